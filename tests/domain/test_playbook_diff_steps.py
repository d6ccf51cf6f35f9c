"""Steps of two readings: added, removed, moved, reworded, each told once and with its place."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook_diff_steps import step_differences
from incident_desk.domain.playbook_steps import Command, Step

TREES = st.recursive(
    st.lists(st.sampled_from("abc"), max_size=3).map(lambda texts: tuple(Step("", text) for text in texts)),
    lambda inner: st.lists(st.tuples(st.sampled_from("abcd"), inner), max_size=3).map(
        lambda pairs: tuple(Step("", text, children=under) for text, under in pairs)
    ),
    max_leaves=8,
)


def told(before, after, renamed=None):
    return [one.words for one in step_differences([("Look", before)], [("Look", after)], renamed or {})]


def steps(*texts):
    return tuple(Step("", text) for text in texts)


@given(TREES)
def test_the_same_steps_do_not_differ(tree):
    assert told(tree, tree) == []


@given(TREES, st.integers(0, 3))
def test_a_step_that_comes_is_the_only_difference(tree, place):
    new = Step("", "something else altogether", children=steps("one", "two"))
    changed = (*tree[:place], new, *tree[place:])
    number = min(place, len(tree)) + 1
    assert told(tree, changed) == [f"added: step “{new.text}” (Look, {number}), with 2 steps under it"]
    assert told(changed, tree) == [f"removed: step “{new.text}” (Look, {number}), with 2 steps under it"]


def test_a_step_that_moves_takes_along_what_stands_under_it():
    group = Step("", "Tell", children=steps("Support", "Bank"))
    assert told((*steps("Read", "Ask"), group), (group, *steps("Read", "Ask"))) == [
        "moved: step “Tell”, from Look, 3 to Look, 1"
    ]
    assert told((*steps("Read", "Ask"), group), (Step("", "Read", children=(group,)), *steps("Ask"))) == [
        "moved: step “Tell”, from Look, 3 to Look, 1.1"
    ]


def test_a_step_with_new_words_time_and_commands_is_still_that_step():
    was = Step("", "Read the logs of the gateway", due_s=300, commands=(Command("tail a"), Command("tail b")))
    now = Step("", "Read all the logs of the gateway", due_s=600, commands=(Command("tail a"), Command("tail c")))
    assert told((was,), (now,)) == [
        "changed: step “Read all the logs of the gateway” (Look, 1), words: "
        "Read the logs of the gateway → Read all the logs of the gateway",
        "changed: step “Read all the logs of the gateway” (Look, 1), due: 5 min → 10 min",
        "changed: command of “Read all the logs of the gateway” (Look, 1): tail b → tail c",
    ]


def test_a_step_goes_from_one_home_to_another():
    before = [("Look", steps("Read", "Ask")), ("Mend", steps("Roll back"))]
    after = [("Look", steps("Read")), ("Mend", steps("Roll back", "Ask"))]
    assert [one.words for one in step_differences(before, after, {})] == [
        "moved: step “Ask”, from Look, 2 to Mend, 2"
    ]


def test_steps_of_a_home_with_a_new_name_have_not_moved_and_those_of_a_lost_one_are_not_listed():
    before, after = [("Look", steps("Read")), ("Mend", steps("Restart"))], [("See", steps("Read"))]
    assert list(step_differences(before, after, {"Look": "See"})) == []
