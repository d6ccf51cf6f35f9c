"""One target at one moment: its state is the share of its time that is used.

75 % is at risk, 90 % almost due, 100 % late (field definitions, section 5.6). A target of zero ("immediate") has no
share: almost due from its first second, late after the workspace's allowance. A pause moves the due time by exactly
its length; what was late before a pause or in it stays late.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from incident_desk.domain.clock_facts import Pause, SeenMark
from incident_desk.domain.counting import Counted
from incident_desk.domain.incident import ActionItem
from incident_desk.domain.severity import SETTINGS, Target

AT_RISK, ALMOST_DUE, LATE = 0.75, 0.90, 1.0
ALLOWANCE_S = 300
"""How long a target of zero may take before it is late (seed playbook: assessment in 0-5 minutes)."""


class TargetState(StrEnum):
    """Where a target stands."""

    NOT_STATED = "not_stated"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    ALMOST_DUE = "almost_due"
    LATE = "late"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"


ALARMS = (TargetState.AT_RISK, TargetState.ALMOST_DUE, TargetState.LATE)
"""The states that call for somebody, from soft to loud."""

_LOUDNESS: Mapping[str, int] = {
    **{state.value: place for place, state in enumerate(ALARMS, 1)},
    TargetState.MISSED.value: len(ALARMS),
}


@dataclass(frozen=True, slots=True)
class TargetReading:
    """One target at one moment. ``remaining_s`` is negative when late; ``share`` is of its time used.

    ``due`` counts the pauses until now: while it is paused the due time moves on. ``seen`` is who has seen an
    alarm that is as loud as this one; ``action`` the action item whose date this is. ``counted`` says from which
    milestone it counts and which ends it; ``why_not`` why nobody can say what became of it.
    """

    name: str
    state: TargetState
    start: datetime
    due: datetime | None = None
    remaining_s: float | None = None
    source: str | None = None
    seconds: int | None = None
    done_at: datetime | None = None
    share: float = 0.0
    paused_s: float = 0.0
    seen: SeenMark | None = None
    action: ActionItem | None = None
    counted: Counted | None = None
    why_not: str = ""

    @property
    def took_s(self) -> float | None:
        """Seconds from start to done, pauses counted; None while it is not done, or where nobody can say."""
        return (self.done_at - self.start).total_seconds() if self.done_at and not self.why_not else None

    @property
    def allowance_s(self) -> int | None:
        """How long an immediate target may take before it is late: the workspace's word. None for any other."""
        return ALLOWANCE_S if self.seconds == 0 else None

    @property
    def late_by_s(self) -> float:
        """Seconds past the due time, 0 where it is not late."""
        end = self.done_at
        if self.due is None:
            return 0.0
        if end is not None:
            return max(0.0, (end - self.due).total_seconds())
        return max(0.0, -(self.remaining_s or 0.0))


def read_target(
    name: str,
    target: Target | None,
    start: datetime,
    done: datetime | None,
    now: datetime,
    pauses: tuple[Pause, ...] = (),
) -> TargetReading:
    """A target that runs from ``start`` until ``done``, as it stands at ``now``."""
    if target is None:
        return TargetReading(name, TargetState.NOT_STATED, start, done_at=done)
    allowed = target.seconds or ALLOWANCE_S
    end = done or now
    paused = sum((pause.length_s(end) for pause in pauses), 0.0)
    due = _moved(start, allowed + paused)
    remaining = (due - end).total_seconds()
    share = max(0.0, (end - start).total_seconds() - paused) / allowed
    state = _state(done, remaining, share, immediate=target.seconds == 0, paused=_is_paused(pauses, now))
    return TargetReading(name, state, start, due, remaining, target.source, target.seconds, done, share, paused)


def _moved(start: datetime, seconds: float) -> datetime:
    """So many seconds later; the last moment of the calendar where a pause would move it past that."""
    try:
        return start + timedelta(seconds=seconds)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _state(done: datetime | None, remaining: float, share: float, *, immediate: bool, paused: bool) -> TargetState:
    if done is not None:
        return TargetState.MET if remaining >= 0 else TargetState.MISSED
    if remaining < 0:
        return TargetState.LATE
    if paused:
        return TargetState.PAUSED
    if immediate or share >= ALMOST_DUE:
        return TargetState.ALMOST_DUE
    return TargetState.AT_RISK if share >= AT_RISK else TargetState.ON_TRACK


def _is_paused(pauses: tuple[Pause, ...], now: datetime) -> bool:
    return any(pause.since <= now and (pause.until is None or now < pause.until) for pause in pauses)


def with_seen(
    reading: TargetReading,
    marks: Sequence[SeenMark],
    now: datetime,
    read: Callable[[datetime], TargetReading] | None = None,
) -> TargetReading:
    """The reading at ``now`` with who has seen its alarm; ``read`` reads the same target at another moment.

    A mark covers what was as loud as the alarm that was seen, by what was said then and by what is known now: a
    louder alarm, or one of a new due time, has been seen by nobody yet.
    """
    mark = next((one for one in reversed(marks) if one.target == reading.name and one.at <= now), None)
    # The clock of the updates begins anew with each of them: what was seen before was the alarm of another turn.
    if mark is None or mark.at < reading.start:
        return reading
    known = (read(mark.at) if read else reading).state
    heard = min(_LOUDNESS.get(mark.state, 0), _LOUDNESS.get(known, 0))
    return replace(reading, seen=mark) if 0 < _LOUDNESS.get(reading.state, 0) <= heard else reading


def is_from_settings(reading: TargetReading) -> bool:
    """Whether the workspace, not the playbook, stated the figure."""
    return reading.source == SETTINGS
