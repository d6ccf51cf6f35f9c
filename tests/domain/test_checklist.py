"""Steps and their marks: what counts as settled."""

import pytest

from incident_desk.domain.checklist import (
    SETTLED,
    WORDS,
    StepMark,
    StepState,
    at_hand,
    is_cause_list,
    is_open,
    open_steps,
    progress,
    step_at_hand,
)
from incident_desk.domain.playbook import Step
from tests.fakes import NOON

STEPS = (
    Step("1", "One", children=(Step("1.1", "Inner"),)),
    Step("2", "Group", role="group", children=(Step("2.1", "Two"),)),
)


def marked(**states):
    return {f"{key[1:].replace('_', '.')}": StepMark(state, "MK", NOON) for key, state in states.items()}


@pytest.mark.parametrize("state", StepState)
def test_a_step_is_open_until_it_is_settled(state):
    assert is_open(STEPS[0], marked(_1=state)) is (state not in SETTLED)
    assert WORDS[state]


def test_the_outermost_steps_are_counted_and_groups_are_no_steps():
    assert progress(STEPS, {}) == (0, 2)
    assert progress(STEPS, marked(_2_1=StepState.NOT_NEEDED)) == (1, 2)
    assert [step.id for step in open_steps(STEPS, marked(_1=StepState.DONE))] == ["2.1"]


MEASURE = (
    Step("1", "Measure", children=(Step("1.1", "Logs"), Step("1.2", "Disk"))),
    Step("g", "Then", role="group", children=(Step("2", "Say it"),)),
    Step(
        "3", "Hold each cause against the facts", children=(Step("3.1", "A deployment"), Step("3.2", "An attack"))
    ),
)


def ids(steps):
    return [step.id for step in steps]


def test_what_is_open_under_a_step_is_at_hand_before_the_step():
    assert ids(at_hand(MEASURE, {})) == ["1.1", "1.2", "2", "3"]
    assert ids(at_hand(MEASURE, marked(_1_1=StepState.DONE))) == ["1.2", "2", "3"]
    assert ids(at_hand(MEASURE, marked(_1_1=StepState.DONE, _1_2=StepState.NOT_NEEDED))) == ["1", "2", "3"]
    assert ids(at_hand(MEASURE, marked(_1=StepState.DONE))) == ["2", "3"]


def test_a_list_of_causes_is_one_thing_to_do():
    assert is_cause_list(MEASURE[2])
    assert not is_cause_list(MEASURE[0])
    assert not is_cause_list(Step("4", "Find the cause"))


def test_what_somebody_does_is_at_hand_at_every_depth_else_the_first():
    assert step_at_hand(MEASURE, {}).id == "1.1"
    assert step_at_hand(MEASURE, marked(_1_2=StepState.DOING)).id == "1.2"
    assert step_at_hand(MEASURE, marked(_1=StepState.DONE, _2=StepState.DONE, _3=StepState.DONE)) is None
