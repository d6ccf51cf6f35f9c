"""What holds of the clocks of any record, at any moment: found by trying many."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import ClockReading, TargetState, clock
from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Contact, EscalationHop, Phase, Plan, Playbook
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.contacting import reach_contact
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate, snooze_escalation
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.steering import (
    acknowledge,
    cancel,
    change_severity,
    close,
    reopen,
    resolve,
    set_milestone,
)
from incident_desk.services.acts.targets import PauseTerms, pause, resume, see
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.updating import repeat_update, send_update, skip_update
from tests.examples import few
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage",
    plans=(Plan("p", (Phase("Look", 0, 900), Phase("Mend", 900, 3600), Phase("After", None, None, after=True))),),
    escalation=(EscalationHop("Lead"), EscalationHop("Manager"), EscalationHop("CTO", 7200)),
    contacts=(Contact("CTO"),),
    watch_s=1800,
)


def _back(now: datetime, minutes: int) -> Moment:
    return Moment.exactly(now - timedelta(minutes=minutes))


ACTS = {
    "log": lambda i, n, k: log(Line(f"entry {k}", Sign.NOTE)),
    "item": lambda i, n, k: log(Line(f"item {k}", Sign.ACTION_ITEM)),
    "ack": lambda i, n, k: acknowledge(i, _back(n, k)),
    "pause": lambda i, n, k: pause(i, "waiting", "Payments", PauseTerms(n, n - timedelta(minutes=k), 60 * (k + 1))),
    "resume": lambda i, n, k: resume(i),
    "see response": lambda i, n, k: see(i, "response", n),
    "see resolution": lambda i, n, k: see(i, "resolution", n),
    "escalate": lambda i, n, k: escalate(i, list(Outcome)[k % 3], n),
    "snooze": lambda i, n, k: snooze_escalation(i, k, "on the way", n),
    "severity": lambda i, n, k: change_severity(i, f"P{k % 4}", "it is so"),
    "update": lambda i, n, k: send_update(i, "we look", (), n - timedelta(minutes=k)),
    "no change": lambda i, n, k: repeat_update(i, n),
    "skip": lambda i, n, k: skip_update(i, "quiet"),
    "contact": lambda i, n, k: reach_contact(i, "CTO", list(Outcome)[k % 3]),
    "phase": lambda i, n, k: enter_phase(i, "next"),
    "declared earlier": lambda i, n, k: set_milestone(i, Milestone.DECLARED, _back(i.declared_at, k)),
    "impact": lambda i, n, k: set_milestone(i, Milestone.IMPACT_STARTED, _back(n, k)),
    "resolve": lambda i, n, k: resolve(i, _back(n, k), Moment.exactly(n)),
    "correct": lambda i, n, k: set_milestone(i, Milestone.RESOLVED, _back(n, k)),
    "close": lambda i, n, k: close(i),
    "reopen": lambda i, n, k: reopen(i, "again"),
    "cancel": lambda i, n, k: cancel(i, "false alarm"),
}
COURSE = st.lists(
    st.tuples(st.sampled_from([*ACTS, "undo", "redo"]), st.integers(1, 5000), st.integers(0, 30)), max_size=14
)


def _play(bench: Bench, one: str, act: str, number: int) -> None:
    rule = ACTS.get(act)
    try:
        if rule is not None:
            bench.desk.act(one, lambda i, n: rule(i, n, number), "MK")
        elif act == "undo":
            bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
        else:
            bench.desk.act(one, lambda i, n: redo(i, bench.desk.events(one)), "MK")
    except DeskError:
        return  # the rule said no, which writes nothing


def _opened() -> tuple[Bench, str]:
    bench = Bench()
    return bench, bench.desk.declare(Declaration("Down", "P1", BOOK), "MK").id


@given(COURSE, st.integers(-3600, 200_000))
def test_a_clock_is_a_pure_function_of_the_record_and_the_moment(course, seconds) -> None:
    bench, one = _opened()
    for act, wait, number in course:
        bench.clock.pass_s(wait)
        _play(bench, one, act, number)
    when, events = NOON + timedelta(seconds=seconds), bench.desk.events(one)
    assert clock(bench.desk.incident_of(one), when) == clock(fold(events), when) == clock(fold(events), when)


@given(COURSE)
def test_a_reading_as_known_at_a_moment_never_changes_whatever_is_written_later(course) -> None:
    bench, one = _opened()
    read: list[tuple[datetime, ClockReading]] = []
    for act, wait, number in course:
        bench.clock.pass_s(wait)
        _play(bench, one, act, number)
        bench.clock.pass_s(1)
        now = bench.clock.now()
        read.append((now, clock(bench.desk.incident_of(one), now)))
    for then, reading in read:
        known = bench.desk.known_at(one, then)
        assert known is not None and clock(known, then) == reading


def _resolution(incident: Incident, now: datetime):
    return clock(incident, now).target("resolution")


@given(
    st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 6000)), min_size=1, max_size=5)
)
def test_pausing_and_resuming_moves_the_due_time_by_exactly_the_pauses(stretches) -> None:
    """Also where the pause is said to have begun before it was written down."""
    bench, one = _opened()
    before = _resolution(bench.desk.incident_of(one), bench.clock.now())
    wanted = 0
    for runs, stands, back in stretches:
        bench.clock.pass_s(runs)
        was_late = _resolution(bench.desk.incident_of(one), bench.clock.now()).state is TargetState.LATE
        try:
            terms = PauseTerms(bench.clock.now(), bench.clock.now() - timedelta(seconds=back))
            bench.desk.act(one, lambda i, n, terms=terms: pause(i, "waiting", "Payments", terms), "MK")
            wanted += back
        except Refused:
            assert back >= runs or was_late
            bench.desk.act(one, lambda i, n: pause(i, "waiting", "Payments"), "MK")
        bench.clock.pass_s(stands)
        bench.desk.act(one, lambda i, n: resume(i), "MK")
        wanted += stands
    incident = bench.desk.incident_of(one)
    after = _resolution(incident, bench.clock.now() + timedelta(seconds=1))
    lengths = sum((one.until - one.since for one in incident.pauses), timedelta())
    assert before.due is not None and after.due is not None
    assert after.due - before.due == lengths
    assert abs(lengths.total_seconds() - wanted) < 0.001
    response = clock(incident, bench.clock.now()).target("response")
    assert response.due == NOON + timedelta(minutes=15) and response.paused_s == 0


@given(
    st.lists(st.tuples(st.sampled_from(["P0", "P1", "P2", "pause", "resume"]), st.integers(1, 4000)), max_size=12)
)
def test_no_order_of_severity_changes_loses_the_pause_or_the_start(course) -> None:
    bench, one = _opened()
    paused, since = timedelta(), None
    for act, wait in course:
        bench.clock.pass_s(wait)
        try:
            if act == "pause":
                done = bench.desk.act(one, lambda i, n: pause(i, "waiting", "Payments"), "MK")
                since = done.events[0].happened.at
            elif act == "resume":
                done = bench.desk.act(one, lambda i, n: resume(i), "MK")
                paused, since = paused + (done.events[0].happened.at - since), None
            else:
                bench.desk.act(one, lambda i, n, to=act: change_severity(i, to, "it is so"), "MK")
        except DeskError:
            continue
    bench.clock.pass_s(10)
    incident, now = bench.desk.incident_of(one), bench.clock.now()
    allowed = incident.targets.resolution
    reading = _resolution(incident, now)
    paused += now - since if since else timedelta()
    assert allowed is not None and reading.start == NOON
    assert reading.due == NOON + timedelta(seconds=allowed.seconds) + paused


@given(COURSE)
def test_what_is_late_is_never_on_time_again_by_a_pause(course) -> None:
    """Only what changes its figures or its start, or takes an act back, ends a lateness."""
    bench, one = _opened()
    late = False
    for act, wait, number in course:
        if act not in ("pause", "resume", "see resolution", "escalate", "log", "ack", "update", "phase"):
            continue
        bench.clock.pass_s(wait)
        _play(bench, one, act, number)
        state = _resolution(bench.desk.incident_of(one), bench.clock.now()).state
        assert not late or state is TargetState.LATE
        late = state is TargetState.LATE


@settings(max_examples=few(20, 50))
@given(COURSE)
def test_an_earlier_moment_does_not_know_what_happened_after_it(course) -> None:
    """Without corrections and undoing, the clock at T read later is the clock that was read at T."""
    bench, one = _opened()
    read = []
    for act, wait, _ in course:
        if act in ("undo", "redo", "declared earlier", "correct", "impact", "close"):
            continue
        bench.clock.pass_s(wait)
        # What is written down happened now, nothing earlier.
        _play(bench, one, act, 0)
        bench.clock.pass_s(1)
        now = bench.clock.now()
        read.append((now, clock(bench.desk.incident_of(one), now)))
    end = bench.desk.incident_of(one)
    for then, reading in read:
        again = clock(end, then)
        assert again.running == reading.running and again.elapsed_s == reading.elapsed_s
        assert [(t.state, t.due, t.remaining_s, t.seconds) for t in again.targets] == [
            (t.state, t.due, t.remaining_s, t.seconds) for t in reading.targets
        ]
        assert again.escalation == reading.escalation and again.next_update.due == reading.next_update.due
        assert [(t.name, t.state, t.due) for t in again.after] == [(t.name, t.state, t.due) for t in reading.after]
