"""Steps in steps: their order, and which of them count."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook_steps import Command, Step, count_all, count_outermost, outermost, walk

ROLES = st.sampled_from(["step", "group", "commands"])
STEPS = st.recursive(
    st.builds(Step, st.just(""), st.text(max_size=3), ROLES),
    lambda inner: st.builds(
        lambda text, role, children: Step("", text, role, children=tuple(children)),
        st.text(max_size=3), ROLES, st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)  # fmt: skip


def recursively(steps):
    for step in steps:
        yield step
        yield from recursively(step.children)


@given(st.lists(STEPS, max_size=4))
def test_walking_is_reading_order_and_counting_is_of_what_is_to_do(steps):
    assert list(walk(steps)) == list(recursively(steps))
    assert count_all(steps) == sum(step.role == "step" for step in recursively(steps))
    assert count_outermost(steps) == len(outermost(steps)) <= count_all(steps)


@given(st.lists(STEPS, max_size=4))
def test_the_outermost_are_steps_in_reading_order_under_no_other_step(steps):
    under_steps = [
        id(inner) for step in recursively(steps) if step.role == "step" for inner in recursively(step.children)
    ]
    free = [step for step in recursively(steps) if step.role == "step" and id(step) not in under_steps]
    assert [id(step) for step in outermost(steps)] == [id(step) for step in free]


def test_a_group_and_loose_commands_are_not_ticked_off():
    group = Step("", "g", "group", children=(Step("", "a", children=(Step("", "b"),)), Step("", "c", "commands")))
    assert (count_outermost([group]), count_all([group])) == (1, 2)


def test_nesting_of_any_depth_costs_no_stack():
    step = Step("", "deep")
    for _ in range(5000):
        step = Step("", "", "group", children=(step,))
    assert count_all([step]) == count_outermost([step]) == 1


def test_a_command_that_costs_something_is_destructive():
    assert Command("x", danger="deletes data").destructive and not Command("x").destructive
