"""When a level became due: its true time, each once, whatever happened in between."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import clock
from incident_desk.domain.crossings import corrections, crossings, next_booking
from incident_desk.domain.errors import DeskError
from incident_desk.domain.escalation import first_to_call
from incident_desk.domain.escalation_due import due_levels
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop, Phase, Plan, Playbook
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate, escalate_level, snooze_escalation
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.steering import acknowledge, change_severity, reopen, resolve
from incident_desk.services.acts.targets import pause, resume
from incident_desk.services.acts.undoing import undo
from tests.examples import few
from tests.fakes import NOON, Bench

PLAN = Plan("p", (Phase("Look", 0, 900), Phase("Diagnosis", 900, 3600), Phase("Mend", 3600, None)))
PATH = (EscalationHop("Lead"), EscalationHop("Manager"), EscalationHop("CTO"))
MOMENT = timedelta(microseconds=1)


class Case:
    """A P1 incident (15 min, 4 h) with a path; what the clock crosses is booked as the time passes."""

    def __init__(self, *path, plans=(PLAN,)):
        self.bench = Bench()
        book = Playbook("Outage", plans=plans, escalation=path or PATH)
        self.one = self.bench.desk.declare(Declaration("Down", "P1", book), "MK").id

    @property
    def state(self):
        return self.bench.desk.incident_of(self.one)

    def at(self, minutes, rule=None):
        """The rule at so many minutes; what it leaves is booked."""
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        if rule is None:
            self.bench.desk.book_crossings([self.one])
        else:
            self.bench.desk.act(self.one, rule, "MK")
        return self

    @property
    def booked(self):
        """Role, minutes, and why it no longer holds, of the levels that are booked."""
        rows = [one for one in self.state.booked if one.crossing.target == "escalation"]
        return [(one.crossing.name, _minutes(one.crossing.at), one.corrected) for one in rows]


def _minutes(at: datetime) -> float:
    return round((at - NOON).total_seconds() / 60, 2)


def call(role=None):
    return lambda i, n: escalate(i, Outcome.NO_ANSWER, n, role)


def test_each_level_is_booked_once_at_its_true_time():
    case = Case().at(16).at(17).at(18, call()).at(200).at(241).at(300)
    assert case.booked == [("Manager", 15.0, None), ("CTO", 240.0, None)]
    late = Case().at(100)
    assert late.booked == [("Manager", 15.0, None)]
    assert [one.recorded_late for one in late.state.booked if one.crossing.target == "escalation"] == [True]


def test_a_first_level_with_a_time_is_booked_at_it_also_where_it_is_the_only_one():
    path = (EscalationHop("Lead", 900), EscalationHop("CTO", 1800))
    assert Case(*path).at(16).at(17, call()).at(31).booked == [("Lead", 15.0, None), ("CTO", 30.0, None)]
    assert Case(*path[:1]).at(16).booked == [("Lead", 15.0, None)]
    assert Case(*path).at(10, call()).at(20).booked == []


def test_who_is_called_in_time_is_never_due():
    assert Case().at(10, call()).at(239).booked == []
    assert Case().at(10, lambda i, n: acknowledge(i, None)).at(239).booked == []
    assert Case().at(10, lambda i, n: resolve(i, None, Moment.exactly(n))).at(239).booked == []


def test_who_is_called_late_finds_the_level_after_it_waiting():
    case = Case(EscalationHop("Lead"), EscalationHop("Manager", 600), EscalationHop("CTO", 1200)).at(60, call())
    case.at(61)
    assert case.booked == [("Manager", 10.0, None), ("CTO", 60.0, None)]
    (cto,) = (one.crossing for one in case.state.booked if one.crossing.name == "CTO")
    assert _minutes(cto.due) == 20.0


def test_an_undone_call_leaves_the_level_due_and_a_snooze_changes_nothing():
    case = Case().at(10, call()).at(20)
    assert case.booked == []
    case.at(21, lambda i, n: undo(i, case.bench.desk.events(case.one), n))
    assert case.booked == [("Manager", 15.0, None)]
    case.at(22, lambda i, n: snooze_escalation(i, 10, "boarding", n)).at(40)
    assert case.booked == [("Manager", 15.0, None)]


def test_what_turns_out_untrue_is_struck_with_its_reason():
    case = Case().at(16).at(20, lambda i, n: acknowledge(i, Moment.exactly(NOON + timedelta(minutes=12))))
    assert case.booked == [("Manager", 15.0, "acknowledged at 12:12:00 UTC")]
    unknown = Case().at(16).at(20, lambda i, n: acknowledge(i, Moment.unknown())).at(30)
    assert unknown.booked == [("Manager", 15.0, None)]


def test_a_severity_that_gives_more_time_makes_it_due_anew():
    case = Case().at(16).at(20, lambda i, n: change_severity(i, "P2", "fewer")).at(59)
    assert case.booked == [("Manager", 15.0, None)]
    later = clock(case.state, case.bench.clock.now()).escalation.due
    case.at(_minutes(later) + 1)
    assert case.booked == [("Manager", 15.0, None), ("Manager", _minutes(later), None)]


def test_a_pause_of_the_resolution_target_moves_what_it_asks_for():
    case = Case().at(10, call()).at(60, lambda i, n: pause(i, "waiting", "Payments")).at(250)
    assert case.booked == []
    case.at(300, lambda i, n: resume(i)).at(481)
    assert case.booked == [("CTO", 480.0, None)]


def test_what_was_due_before_the_end_is_not_due_again_after_a_reopening():
    case = Case().at(16).at(20, lambda i, n: resolve(i, None, Moment.exactly(n)))
    case.at(60, lambda i, n: reopen(i, "it is back")).at(70)
    assert case.booked == [("Manager", 15.0, None)]
    never = Case().at(10, lambda i, n: resolve(i, None, Moment.exactly(n)))
    never.at(60, lambda i, n: reopen(i, "it is back")).at(70)
    assert never.booked == [("Manager", 60.0, None)]


def test_a_phase_that_runs_over_asks_for_the_level_where_the_playbook_says_so():
    path = (EscalationHop("Lead"), EscalationHop("Manager", phase="diagnosis"), EscalationHop("CTO"))
    over = Case(*path).at(16, lambda i, n: enter_phase(i, "2")).at(61)
    assert over.booked == [("Manager", 60.0, None)]
    one = clock(over.state, over.bench.clock.now()).escalation
    assert (
        one.why(over.bench.clock.now()) == "Diagnosis over its window" and one.why(NOON) == "if Diagnosis overruns"
    )
    left = Case(*path).at(16, lambda i, n: enter_phase(i, "2")).at(50, lambda i, n: enter_phase(i, "3"))
    assert left.at(61).booked == []
    assert clock(left.state, left.bench.clock.now()).escalation.because == "resolution target"


@pytest.mark.parametrize("path", [(), (EscalationHop("Lead"),)])
def test_no_path_and_one_person_alone_are_never_due(path):
    case = Case()
    state = Bench().desk.declare(Declaration("Down", "P1", Playbook("x", escalation=path)), "MK")
    assert list(due_levels(state)) == [] and next_booking(case.state) is not None


ACTS = {
    "call": lambda i, n, k: escalate(i, list(Outcome)[k % 3], n),
    "call again": lambda i, n, k: escalate_level(i, list(Outcome)[k % 3], 1 + k % 4),
    "snooze": lambda i, n, k: snooze_escalation(i, k, "on the way", n),
    "ack": lambda i, n, k: acknowledge(i, Moment.exactly(n - timedelta(minutes=k))),
    "pause": lambda i, n, k: pause(i, "waiting", "Payments"),
    "resume": lambda i, n, k: resume(i),
    "severity": lambda i, n, k: change_severity(i, f"P{k % 3}", "it is so"),
    "phase": lambda i, n, k: enter_phase(i, "next"),
    "resolve": lambda i, n, k: resolve(i, None, Moment.exactly(n)),
    "reopen": lambda i, n, k: reopen(i, "again"),
}
PATHS = (
    (EscalationHop("Lead", 900), EscalationHop("Manager"), EscalationHop("CTO"), EscalationHop("Board", 7200)),
    (EscalationHop("Lead", phase="Diagnosis"), EscalationHop("Manager"), EscalationHop("CTO")),
    (*PATH, EscalationHop("Board")),
    (EscalationHop("Lead"), EscalationHop("Manager", 600), EscalationHop("CTO"), EscalationHop("Board", 7200)),
    (
        EscalationHop("Lead"),
        EscalationHop("Manager", phase="Diagnosis"),
        EscalationHop("CTO"),
        EscalationHop("Board"),
    ),
)


@settings(max_examples=few(30, 150))
@given(
    st.sampled_from(PATHS),
    st.lists(st.tuples(st.sampled_from([*ACTS, "undo"]), st.integers(1, 6000), st.integers(0, 40)), max_size=12),
)
def test_the_clock_and_the_record_tell_the_same_of_every_course(path, course):
    """Where the clock reads a level as due, the record has it once; a snooze moves no due time; nothing is left."""
    case = Case(*path)
    for act, wait, number in course:
        case.bench.clock.pass_s(wait)
        before = clock(case.state, case.bench.clock.now()).escalation
        try:
            if act == "undo":
                events = case.bench.desk.events(case.one)
                case.bench.desk.act(case.one, lambda i, n, events=events: undo(i, events, n), "MK")
            else:
                rule = ACTS[act]
                case.bench.desk.act(case.one, lambda i, n, r=rule, k=number: r(i, n, k), "MK")
        except DeskError:
            continue
        if act == "snooze":
            after = clock(case.state, case.bench.clock.now()).escalation
            assert (after.level, after.due, after.because) == (before.level, before.due, before.because)
    case.bench.clock.pass_s(7)
    case.bench.desk.book_crossings([case.one])
    state, now = case.state, case.bench.clock.now()
    standing = [
        one.crossing for one in state.booked if one.corrected is None and one.crossing.target == "escalation"
    ]
    assert len(set(standing)) == len(standing)
    assert set(standing) == {one for one in crossings(state, now) if one.target == "escalation"}
    assert corrections(state, now) == ()
    for crossing in standing:
        one = clock(state, crossing.at + MOMENT).escalation
        assert one is not None and (one.role, one.is_due(crossing.at + 2 * MOMENT)) == (crossing.name, True)
    one = clock(state, now).escalation
    if one is not None and one.is_due(now):
        assert standing and standing[-1].name == one.role
    called = {call.level for call in state.escalations}
    if state.is_open:
        # No level is lost: the next is the one after the highest that was called, or the acknowledgement's.
        first = max(called, default=first_to_call(path) - 1) + 1
        assert first <= (one.level if one else len(path) + 1) <= max(first, 3)


def test_a_level_that_was_called_late_for_the_response_does_not_use_up_the_resolution_s():
    """Called after both targets were missed, the second level was the response target's: the third is due."""
    case = Case().at(250, call()).at(251)
    assert case.booked == [("Manager", 15.0, None), ("CTO", 250.0, None)]
    again = Case().at(20, call()).at(250, lambda i, n: escalate_level(i, Outcome.REACHED, 2)).at(251)
    assert again.booked == [("Manager", 15.0, None), ("CTO", 240.0, None)]
