"""Any record: openings of every kind, and courses of every act, done by two processes on one store."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from incident_desk.domain.calls import Outcome
from incident_desk.domain.checklist import StepState
from incident_desk.domain.counting import RESOLUTION_TO, RESPONSE_FROM, Counting
from incident_desk.domain.errors import DeskError, NotFound
from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_rules import Maintenance
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Contact, EscalationHop, FollowUp, Phase, Plan, Playbook, Step
from incident_desk.domain.recovery import recovery_of
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.binding import bind_step, loosen_step
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.contacting import reach_contact
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate, escalate_level, snooze_escalation
from incident_desk.services.acts.importing import take_in
from incident_desk.services.acts.logging import erase, log, set_action, strike
from incident_desk.services.acts.looking import Look, seen_elsewhere
from incident_desk.services.acts.opening_patterns import (
    CAUSE_STATES,
    bring_pattern,
    close_pattern,
    open_pattern,
    set_cause,
)
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.reviewing import ApprovalWish, approve, send_round, write_section
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from incident_desk.services.acts.silencing import see_loudest
from incident_desk.services.acts.steering import (
    StatusWish,
    acknowledge,
    cancel,
    change_severity,
    close,
    reopen,
    resolve,
    set_milestone,
    set_status,
)
from incident_desk.services.acts.targets import PauseTerms, pause, resume, see
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.updating import repeat_update, send_update, skip_update
from incident_desk.services.acts.watching import drop, maintain, watch
from incident_desk.services.acts.watching import pause as pause_check
from incident_desk.services.acts.watching import resume as resume_check
from incident_desk.services.desk import Desk
from tests.fakes import NOON, Bench
from tests.pattern_samples import OTHER, POOL
from tests.review_samples import SMALL

_FOLLOW_UP = Step("9.1", "Schedule follow-up review")
_AFTER = Phase("Learn", after=True, steps=(_FOLLOW_UP,))
_WINDOW = st.none() | st.integers(0, 9000)
_PHASES = st.lists(st.builds(Phase, st.sampled_from(["Look", "Mend"]), _WINDOW, _WINDOW), min_size=1, max_size=4)
_HOPS = st.builds(
    EscalationHop,
    st.sampled_from(["Lead", "Manager", "CTO"]),
    st.none() | st.integers(0, 7200),
    phase=st.sampled_from(["", "Mend"]),
)


def _book(
    phases: list[Phase], hops: list[EscalationHop], after_s: int | None, follow_up: FollowUp | None
) -> Playbook:
    plan = Plan("p", (*phases, _AFTER))
    contacts = (Contact("CTO", "Ann"),)
    return Playbook("Outage", plans=(plan,), escalation=tuple(hops), contacts=contacts, watch_s=after_s,
                    review_due_s=after_s, follow_up=follow_up, procedures=(POOL,))  # fmt: skip


_FOLLOW_UPS = st.sampled_from([None, FollowUp("Schedule it", "9.1", 86_400), FollowUp("Look again")])
BOOKS = st.builds(_book, _PHASES, st.lists(_HOPS, max_size=4), st.none() | st.integers(0, 100_000), _FOLLOW_UPS)
_TARGET = st.none() | st.builds(Target, st.sampled_from([0, 1, 60, 900, 3600, 86_400, 10**7]))
_KNOWN = st.sampled_from([None, Moment.unknown(), Moment.exactly(NOON - timedelta(minutes=10)),
                          Moment.exactly(NOON + timedelta(minutes=10))])  # fmt: skip
OPENINGS = st.builds(
    Declaration,
    st.just("Down"),
    st.sampled_from([None, "P0", "P1", "P2", "P4"]),
    st.none() | BOOKS,
    at=st.sampled_from([None, *(NOON - timedelta(seconds=s) for s in (300, 3600, 86_400 * 3, -30, -3600))]),
    impact_started=_KNOWN,
    detected=_KNOWN,
    record=st.sampled_from([RecordKind.INCIDENT, *RecordKind]),
    targets=st.none() | st.builds(Targets, _TARGET, _TARGET, _TARGET),
    counting=st.builds(Counting, st.sampled_from(RESPONSE_FROM), st.sampled_from(RESOLUTION_TO)),
)


def _back(now: datetime, k: int) -> Moment | None:
    """So many minutes ago; for an even number now."""
    return Moment.exactly(now - timedelta(minutes=k)) if k % 2 else None


def _any(now: datetime, k: int) -> Moment:
    """Not known, a little ahead, or some time ago."""
    if k < 2:
        return Moment.exactly(now + timedelta(seconds=40)) if k else Moment.unknown()
    return Moment.exactly(now - timedelta(minutes=k))


def _status(now: datetime, k: int) -> StatusWish:
    return StatusWish(list(Status)[k % len(Status)], _back(now, k), "why", impact_ended=_any(now, k))


def _item(incident, k: int) -> str:
    return incident.actions[k % len(incident.actions)].id if incident.actions else "none"


def _of(events: list[Event], k: int) -> Event:
    free = [one for one in events if one.kind in (Kind.ENTRY_LOGGED, Kind.UPDATE_SENT, Kind.ACTION_ADDED)]
    if not free:
        raise NotFound("no text yet")
    return free[k % len(free)]


_WORK = timedelta(minutes=10)


def _check(k: int) -> Check:
    name = ("api", "db", "web")[k % 3]
    return Check(name, f"/{name}", HttpOptions("http://127.0.0.1:9/"), timeout_s=k % 4 + 1.0)


def _watched(incident, k: int) -> str:
    return list(incident.checks)[k % len(incident.checks)] if incident.checks else "none"


def _text(incident) -> str | None:
    written = incident.review.texts.get("summary")
    return written.id if written else None


_SIGNS, _OUTCOMES, _STATES, _MILESTONES = list(Sign), list(Outcome), list(StepState), list(Milestone)
_SEEN = ("response", "resolution", "update", "watch", "review")
ACTS = {
    "log": lambda i, n, k, e: log(Line(f"entry {k}", _SIGNS[k % len(_SIGNS)])),
    "ack": lambda i, n, k, e: acknowledge(i, _back(n, k)),
    "pause": lambda i, n, k, e: pause(i, "waiting", "Payments", PauseTerms(n, n - timedelta(minutes=k), 600)),
    "resume": lambda i, n, k, e: resume(i),
    "see": lambda i, n, k, e: see(i, _SEEN[k % 5], n),
    "see loudest": lambda i, n, k, e: see_loudest(i, n),
    "escalate": lambda i, n, k, e: escalate(i, _OUTCOMES[k % 3], n),
    "escalate level": lambda i, n, k, e: escalate_level(i, _OUTCOMES[k % 3], k % 5),
    "snooze": lambda i, n, k, e: snooze_escalation(i, k, "on the way", n),
    "severity": lambda i, n, k, e: change_severity(i, f"P{k % 5}", "it is so"),
    "update": lambda i, n, k, e: send_update(i, "we look", ("x",), n - timedelta(minutes=k)),
    "no change": lambda i, n, k, e: repeat_update(i, n),
    "skip": lambda i, n, k, e: skip_update(i, "quiet"),
    "contact": lambda i, n, k, e: reach_contact(i, "CTO", _OUTCOMES[k % 3], n - timedelta(minutes=k)),
    "phase": lambda i, n, k, e: enter_phase(i, str(k % 5 + 1), n - timedelta(minutes=k)),
    "next phase": lambda i, n, k, e: enter_phase(i, "next"),
    "step": lambda i, n, k, e: set_step(i, "9.1", _STATES[k % len(_STATES)], "no"),
    "open pattern": lambda i, n, k, e: open_pattern(i, "pool") if k % 2 else bring_pattern(i, OTHER, 0),
    "close pattern": lambda i, n, k, e: close_pattern(i, "pool" if k % 2 else "queue"),
    "cause": lambda i, n, k, e: set_cause(i, "p1.c1" if k % 2 else "A dead", CAUSE_STATES[k % 3]),
    "milestone": lambda i, n, k, e: set_milestone(i, _MILESTONES[k % len(_MILESTONES)], _any(n, k * 7 % 31)),
    "declared": lambda i, n, k, e: set_milestone(i, Milestone.DECLARED, Moment.exactly(n - timedelta(minutes=k))),
    "status": lambda i, n, k, e: set_status(i, _status(n, k)),
    "resolve": lambda i, n, k, e: resolve(i, _back(n, k), _any(n, k * 3 % 31)),
    "close": lambda i, n, k, e: close(i, _back(n, k)),
    "reopen": lambda i, n, k, e: reopen(i, "again", _back(n, k)),
    "cancel": lambda i, n, k, e: cancel(i, "false alarm", moment=_back(n, k)),
    "strike": lambda i, n, k, e: strike(e[k % len(e)], "wrong"),
    "erase": lambda i, n, k, e: erase(_of(e, k), (), "secret"),
    "action": lambda i, n, k, e: set_action(i, _item(i, k), done=bool(k % 2)),
    "undo": lambda i, n, k, e: undo(i, e, n),
    "redo": lambda i, n, k, e: redo(i, e),
    "watch check": lambda i, n, k, e: watch(i, _check(k)),
    "take checks in": lambda i, n, k, e: take_in(i, [_check(k), _check(k + 1)]),
    "pause check": lambda i, n, k, e: pause_check(i, _watched(i, k)),
    "resume check": lambda i, n, k, e: resume_check(i, _watched(i, k)),
    "drop check": lambda i, n, k, e: drop(i, _watched(i, k)),
    "maintain check": lambda i, n, k, e: maintain(i, _watched(i, k), Maintenance(n, n + _WORK, "work"), n),
    "bind step": lambda i, n, k, e: bind_step(i, "9.1", _watched(i, k), k % 3 + 1),
    "loosen step": lambda i, n, k, e: loosen_step(i, "9.1"),
    "seen elsewhere": lambda i, n, k, e: seen_elsewhere(i, Look(bool(k % 2), "phone", at=_back(n, k))),
    "change made": lambda i, n, k, e: make_change(i, n, ChangeWish(f"deploy {k % 3}", at=_back(n, k))),
    "run step": lambda i, n, k, e: set_run_step(i, "9.1", _STATES[k % len(_STATES)], "no", n),
    "defer": lambda i, n, k, e: defer(i, "9.1", Deferral("later", "RO", n + timedelta(days=k))),
    "finish run": lambda i, n, k, e: finish(i),
    "roll back": lambda i, n, k, e: roll_back(i, "other", "it does not work"),
    "action item": lambda i, n, k, e: add_action(ActionWish(f"do {k % 3}", due=str(n.date()), horizon="week")),
    "review": lambda i, n, k, e: write_section(i, "summary", f"text {k}", _text(i), SMALL),
    "review goes round": lambda i, n, k, e: send_round(i),
    "approve": lambda i, n, k, e: approve(i, ApprovalWish("Commander", f"person {k % 3}")),
    "resolve by record": lambda i, n, k, e: resolve(i, None, Moment.exactly(n), recovery_of(i, None, n, 60.0)),
}  # fmt: skip
_WAIT = st.sampled_from([0, 1, 299, 899, 3599, 20_000, 200_000]) | st.integers(0, 5000)
COURSES = st.lists(
    st.tuples(st.sampled_from(sorted(ACTS)), _WAIT, st.integers(0, 40), st.booleans()), max_size=12
)  # fmt: skip
"""Each act, the seconds before it, a number that it makes its times and choices of, and which process does it."""


class AnyRecord:
    """A record that two desks write on one store."""

    def __init__(self, opening: Declaration) -> None:
        self.bench = Bench()
        self.desks = (self.bench.desk, Desk(self.bench.store, self.bench.clock, self.bench.ids))
        self.id = self.bench.desk.declare(opening, "MK").id

    def do(self, act: str, wait: int, number: int, second: bool) -> None:
        """One act of the course; a rule may say no, and nothing else may go wrong."""
        self.bench.clock.pass_s(wait)
        try:
            self.desks[second].act(self.id, lambda i, n: ACTS[act](i, n, number, self.events), "MK")
        except DeskError:
            return  # which writes nothing

    @property
    def events(self) -> list[Event]:
        return self.bench.store.events(self.id)


def any_record(opening: Declaration, course) -> AnyRecord:
    """The record after that course, with all that was crossed booked by both desks."""
    record = AnyRecord(opening)
    for step in course:
        record.do(*step)
    record.bench.clock.pass_s(1)
    for desk in record.desks:
        desk.book_crossings([record.id])
    return record
