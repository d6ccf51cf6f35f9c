"""Steps and their marks: what counts as settled."""

import pytest

from incident_desk.domain.checklist import SETTLED, WORDS, StepMark, StepState, is_open, open_steps, progress
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
