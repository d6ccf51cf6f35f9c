"""What incidents know of the standing checks: the newest of every record, and when the last incident ended."""

from datetime import timedelta

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import Change, State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.incident import CheckMark
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import book_change, watch
from incident_desk.services.standing_marks import IncidentMarks, covered, loud, marks_of
from tests.fakes import NOON, Bench

CHECK = Check("a", "/a", HttpOptions("http://127.0.0.1:9/"))


class Records:
    def __init__(self):
        self.bench = Bench()
        self.desk = self.bench.desk

    def declare(self, record=RecordKind.INCIDENT):
        one = self.desk.declare(Declaration("Down", record=record, with_checks=False), "MK").id
        return self.desk.act(one, lambda i, _: watch(i, CHECK), "MK").after.id

    def becomes(self, record, state, minutes):
        at = NOON + timedelta(minutes=minutes)
        change = Change("a", "/a", State.OK, state, at, at, state.word, "", alarms=True)
        cause = self.desk.caused(record, str(minutes))
        return self.desk.act(record, lambda *_: book_change(change, cause), "check").after

    def end(self, record):
        self.bench.clock.pass_s(600)
        return self.desk.act(record, lambda i, _: cancel(i, "over"), "MK").after

    @property
    def states(self):
        return self.desk.incidents_of([head.incident for head in self.desk.heads()])


def test_the_newest_of_several_incidents_counts_and_a_drill_does_not():
    records, marks = Records(), IncidentMarks()
    one, two, drill = records.declare(), records.declare(), records.declare(RecordKind.DRILL)
    records.becomes(one, State.DOWN, 5)
    records.becomes(two, State.SLOW, 3)
    records.becomes(drill, State.FLAPPING, 9)
    marks.take(records.states)
    assert marks.marks["a"].state == "down"
    records.becomes(two, State.OK, 7)
    marks.take(records.states)
    assert marks.marks["a"].state == "ok" and marks.ended == {}


def test_when_the_last_incident_that_had_it_ended():
    records, marks = Records(), IncidentMarks()
    ended = [records.end(records.declare()) for _ in range(2)]
    marks.take(reversed(records.states))
    assert marks.ended == {"a": ended[1].ended_at}


def test_an_incident_that_has_not_moved_on_is_not_looked_at_again():
    records, marks = Records(), IncidentMarks()
    records.becomes(records.declare(), State.DOWN, 5)
    states = records.states
    marks.take(states)
    marks.marks.clear()
    marks.take(states)
    assert marks.marks == {}


def test_only_open_real_incidents_take_a_check_over():
    records = Records()
    first, second = records.declare(), records.declare()
    records.declare(RecordKind.DRILL)
    assert covered(records.states) == {"a": first}
    records.end(first)
    assert covered(records.states) == {"a": second}
    records.end(second)
    assert covered(records.states) == {}


def test_of_the_standing_record_and_the_incidents_the_newer_is_said():
    records, marks = Records(), IncidentMarks()
    standing = records.desk.standing.open("MK").id
    records.desk.act(standing, lambda i, _: watch(i, CHECK), "MK")
    assert marks_of(records.desk.standing.find(), marks.marks) == {}
    record = records.becomes(standing, State.DOWN, 4)
    assert marks_of(record, marks.marks)["a"].state == "down"
    records.becomes(records.declare(), State.OK, 6)
    marks.take(records.states)
    assert marks_of(record, marks.marks)["a"].state == "ok"
    assert marks_of(records.becomes(standing, State.SLOW, 8), marks.marks)["a"].state == "slow"


def test_what_is_not_known_now_stands_as_it_was_heard_last():
    down = CheckMark("/a", "no_data", NOON, "", outage_from=NOON, rung=2)
    slow = CheckMark("/a", "blind", NOON, "", rung=1)
    assert (loud(down), loud(slow)) == (State.DOWN, State.SLOW)
    assert (
        loud(CheckMark("/a", "no_data", NOON, ""))
        is loud(CheckMark("/a", "slow", NOON, "", level="warning"))
        is None
    )
    assert loud(CheckMark("/a", "slow", NOON, "", level="critical")) is State.SLOW
