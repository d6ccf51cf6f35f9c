"""Any course of checks, standing ones and incidents', asked for by two programs on one store; one has the watch.

Nothing here invents a state: answers go through the real patrol, and what it finds is booked by the real rules, as
the window does it (``qt/health_feed``, ``qt/change_booking``, ``qt/recovery_keeper``, ``qt/gap_keeper``).
"""
# long because: a course is any of its acts, and they are read as one table beside the world they act on

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.events import Event, RecordKind
from incident_desk.domain.health import Outcome, Sample, Timing
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.health_rules import Maintenance
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.recovery import length_of, recovery_of, soak_of
from incident_desk.services.acts.binding import bind_step, loosen_step
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.importing import take_in
from incident_desk.services.acts.logging import strike
from incident_desk.services.acts.looking import Look, seen_elsewhere
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.steering import cancel, close, reopen, resolve, set_milestone
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.watching import drop, end_maintenance, maintain, pause, put_off, watch
from incident_desk.services.acts.watching import resume as resume_check
from incident_desk.services.desk import Desk
from incident_desk.services.gaps import book_gap
from incident_desk.services.patrol import Patrol
from incident_desk.services.sensing import drafts_of, sensed
from incident_desk.services.soaking import soak_notes
from incident_desk.services.standing_marks import IncidentMarks
from incident_desk.services.watching import booking, cause_of
from tests.fakes import Bench

ROUND_S = 5.0
SOAK_S = 60.0
NAMES = ("db", "api", "web")
_STEPS = (Step("1.1", "Say so"), Step("1.2", "Sign in (check: /api)"), Step("1.3", "Look at the pages"))
BOOK = Playbook("Outage", plans=(Plan("p", (Phase("Look", steps=_STEPS), Phase("Mend"))),), watch_s=SOAK_S)


def check(name: str, **fields: object) -> Check:
    """One of the checks; ``web`` depends on ``db``."""
    own = {"interval_s": 10.0, "incident_interval_s": ROUND_S, "rule": Rule(2, good=2), "group": "shop"}
    parents = ("db",) if name == "web" else ()
    return Check(name, f"/{name}", HttpOptions(f"http://127.0.0.1:9/{name}"), depends_on=parents, **own | fields)


class Program:
    """One process: it hears every answer and judges it. Only with the watch it books."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.desk = Desk(world.bench.store, world.bench.clock, world.bench.ids)
        self.patrol, self.marks = Patrol(), IncidentMarks()
        self.answers: dict[str, list[Sample]] = defaultdict(list)
        self.handed_in: dict[tuple[str, str], object] = {}
        self.follow()

    @property
    def has_watch(self) -> bool:
        return self.world.watcher is self

    def states(self) -> list[Incident]:
        return self.desk.incidents_of([head.incident for head in self.desk.heads()])

    def follow(self) -> None:
        states, standing = self.states(), self.desk.standing.find()
        self.marks.take(states)
        # The incident that was declared last stays on the screen, also after its end.
        shown = states[-1].id if states else ""
        followed = [one for one in states if one.is_open or one.id == shown] + ([standing] if standing else [])
        self.patrol.follow(followed, self.world.now, self.marks.marks)

    def hear(self, samples: list[Sample]) -> None:
        for one in samples:
            self.answers[one.check_id].append(one)
        self._tell(self.patrol.take(samples), frozenset(one.check_id for one in samples))

    def tick(self) -> None:
        self._tell(self.patrol.silence(self.world.now), None)
        if self.has_watch:
            self._book_proof_and_steps()

    def lose(self) -> None:
        self._tell(self.patrol.lost(self.world.now, "nobody asks"), None)

    def take_watch(self, last_asked: datetime | None) -> None:
        self.world.watcher = self
        for one in self.states():
            self.desk.act(one.id, lambda i, n: book_gap(i, last_asked, n, self.desk.caused), "desk")
        self.follow()

    def watched(self, incident: Incident):
        """The checks of an incident with their present states, as its dialogs see them."""
        return [(one, self.patrol.state(incident.id, one.id)) for one in self.patrol.checks_of(incident.id)]

    def _tell(self, seen, names) -> None:
        for one in seen:
            self._book(one)
        for one in self.patrol.unbooked(names):
            if self.handed_in.get((one.incident, one.change.check_id)) is not one.change.state:
                self._book(one)
        self.follow()

    def _book(self, seen) -> None:
        record, change = seen.incident, seen.change
        if self.has_watch and self.patrol.by_id[record].is_open:
            self.handed_in[record, change.check_id] = change.state
            cause = cause_of(record, change, self.desk.caused)
            self.desk.act(record, lambda i, _: booking(i, change, cause, seen.last), f"check:{change.name}")

    def _book_proof_and_steps(self) -> None:
        for incident in [one for one in self.states() if one.is_open and one.checks]:
            watched = self.watched(incident)
            if incident.moment(Milestone.IMPACT_ENDED):
                self.desk.act(incident.id, lambda i, n, w=watched: self._soak(i, n, w), "desk")
            states = {one.id: state for one, state in watched}
            for one in sensed(incident, states, lambda c, s, i=incident: self._good_since(i, c, s)):
                self.desk.act(
                    incident.id, lambda i, _, o=one: drafts_of(i, [o], self.desk.caused), f"check:{one.name}"
                )
        self.follow()

    def _soak(self, incident: Incident, now: datetime, watched):
        found = soak_of(incident, watched, now, length_of(incident, self.desk.workspace.rules))
        return soak_notes(incident, found, watched, self.desk.caused)

    def _good_since(self, incident: Incident, check: str, since: datetime) -> int:
        heard = self.answers[f"{incident.id}/{check}"]
        return sum(one.outcome is Outcome.OK and one.at > since for one in heard)


class World:
    """A standing record with three checks, and all that is done beside it. ``most_open`` incidents at one time."""

    def __init__(self, bench: Bench | None = None, most_open: int = 2, take_checks: bool = True) -> None:
        self.bench, self.most_open = bench or Bench(), most_open
        self.watcher: Program | None = None
        self.heard: list[Sample] = []
        self.rows: Counter[str] = Counter()
        """How often each check has failed in a row while the same programs were asked and nobody touched it."""
        self.programs = [Program(self), Program(self)]
        self.standing = self.programs[0].desk.standing.open("MK").id
        for name in NAMES if take_checks else ():
            self.act(self.standing, lambda i, n, name=name: watch(i, check(name)), 0)
        self.programs[0].take_watch(None)

    @property
    def now(self) -> datetime:
        return self.bench.clock.now()

    @property
    def last_asked(self) -> datetime | None:
        return self.heard[-1].at if self.heard else None

    def incidents(self) -> list[Incident]:
        return self.programs[0].states()

    @property
    def is_full(self) -> bool:
        return sum(one.is_open for one in self.incidents()) >= self.most_open

    def records(self) -> list[str]:
        return [self.standing, *(one.id for one in self.incidents())]

    def events(self, record: str) -> list[Event]:
        return self.bench.store.events(record)

    def all_events(self) -> list[Event]:
        return self.bench.store.since(0)

    def act(self, record: str, rule, by: int) -> bool:
        """What a person does; a rule may say no, and nothing else may go wrong."""
        try:
            self.programs[by].desk.act(record, rule, "MK")
        except DeskError:
            return False
        finally:
            self.follow()
        return True

    def follow(self) -> None:
        for one in self.programs:
            one.follow()

    def do(self, step: tuple[str, int, int]) -> None:
        """One step: what, a number to choose by, and which program."""
        name, k, by = step
        WORLD_STEPS[name](self, k, by) if name in WORLD_STEPS else self._do_act(name, k, by)
        for one in self.programs:
            one.tick()
        self.follow()

    def _do_act(self, name: str, k: int, by: int) -> None:
        self.bench.clock.pass_s(1)
        records = self.records()[name not in OF_STANDING :]
        if not records or (name == "reopen" and self.is_full):
            return
        record = records[k % len(records)]
        self.act(record, lambda i, n: PEOPLE[name](self, i, n, k // len(records)), by)
        if name not in HARMLESS:
            self.rows.clear()

    def answer(self, bad: int, rounds: int) -> None:
        """All that is asked answers; ``bad`` has a bit for each name that fails."""
        for _ in range(rounds):
            self.bench.clock.pass_s(ROUND_S)
            asked = [one for one in self.watcher.patrol.asked if not one.paused]
            samples = [self._sample(one.id, bad) for one in asked]
            self.heard += samples
            for name, outcome in {one.check_id.partition("/")[2]: one.outcome for one in samples}.items():
                self.rows[name] = self.rows[name] + 1 if outcome is Outcome.FAILED else 0
            for program in self.programs:
                program.hear(samples)
            for program in self.programs:
                program.tick()

    def _sample(self, outside: str, bad: int) -> Sample:
        name = outside.partition("/")[2]
        place = NAMES.index(name) if name in NAMES else len(NAMES)
        outcome = Outcome.FAILED if bad >> place & 1 else Outcome.OK
        return Sample(outside, self.now, outcome, Timing(total_ms=40.0), error="no answer" if bad else "")

    def declare(self, k: int, by: int) -> None:
        self.bench.clock.pass_s(1)
        if not self.is_full:
            kind = RecordKind.DRILL if k % 7 == 6 else RecordKind.INCIDENT
            wish = Declaration("Down", playbook=BOOK, record=kind, with_checks=k % 5 != 4)
            self.programs[by].desk.declare(wish, "MK")
        self.follow()

    def restart(self, by: int) -> None:
        """One program dies and is started anew; the other one has the watch before."""
        gone = self.programs[by]
        if self.watcher is gone:
            self.programs[1 - by].take_watch(self.last_asked)
        self.programs[by] = Program(self)
        self.rows.clear()

    def away(self, seconds: float, by: int) -> None:
        """Both are closed, time passes, and both begin again."""
        self.bench.clock.pass_s(seconds)
        self.watcher = None
        self.programs = [Program(self), Program(self)]
        self.programs[by].take_watch(self.last_asked)
        self.rows.clear()

    def silence(self, seconds: float) -> None:
        """Time passes and nothing is heard."""
        self.bench.clock.pass_s(seconds)
        if seconds > 10:
            self.rows.clear()
        for one in self.programs:
            one.tick()

    def lost(self) -> None:
        for one in self.programs:
            one.lose()
        self.rows.clear()


WORLD_STEPS = {
    "all good": lambda w, k, by: w.answer(0, k % 16 + 1),
    "bad": lambda w, k, by: w.answer(k % 8, k // 8 % 5 + 1),
    "declare": lambda w, k, by: w.declare(k, by),
    "restart": lambda w, k, by: w.restart(by),
    "hand over": lambda w, k, by: w.programs[by].take_watch(w.last_asked),
    "away": lambda w, k, by: w.away(10 * k, by),
    "silence": lambda w, k, by: w.silence(2 * k),
    "lost": lambda w, k, by: w.lost(),
}  # fmt: skip


def _one(incident: Incident, k: int) -> str:
    known = list(incident.checks)
    if not known:
        raise Refused("nothing is watched")
    return known[k % len(known)]


def _now_or_before(now: datetime, k: int) -> Moment | None:
    return Moment.exactly(now - timedelta(seconds=20 * (k % 5))) if k % 3 else None


def _recovery(world: World, incident: Incident, now: datetime, k: int):
    """With live states, by the record alone, or with nothing said of it."""
    if k % 3 == 0:
        return None
    seen = world.watcher.watched(incident) if k % 3 == 1 else None
    found = recovery_of(incident, seen, now, SOAK_S)
    return replace(
        found, reason="it was seen by hand" if k % 2 else "", ended_by="check" if k % 5 == 1 else "typed"
    )


def _resolve(world: World, incident: Incident, now: datetime, k: int):
    """With the end of the impact as it was said, now, or not known."""
    ended = None if Milestone.IMPACT_ENDED in incident.milestones and k % 2 else _now_or_before(now, k // 2)
    return resolve(incident, None, ended or Moment.exactly(now), _recovery(world, incident, now, k))


def _watch(world: World, incident: Incident, now: datetime, k: int):
    fields = ({}, {"interval_s": 20.0}, {"rule": Rule(3, good=1)}, {"environment": "test"})[k % 4]
    return watch(incident, check(NAMES[k % 3], **fields))


def _change(world: World, incident: Incident, now: datetime, k: int):
    wish = ChangeWish(f"deploy {k % 3}", ChangeKind.DEPLOY, at=_now_or_before(now, k))
    if k % 2:
        return make_change(incident, now, wish)
    told = replace(wish, source="webhook")
    cause = world.programs[0].desk.caused("told", incident.id, str(k % 3))
    return () if any(one.id == cause for one in incident.changes) else make_change(incident, now, told, cause)


def _maintain(world: World, incident: Incident, now: datetime, k: int):
    begins = now + timedelta(seconds=k % 3 * 10)
    return maintain(incident, _one(incident, k), Maintenance(begins, begins + timedelta(seconds=60), "work"), now)


def _steps(k: int) -> str:
    return ("1.1", "1.2", "1.3")[k % 3]


_STATES = (StepState.DONE, StepState.NOT_NEEDED, StepState.TO_DO, StepState.DOING)
PEOPLE = {
    "watch": _watch,
    "pause": lambda w, i, n, k: pause(i, _one(i, k)),
    "resume": lambda w, i, n, k: resume_check(i, _one(i, k)),
    "drop": lambda w, i, n, k: drop(i, _one(i, k)),
    "maintain": _maintain,
    "end maintenance": lambda w, i, n, k: end_maintenance(i, _one(i, k), n),
    "take in": lambda w, i, n, k: take_in(i, [check(one, timeout_s=k % 3 + 1.0) for one in NAMES[k % 3 :]]),
    "put off": lambda w, i, n, k: put_off(i, [_one(i, k)]),
    "change": _change,
    "elsewhere": lambda w, i, n, k: seen_elsewhere(i, Look(bool(k % 2), "phone", check=_one(i, k))),
    "bind": lambda w, i, n, k: bind_step(i, _steps(k), _one(i, k // 3), k % 4 + 1),
    "loosen": lambda w, i, n, k: loosen_step(i, _steps(k)),
    "step": lambda w, i, n, k: set_step(i, _steps(k), _STATES[k // 3 % 4], "I saw it"),
    "phase": lambda w, i, n, k: enter_phase(i, str(k % 2 + 1)),
    "impact ended": lambda w, i, n, k: set_milestone(
        i, Milestone.IMPACT_ENDED, _now_or_before(n, k), recovery=_recovery(w, i, n, k)
    ),
    "resolve": _resolve,
    "close": lambda w, i, n, k: close(i),
    "cancel": lambda w, i, n, k: cancel(i, "over"),
    "reopen": lambda w, i, n, k: reopen(i, "again", _now_or_before(n, k)),
    "strike": lambda w, i, n, k: strike(w.events(i.id)[k % i.seq], "wrong"),
    "undo": lambda w, i, n, k: undo(i, w.events(i.id), n),
    "redo": lambda w, i, n, k: redo(i, w.events(i.id)),
}  # fmt: skip
"""What a person does to a record: (the world, its state, now, a number) → drafts."""
OF_STANDING = frozenset({"watch", "pause", "resume", "drop", "maintain", "end maintenance", "take in", "put off",
                         "change", "undo", "redo"})  # fmt: skip
"""What can be done to the standing record: it is no incident."""
HARMLESS = frozenset({"put off", "change", "elsewhere", "bind", "loosen", "step", "phase", "impact ended",
                      "resolve", "close", "cancel"})  # fmt: skip
"""What touches no check: rows of failures go on through it."""
_OFTEN = ("all good", "all good", "bad", "bad", "bad", "declare")
_PEOPLE = sorted(PEOPLE)
_STEP = st.tuples(st.sampled_from([*_OFTEN, *sorted(WORLD_STEPS), *_PEOPLE]), st.integers(0, 60), st.integers(0, 1))
_DECLARED = [("declare", 0, 0)]
_BOUND = [*_DECLARED, ("phase", 0, 0), ("bind", 4, 1), ("all good", 3, 0)]
_ENDED = [*_BOUND, ("impact ended", 0, 0)]
_PROVEN = [*_ENDED, ("all good", 15, 0)]
_RESOLVED = [*_PROVEN, ("resolve", 1, 0)]
_REOPENED = [*_PROVEN, ("resolve", 3, 0), ("reopen", 0, 0)]
_BEGINNINGS = st.sampled_from(
    [[], _DECLARED, [("bad", 10, 0), *_DECLARED], _BOUND, _ENDED, _PROVEN, _RESOLVED, _REOPENED]
)


def _courses(step: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.tuples(_BEGINNINGS, st.lists(step, max_size=most)).map(lambda both: both[0] + both[1])


COURSES = _courses(_STEP, 12)
"""Each step, a number that it makes its choices of, and which program does it."""
_COME_AND_GO = [*_OFTEN, "bad", "hand over", "restart", "resolve", "cancel", "close", "reopen", "put off", "lost"]
COMING_AND_GOING = _courses(
    st.tuples(st.sampled_from(_COME_AND_GO), st.integers(0, 60), st.integers(0, 1)), 20
)  # fmt: skip
"""Courses in which incidents come and go beside checks that nobody touches."""


def lived_through(course, look=None, **world: object) -> World:
    """The world after that course; ``look`` sees it after each step."""
    made = World(**world)
    for step in course:
        made.do(step)
        if look:
            look(made)
    return made
