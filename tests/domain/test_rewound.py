"""What of the present was not known at an earlier moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.rewound import settled_since, unknown_then

AT = datetime(2026, 3, 1, 2, 56, tzinfo=UTC)
THEN = Incident("1", "INC-0001", RecordKind.INCIDENT, "Checkout", AT, "MK")


def test_what_stands_now_and_did_not_then_is_named_in_the_order_in_which_it_came_to_be_known():
    stated = {one: Moment.exactly(AT) for one in (Milestone.IMPACT_STARTED, Milestone.DETECTED, Milestone.DECLARED)}
    then = replace(THEN, milestones={Milestone.DECLARED: Moment.exactly(AT)})
    since = {one: AT + timedelta(minutes=9 - number) for number, one in enumerate(stated)}
    found = unknown_then(then, replace(THEN, milestones=stated), since)
    assert [one.title for one in found] == ["Detected", "Impact started"]
    assert [one.written_at for one in found] == [AT + timedelta(minutes=8), AT + timedelta(minutes=9)]


def test_a_milestone_that_was_corrected_was_known_then():
    early, late = ({Milestone.DETECTED: Moment.exactly(AT + timedelta(minutes=m))} for m in (1, 2))
    assert unknown_then(replace(THEN, milestones=early), replace(THEN, milestones=late), {}) == ()


def test_a_step_that_was_open_then_and_is_settled_now_was_ticked_since():
    marks = {name: StepMark(state, "MK", AT) for name, state in (
        ("1", StepState.DONE), ("2", StepState.DOING), ("3", StepState.NOT_NEEDED))}  # fmt: skip
    then = replace(THEN, steps={"1": marks["1"], "3": StepMark(StepState.TO_DO, "MK", AT)})
    assert settled_since(then, replace(THEN, steps=marks)) == {"3"}
