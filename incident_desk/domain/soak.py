"""Proof of recovery: how long every check has been normal since the impact ended. Pure.

    soak(watched, history, ended_at, now) -> Soak        nothing else is needed, so a restart changes nothing

`history` are the record's changes of checks, `watched` the checks with their present states. The soak begins when
the impact has ended and every check is normal; whatever is not normal breaks it, and it begins anew once all are.
Time in which nobody looked proves nothing: no data and "not judged" break it too. A check that is paused or in
maintenance can prove nothing and break nothing: the soak names it as left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_rules import seconds_between
from incident_desk.domain.health_state import CheckState, State
from incident_desk.domain.incident import CheckMark

SOAK_S = 1800.0
"""Half an hour, where the playbook says nothing else: what playbooks in the field ask for after a fix."""
LONGEST_SOAK_S = 14_400.0
"""A playbook that asks for a longer watch means the days after the resolution, not the proof before it."""
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
    clean_since, breaks = _walk(ids, turns, ended_at, gaps)
    waits = tuple(check.name for check, state in proving if _is_trouble(state))
    if ended_at is None or waits or clean_since is None or clean_since > now:
        return Soak(SoakPhase.WAITING, length_s, 0.0, None, None, breaks, waits, tuple(left_out.values()))
    passed_s = seconds_between(clean_since, now)
    phase = SoakPhase.COMPLETE if passed_s >= length_s else SoakPhase.RUNNING
    complete_at = clean_since + timedelta(seconds=length_s)
    return Soak(phase, length_s, passed_s, clean_since, complete_at, breaks, (), tuple(left_out.values()))


def soak_length_s(watch_s: float | None) -> float:
    """How long the proof must be, by the watch after the fix that the playbook states, if it states one."""
    return watch_s if watch_s and watch_s <= LONGEST_SOAK_S else SOAK_S


def snapshot(watched: Iterable[tuple[Check, CheckState]], marks: Mapping[str, CheckMark]) -> tuple[SoakRow, ...]:
    """Every check as it stands: taken as the impact is said to have ended, and again at the resolution."""
    return tuple(
        SoakRow(
            check.id, check.name, state.settled, _value(state), mark.at if (mark := marks.get(check.id)) else None
        )
        for check, state in watched
    )


def turn_of(data: Mapping[str, Any], at: datetime) -> Turn | None:
    """A `check_changed` of the record, of any version; None where its state is not known here."""
    after = str(data.get("after"))
    if after not in list(State):
        return None
    return Turn(str(data["check"]), str(data["name"]), State(after), at, str(data.get("words") or ""))


def turns(events: Iterable[Event]) -> tuple[Turn, ...]:
    """The changes of checks in an incident's record, in order; what was erased or is not known is left out."""
    changed = (one for one in events if one.kind == Kind.CHECK_CHANGED and one.body is not None)
    found = (turn_of(one.data, one.at) for one in changed)
    return tuple(one for one in found if one is not None)


def last_green(marks: Iterable[CheckMark], not_before: datetime | None = None) -> datetime | None:
    """When the last check turned normal, where all are by the record; None where that proves nothing.

    `not_before`: what was normal already then says nothing of the impact since, as after a reopening.
    """
    known = list(marks)
    if not known or any(one.state != State.OK for one in known):
        return None
    last = max(one.at for one in known)
    return None if not_before is not None and last <= not_before else last


def still_down(marks: Iterable[CheckMark]) -> int:
    """How many checks the record says are in an outage, heard of or not."""
    return sum(one.state == State.DOWN or one.outage_from is not None for one in marks)


def _walk(
    ids: set[str], turns: list[Turn], ended_at: datetime | None, gaps: Sequence[tuple[datetime, datetime]]
) -> tuple[datetime | None, tuple[Break, ...]]:
    """Since when all are normal, and what broke it since the impact ended."""
    bad: set[str] = set()
    since, breaks = ended_at, []
    gone = [Break("the watching", f"nobody looked for {span(seconds_between(*gap))}", gap[0]) for gap in gaps]
    steps: list[tuple[datetime, Turn | Break, datetime]] = [(one.at, one, one.at) for one in turns]
    steps += [
        (gap[0], one, gap[1])
        for gap, one in zip(gaps, gone, strict=True)
        if seconds_between(*gap) >= SHORTEST_GAP_S
    ]
    for at, step, until in sorted(steps, key=lambda one: one[0]):
        was_clean = not bad
        if isinstance(step, Break):
            broken: Break | None = step
        elif step.state is State.OK:
            bad.discard(step.check)
            broken = None
        else:
            bad.add(step.check)
            broken = Break(step.name, step.words or step.state.word, at)
        if since is None or until < since:
            continue
        if broken is not None and was_clean:
            breaks.append(broken)
        if broken is not None or (not bad and not was_clean):
            since = max(since, until)
    return (None if bad else since), tuple(breaks)


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
    total = last.timing.total_ms
    return f"{total / 1000:.1f} s" if total >= 1000 else f"{total:.0f} ms"
