"""Proof of recovery: how long every check has been normal since the impact ended. Pure.

    soak(watched, history, ended_at, now) -> Soak        nothing else is needed, so a restart changes nothing

`history` are the record's changes of checks, `watched` the checks with their present states. The soak begins when
the impact has ended and every check is normal; whatever is not normal breaks it, and it begins anew once all are.
Time in which nobody looked proves nothing: no data and "not judged" break it too. What was proven stays so when
nobody looks later. A check that is paused or in maintenance can prove nothing and break nothing: the soak names it
as left out.

    notes(soak, proven_until) -> what is to be written down of it: each break, and each completion, once
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.evidence import answer_words
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_rules import seconds_between
from incident_desk.domain.health_state import CheckState, State
from incident_desk.domain.incident import CheckMark

SOAK_S = 1800.0
"""Half an hour, where the playbook says nothing else: what playbooks in the field ask for after a fix."""
LONGEST_SOAK_S = 14_400.0
"""A playbook that asks for a longer watch means the days after the resolution, not the proof before it."""
SHORTEST_SOAK_S = 60.0
"""What is shorter proves nothing."""
SELDOM_S = 60.0
"""A check that is asked less often than that speaks until it is asked again."""
SHORTEST_GAP_S = 30.0
"""A gap in the watching that is shorter than this is none: a program that is started anew."""
_LEFT_OUT = frozenset({State.PAUSED, State.MAINTENANCE})


class SoakPhase(StrEnum):
    """How far the proof is."""

    NOTHING = "nothing"
    """No check can prove anything."""
    WAITING = "waiting"
    """The impact has not ended, or some check is not normal."""
    RUNNING = "running"
    COMPLETE = "complete"
    UNCONFIRMED = "unconfirmed"
    """By the record alone it would be complete, and no program that asks the checks has said so."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One change of a check that the record has."""

    check: str
    name: str
    state: State
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """What ended a row of normal answers."""

    name: str
    words: str
    at: datetime

    @property
    def text(self) -> str:
        """The break as a sentence: "broken by /api/health (down) at 04:12:30"."""
        return f"broken by {self.name} ({self.words}) at {self.at:%H:%M:%S}"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch in which every check was normal after the impact; ``until`` is None while it goes on."""

    since: datetime
    until: datetime | None = None
    broken_by: Break | None = None

    def lasted_s(self, until: datetime) -> float:
        """How long it lasted, or has lasted by then, in seconds."""
        return max(0.0, seconds_between(self.since, self.until or until))


@dataclass(frozen=True, slots=True)
class Note:
    """What is written down of a run: that it was broken, or that it was long enough."""

    is_complete: bool
    at: datetime
    clean_since: datetime
    passed_s: float
    name: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SoakRow:
    """One check in the snapshot."""

    check: str
    name: str
    state: State
    value: str
    """The last answer's time or fault; empty where there is none."""
    since: datetime | None
    """Since when it is in that state, as far as is recorded; None where it never changed."""

    def to_data(self) -> dict[str, Any]:
        """The row as plain data, ready for JSON: what is kept with the incident."""
        since = self.since.isoformat() if self.since else None
        return {
            "check": self.check,
            "name": self.name,
            "state": self.state.value,
            "value": self.value,
            "since": since,
        }


@dataclass(frozen=True, slots=True)
class Soak:
    """The proof at one moment."""

    phase: SoakPhase
    length_s: float
    passed_s: float
    clean_since: datetime | None
    """Since when every check is normal and the impact is over; None while that is not so."""
    complete_at: datetime | None
    """When it is, or was, complete; None while it does not run."""
    breaks: tuple[Break, ...]
    """What broke it since the impact ended, oldest first; each made it begin anew."""
    waits_for: tuple[str, ...]
    """The names of the checks that are not normal now."""
    left_out: tuple[str, ...]
    """The names of the checks that prove nothing: paused, or in maintenance."""
    runs: tuple[Run, ...] = ()
    """Every stretch of normal answers since the impact ended, oldest first; the last may go on."""
    proving: int = 0
    """How many checks prove it."""

    @property
    def words(self) -> str:
        """How far it is: "18:40 of 30:00"."""
        if self.phase is SoakPhase.NOTHING:
            return "no check proves it"
        return f"{countdown(min(self.passed_s, self.length_s))} of {countdown(self.length_s)}"

    @property
    def why(self) -> str:
        """What holds it up or made it begin anew, in plain words; empty where nothing did."""
        if self.waits_for:
            more = f" and {len(self.waits_for) - 3} more" if len(self.waits_for) > 3 else ""
            return f"waits for {', '.join(self.waits_for[:3])}{more}"
        return self.breaks[-1].text if self.breaks else ""


def soak(
    watched: Iterable[tuple[Check, CheckState]],
    history: Iterable[Turn],
    ended_at: datetime | None,
    now: datetime,
    length_s: float = SOAK_S,
    gaps: Sequence[tuple[datetime, datetime]] = (),
) -> Soak:
    """The proof at `now` (UTC). `gaps` are spans in which nobody looked, such as while the program was closed."""
    checks = list(watched)
    left_out = {check.id: check.name for check, state in checks if state.settled in _LEFT_OUT or check.paused}
    proving = [(check, state) for check, state in checks if check.id not in left_out]
    if not proving:
        return Soak(SoakPhase.NOTHING, length_s, 0.0, None, None, (), (), tuple(left_out.values()))
    ids = {check.id for check, _ in proving}
    turns = sorted((one for one in history if one.check in ids), key=lambda one: one.at)
    walk = _Walk(ended_at, length_s)
    walk.go(turns, gaps)
    clean_since, breaks, runs = walk.clean_since, tuple(walk.breaks), walk.all_runs
    waits = tuple(check.name for check, state in proving if _is_trouble(state))
    named, count = tuple(left_out.values()), len(proving)
    if ended_at is None or waits or clean_since is None or clean_since > now:
        return Soak(SoakPhase.WAITING, length_s, 0.0, None, None, breaks, waits, named, runs, count)
    passed_s = seconds_between(clean_since, now)
    phase = SoakPhase.COMPLETE if passed_s >= length_s else SoakPhase.RUNNING
    complete_at = clean_since + timedelta(seconds=length_s)
    return Soak(phase, length_s, passed_s, clean_since, complete_at, breaks, (), named, runs, count)


def notes(found: Soak, proven_until: datetime | None) -> tuple[Note, ...]:
    """What is to be written down of a soak, oldest first: each run that was broken, each that was long enough.

    ``proven_until``: until when every check is known to have answered well. The run that goes on is complete only
    if that reaches so far; None where it isn't known.
    """
    found_notes: list[Note] = []
    for run in found.runs:
        complete_at = run.since + timedelta(seconds=found.length_s)
        end = run.until or proven_until
        if end is not None and end >= complete_at:
            found_notes.append(Note(True, complete_at, run.since, found.length_s))
        if run.broken_by is not None and run.until is not None and run.until > run.since:
            why = run.broken_by
            lasted = run.lasted_s(run.until)
            found_notes.append(Note(False, run.until, run.since, lasted, why.name, why.words))
    return tuple(found_notes)


def proven_until(watched: Iterable[tuple[Check, CheckState]], now: datetime | None = None) -> datetime | None:
    """Until when every check that proves anything is known to have answered well; None while one has not.

    One that others tell of is well until `now`: it has no data as soon as nobody is heard, and is told only of what
    changes. One that is asked seldom, such as a certificate's, speaks until it is asked again.
    """
    proving = [one for one in watched if one[1].settled not in _LEFT_OUT and not one[0].paused]
    if not proving or any(state.state is not State.OK or state.is_silent for _, state in proving):
        return None
    heard = [
        _speaks_until(check, state.last.at) if check.is_asked or now is None else now
        for check, state in proving
        if state.last is not None and state.last.fault is None
    ]
    return min(heard) if len(heard) == len(proving) else None


def _speaks_until(check: Check, at: datetime) -> datetime:
    every_s = check.incident_interval_s
    return at + timedelta(seconds=every_s) if every_s > SELDOM_S else at


def soak_length_s(watch_s: float | None, setting_s: float | None = None) -> float:
    """How long the proof must be: the watch that the playbook states, else the setting, else 30 minutes."""
    return watch_s if watch_s and watch_s <= LONGEST_SOAK_S else setting_s or SOAK_S


def snapshot(watched: Iterable[tuple[Check, CheckState]], marks: Mapping[str, CheckMark]) -> tuple[SoakRow, ...]:
    """Every check as it stands: taken as the impact is said to have ended, and again at the resolution."""
    return tuple(
        SoakRow(
            check.id, check.name, state.settled, _value(state), mark.at if (mark := marks.get(check.id)) else None
        )
        for check, state in watched
    )


def last_green(marks: Iterable[CheckMark], not_before: datetime | None = None) -> datetime | None:
    """When the last check turned normal, where all are by the record; None where that proves nothing.

    What is paused or in maintenance is left out, as the soak leaves it out.

    `not_before`: what was normal already then says nothing of the impact since, as after a reopening.
    """
    known = [one for one in marks if one.state not in _LEFT_OUT]
    if not known or any(one.state != State.OK for one in known):
        return None
    last = max(one.at for one in known)
    return None if not_before is not None and last <= not_before else last


def still_down(marks: Iterable[CheckMark]) -> int:
    """How many checks the record says are in an outage, heard of or not."""
    return sum(one.state == State.DOWN or one.outage_from is not None for one in marks)


class _Walk:
    """Goes through turns and gaps in their order: since when all are normal, what broke it, and every run."""

    def __init__(self, ended_at: datetime | None, length_s: float) -> None:
        self._bad: set[str] = set()
        self._length_s = length_s
        self._since = ended_at
        self.breaks: list[Break] = []
        self._runs: list[Run] = []

    @property
    def clean_since(self) -> datetime | None:
        """Since when all are normal; None while they are not, or the impact lasts."""
        return None if self._bad else self._since

    @property
    def all_runs(self) -> tuple[Run, ...]:
        """The runs that were broken, and the one that goes on."""
        since = self.clean_since
        return (*self._runs, *([Run(since)] if since is not None else []))

    def go(self, turns: Sequence[Turn], gaps: Sequence[tuple[datetime, datetime]]) -> None:
        """Take every step, in the order of time."""
        steps: list[tuple[datetime, Turn | tuple[datetime, datetime]]] = [(one.at, one) for one in turns]
        steps += [(gap[0], gap) for gap in gaps if seconds_between(*gap) >= SHORTEST_GAP_S]
        for _, step in sorted(steps, key=lambda one: one[0]):
            if isinstance(step, Turn):
                self._turn(step)
            else:
                self._gap(*step)

    def _turn(self, turn: Turn) -> None:
        was_clean = not self._bad
        if turn.state is State.OK:
            self._bad.discard(turn.check)
            if not was_clean and not self._bad:
                self._begin(turn.at)
            return
        self._bad.add(turn.check)
        if was_clean:
            self._break(Break(turn.name, turn.words or turn.state.word, turn.at))

    def _gap(self, since: datetime, until: datetime) -> None:
        """What was proven before nobody looked stays proven."""
        begun = self._since
        if begun is None or until < begun:
            return
        is_proven = seconds_between(begun, since) >= self._length_s
        if not self._bad and not is_proven:
            words = f"nobody looked for {span(seconds_between(since, until))}"
            self._break(Break("the watching", words, since))
        if self._bad or not is_proven:
            self._begin(until)

    def _break(self, why: Break) -> None:
        begun = self._since
        if begun is None or why.at < begun:
            return
        self.breaks.append(why)
        self._runs.append(Run(begun, why.at, why))
        self._begin(why.at)

    def _begin(self, at: datetime) -> None:
        if self._since is not None:
            self._since = max(self._since, at)


def _is_trouble(state: CheckState) -> bool:
    """Whether a check is known not to be normal; one that has not answered since the program began is not yet."""
    unanswered = state.state is State.NO_DATA and not state.is_silent
    return not unanswered and state.settled is not State.OK


def _value(state: CheckState) -> str:
    last = state.last
    if last is None or state.is_silent:
        return ""
    if last.fault is not None:
        return last.error or last.fault.value.replace("_", " ")
    return answer_words(last)
