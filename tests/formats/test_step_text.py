"""A step as lines: box, number, words, who and when."""

from incident_desk.domain.checklist import StepState
from incident_desk.formats.step_text import step_lines
from incident_desk.services.acts.opening_patterns import set_cause
from incident_desk.services.acts.playing import set_step
from tests.pattern_samples import CAUSES, POOL, Worked


def test_deeper_lines_stand_further_in_and_a_heading_has_no_box():
    worked = Worked()
    worked.do(lambda one: set_step(one, "1.2.1", StepState.RULED_OUT))
    assert step_lines(worked.now, CAUSES, 1) == [
        "      1.2      Possible causes",
        "    [-] 1.2.1    The network  RO 12:01:00",
    ]
    assert step_lines(worked.now, POOL.investigation[0], 0) == [
        "[ ] 9.1.1    Count the connections",
        "  [ ] 9.1.1.1  Of each client",
    ]


def test_each_state_of_a_cause_has_a_box_of_its_own():
    worked, boxes = Worked(), set()
    for state in (StepState.SUSPECT, StepState.RULED_OUT, StepState.CONFIRMED):
        worked.do(lambda one, state=state: set_cause(one, "1.2.1", state))
        boxes.add(step_lines(worked.now, CAUSES.children[0], 0)[0][:3])
    assert len(boxes) == 3
