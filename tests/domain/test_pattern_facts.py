"""A pattern's causes are steps of their own, and a brought pattern's steps are nobody else's."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.pattern_facts import brought, causes_of, own_key, steps_of, work_of
from incident_desk.domain.playbook import Procedure, Step, walk
from tests.pattern_samples import POOL, RESTART

LEAVES = st.builds(Step, st.text("1234567890.", min_size=1, max_size=4), st.text(max_size=5))


def _with(step, children):
    return replace(step, children=tuple(children))


TREES = st.recursive(LEAVES, lambda under: st.builds(_with, LEAVES, st.lists(under, max_size=3)), max_leaves=8)


def test_each_cause_is_a_step_under_the_key_of_its_pattern():
    assert [(one.id, one.text) for one in causes_of(own_key(2), POOL)] == [
        ("p3.c1", "A slow query"),
        ("p3.c2", "A leak after the deploy"),
    ]


def test_the_work_is_what_to_look_at_and_the_resolution_stands_apart():
    assert [one.id for one in work_of(POOL)] == ["9.1.1", "9.1.2"]
    assert [one.id for one in work_of(RESTART)] == ["9.2.1", "9.2.2"]
    assert [one.id for one in steps_of(POOL)] == ["9.1.1", "9.1.2", "9.1.3"]


@given(st.lists(TREES, max_size=3), st.lists(TREES, max_size=2))
def test_a_brought_pattern_has_the_same_steps_in_the_same_order_under_new_ids(looked_at, resolved):
    pattern = Procedure("x", investigation=tuple(looked_at), resolution=tuple(resolved))
    before, after = list(walk(steps_of(pattern))), list(walk(steps_of(brought(pattern, "abc-1"))))
    assert [f"abc-1.{one.id}" for one in before] == [one.id for one in after]
    assert [one.text for one in before] == [one.text for one in after]
    assert [len(one.children) for one in before] == [len(one.children) for one in after]


def test_very_deep_steps_are_brought_too():
    deep = Step("0", "deepest")
    for level in range(3000):
        deep = Step(str(level), "deeper", children=(deep,))
    assert brought(Procedure("x", steps=(deep,)), "k").steps[0].id == "k.2999"
