"""Two laws of every reading, tried on many records.

As of W: what was read by what had been written until W never changes, whatever is written later. At T: what had not
happened by T counts for nothing at T, however much happens afterwards.
"""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import clock
from incident_desk.domain.counting import RESOLUTION_TO, RESPONSE_FROM, Counting
from incident_desk.domain.errors import DeskError
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import FollowUp, Phase, Plan, Playbook, Step
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.incident_json import clock_data
from incident_desk.formats.incident_text import clock_text
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, erase, log, set_action, strike
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.steering import (
    acknowledge,
    cancel,
    change_severity,
    close,
    reopen,
    resolve,
    set_milestone,
)
from incident_desk.services.acts.targets import pause, resume, see
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.updating import send_update
from tests.examples import few
from tests.fakes import NOON, Bench

STEP = Step("9.1", "Schedule follow-up review")
BOOK = Playbook(
    "Outage",
    plans=(
        Plan("p", (Phase("Look", 0, 900), Phase("Mend", 900, 3600), Phase("After", after=True, steps=(STEP,)))),
    ),
    watch_s=1800,
    follow_up=FollowUp("Schedule follow-up review", "9.1", 7 * 86_400),
)
COUNTING = st.builds(Counting, st.sampled_from(RESPONSE_FROM), st.sampled_from(RESOLUTION_TO))


def _item(now: datetime, hours: int):
    due = (now + timedelta(hours=hours)).isoformat()
    return (Draft(Kind.ACTION_ADDED, {"text": "Raise the pool", "owner": "RO", "due": due}),)


def _ticked(incident, done):
    return set_action(incident, incident.actions[-1].id, done=done) if incident.actions else ()


NOW_ACTS = {
    "log": lambda i, n, k: log(Line(f"entry {k}", Sign.NOTE)),
    "item": lambda i, n, k: _item(n, k),
    "ticked": lambda i, n, k: _ticked(i, True),
    "ack": lambda i, n, k: acknowledge(i, None),
    "detected": lambda i, n, k: set_milestone(i, Milestone.DETECTED, None) if k and _unset(i, "DETECTED") else (),
    "pause": lambda i, n, k: pause(i, "waiting", "Payments"),
    "resume": lambda i, n, k: resume(i),
    "severity": lambda i, n, k: change_severity(i, f"P{k % 4}", "it is so"),
    "update": lambda i, n, k: send_update(i, "we look", ()),
    "phase": lambda i, n, k: enter_phase(i, "next"),
    "impact ended": lambda i, n, k: set_milestone(i, Milestone.IMPACT_ENDED, None) if _hurts(i) else (),
    "resolve": lambda i, n, k: resolve(i, None, None if not _unset(i, "IMPACT_ENDED") else Moment.exactly(n)),
    "close": lambda i, n, k: close(i),
    "reopen": lambda i, n, k: reopen(i, "again"),
    "reopen since": lambda i, n, k: reopen(i, "again", Moment.exactly(n)),
    "cancel": lambda i, n, k: cancel(i, "false alarm"),
    "step": lambda i, n, k: set_step(i, "9.1", StepState.DONE) if "9.1" not in i.steps else (),
}
"""What happens now, and corrects nothing that was said before."""
LATE_ACTS = {
    **NOW_ACTS,
    "declared earlier": lambda i, n, k: set_milestone(i, Milestone.DECLARED, _back(i.declared_at, k)),
    "detected earlier": lambda i, n, k: set_milestone(i, Milestone.DETECTED, _back(n, k)),
    "impact started": lambda i, n, k: set_milestone(i, Milestone.IMPACT_STARTED, _back(n, k)),
    "impact ended earlier": lambda i, n, k: set_milestone(i, Milestone.IMPACT_ENDED, _back(n, k)),
    "impact unknown": lambda i, n, k: set_milestone(i, Milestone.IMPACT_ENDED, Moment.unknown()),
    "ack anew": lambda i, n, k: set_milestone(i, Milestone.ACKNOWLEDGED, _back(n, k)),
    "resolved anew": lambda i, n, k: set_milestone(i, Milestone.RESOLVED, _back(n, k)),
    "update earlier": lambda i, n, k: send_update(i, "we look", (), n - timedelta(minutes=k)),
    "reopen earlier": lambda i, n, k: reopen(i, "again", _back(n, k)),
    "see": lambda i, n, k: see(i, "response", n),
    "unticked": lambda i, n, k: _ticked(i, False),
}
BY_EVENT = ("undo", "redo", "strike", "amend", "erase")


def _back(now: datetime, minutes: int) -> Moment:
    return Moment.exactly(now - timedelta(minutes=minutes))


def _unset(incident, name: str) -> bool:
    return Milestone[name] not in incident.milestones


def _hurts(incident) -> bool:
    """To end the impact of what was called off would say that it went on hurting: a correction."""
    return incident.is_open and _unset(incident, "IMPACT_ENDED")


def _rule(bench: Bench, one: str, act: str, number: int):
    """The rule of an act, on the incident and now."""
    events = bench.desk.events(one)
    if act in LATE_ACTS:
        return lambda i, n: LATE_ACTS[act](i, n, number)
    if act == "undo":
        return lambda i, n: undo(i, events, n)
    if act == "redo":
        return lambda i, n: redo(i, events)
    event = events[number % len(events)]
    rules = {"strike": lambda: strike(event, "wrong"), "amend": lambda: amend(event, Rewrite("so")),
             "erase": lambda: erase(event, (), "a password")}  # fmt: skip
    return lambda i, n: rules[act]()


class Record:
    """An incident on which things are done one after another; what a rule refuses is not done."""

    def __init__(self, counting: Counting) -> None:
        self.bench = Bench()
        before = Moment.exactly(NOON - timedelta(minutes=4))
        wish = Declaration("Down", "P1", BOOK, detected=before, impact_started=before, counting=counting)
        self.one = self.bench.desk.declare(wish, "MK").id

    def do(self, act: str, wait: int, number: int) -> None:
        self.bench.clock.pass_s(wait)
        try:
            self.bench.desk.act(self.one, _rule(self.bench, self.one, act, number), "MK")
        except DeskError:
            return
        finally:
            self.bench.clock.pass_s(1)

    def read(self, at: datetime, as_of: datetime | None = None):
        desk = self.bench.desk
        known = desk.incident_of(self.one) if as_of is None else desk.known_at(self.one, as_of)
        assert known is not None
        reading = clock(known, at)
        assert clock_text(reading)
        return clock_data(reading)


def _course(acts, size=12):
    return st.lists(
        st.tuples(st.sampled_from([*acts]), st.integers(1, 9000), st.integers(0, 40)), min_size=1, max_size=size
    )


def _without_items(told, erased):
    """An erased item has lost its words and with them its date: that is what erasing means."""
    return told | {"after": [one for one in told["after"] if one["action"] not in erased]}


@settings(max_examples=few(30, 150))
@given(COUNTING, _course([*LATE_ACTS, *BY_EVENT]))
def test_a_reading_as_of_a_moment_never_changes_whatever_is_written_later(counting, course) -> None:
    record, read = Record(counting), []
    for act, wait, number in course:
        record.do(act, wait, number)
        now = record.bench.clock.now()
        read.append((now, record.read(now)))
    erased = {event.id for event in record.bench.desk.events(record.one) if event.body is None}
    for then, told in read:
        assert _without_items(record.read(then, as_of=then), erased) == _without_items(told, erased)


@settings(max_examples=few(30, 150))
@given(COUNTING, _course([*LATE_ACTS, *BY_EVENT], 6), _course(NOW_ACTS, 8))
def test_what_has_not_happened_by_a_moment_counts_for_nothing_then(counting, before, after) -> None:
    record = Record(counting)
    for act, wait, number in before:
        record.do(act, wait, number)
    then = record.bench.clock.now()
    told = record.read(then)
    for act, wait, number in after:
        record.do(act, wait, number)
    assert record.read(then) == told


@settings(max_examples=few(25, 100))
@given(COUNTING, _course([*LATE_ACTS, *BY_EVENT]))
def test_no_figure_is_negative_and_the_report_adds_up_as_the_clock_does(counting, course) -> None:
    record = Record(counting)
    for act, wait, number in course:
        record.do(act, wait, number)
    incident = record.bench.desk.incident_of(record.one)
    told = record.read(record.bench.clock.now())
    assert told["impact_s"] is None or told["impact_s"] >= 0
    assert (told["impact_s"] is None) == bool(told["impact"]["because"])
    for one in told["targets"]:
        assert one["took_s"] is None or one["took_s"] >= 0
        assert one["counts"].split("→")[0] in ("declared", "detected")
    report = build_report(record.bench.desk.events(record.one), "test")
    if report.impact.seconds is not None:
        assert report.impact.seconds >= 0
        assert told["impact_s"] == report.impact.seconds or Milestone.IMPACT_ENDED not in incident.milestones
