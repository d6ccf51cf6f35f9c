"""clocks = clock(incident, now). Arithmetic on stored moments and a given now; nothing here ticks or waits.

A target's state comes from the share of its time that is used: 75 % at risk, 90 % almost due, 100 % late
(field definitions, section 5.6). Response runs from declared to acknowledged, resolution from declared to
resolved. A target of zero ("immediate") has no share: almost due from its first second, late after the
workspace's allowance. Only the resolution target pauses; its due time moves by exactly the paused length.
``clock(incident, t)`` counts only what had happened by ``t``.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from incident_desk.domain.incident import Incident, Pause
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import Phase
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


@dataclass(frozen=True, slots=True)
class TargetReading:
    """One target at one moment. ``remaining_s`` is negative when late; ``share`` is of its time used."""

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

    @property
    def took_s(self) -> float | None:
        """Seconds from start to done; None while it is not done."""
        return (self.done_at - self.start).total_seconds() if self.done_at else None

    @property
    def late_by_s(self) -> float:
        """Seconds past the due time, 0 where it is not late."""
        end = self.done_at
        if self.due is None:
            return 0.0
        if end is not None:
            return max(0.0, (end - self.due).total_seconds())
        return max(0.0, -(self.remaining_s or 0.0))


@dataclass(frozen=True, slots=True)
class PhaseReading:
    """The current phase against its window. ``over_s`` is positive once the window has closed."""

    place: int
    name: str
    entered_at: datetime
    opens_at: datetime | None
    closes_at: datetime | None
    state: TargetState
    remaining_s: float | None = None
    share: float = 0.0

    @property
    def over_s(self) -> float:
        """Seconds past the end of the window, 0 inside it."""
        return max(0.0, -self.remaining_s) if self.remaining_s is not None else 0.0


@dataclass(frozen=True, slots=True)
class EscalationReading:
    """Whom to bring in next, when, and because of which target."""

    role: str
    due: datetime | None
    because: str


@dataclass(frozen=True, slots=True)
class ClockReading:
    """Every clock of an incident at one moment."""

    now: datetime
    elapsed_s: float
    impact_s: float | None
    running: bool
    targets: tuple[TargetReading, ...]
    next_update: TargetReading
    phase: PhaseReading | None
    escalation: EscalationReading | None
    impact_running: bool = False

    def target(self, name: str) -> TargetReading:
        """The target of that name: ``response`` or ``resolution``."""
        return next(reading for reading in self.targets if reading.name == name)


def clock(incident: Incident, now: datetime) -> ClockReading:
    """Every clock of the incident at ``now`` (UTC); the same record and moment always read the same."""
    ended = _by(incident.moment(Milestone.RESOLVED), now)
    running = ended is None and incident.is_open
    stop = ended or (now if running else (incident.written_at or now))
    targets = (_response(incident, now), _resolution(incident, now))
    return ClockReading(
        now=now,
        elapsed_s=max(0.0, (min(stop, now) - incident.declared_at).total_seconds()),
        impact_s=_impact_s(incident, stop, now),
        running=running,
        targets=targets,
        next_update=_next_update(incident, now, running),
        phase=_phase(incident, now, running),
        escalation=_escalation(incident, targets, running),
        impact_running=running and _hurts(incident, now),
    )


def _by(moment: datetime | None, now: datetime) -> datetime | None:
    """The moment, if it had come by now."""
    return moment if moment is not None and moment <= now else None


def _impact_s(incident: Incident, stop: datetime, now: datetime) -> float | None:
    """How long users were hurt until now; None where its start or its end is not known."""
    started = _by(incident.moment(Milestone.IMPACT_STARTED), now)
    ended = incident.milestones.get(Milestone.IMPACT_ENDED)
    if started is None or (ended is not None and ended.at is None):
        return None
    until = _by(ended.at if ended else None, now) or min(stop, now)
    return max(0.0, (until - started).total_seconds())


def _hurts(incident: Incident, now: datetime) -> bool:
    """Whether the impact has begun by now and has not ended."""
    ended = incident.milestones.get(Milestone.IMPACT_ENDED)
    is_over = ended is not None and (ended.at is None or ended.at <= now)
    return _by(incident.moment(Milestone.IMPACT_STARTED), now) is not None and not is_over


def _response(incident: Incident, now: datetime) -> TargetReading:
    done = _by(incident.moment(Milestone.ACKNOWLEDGED), now)
    return read_target("response", incident.targets.response, incident.declared_at, done, now)


def _resolution(incident: Incident, now: datetime) -> TargetReading:
    done = _by(incident.moment(Milestone.RESOLVED), now)
    pauses = tuple(pause for pause in incident.pauses if pause.target == "resolution")
    return read_target("resolution", incident.targets.resolution, incident.declared_at, done, now, pauses)


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
    paused = _paused_s(pauses, done or now)
    due = start + timedelta(seconds=allowed + paused)
    remaining = (due - (done or now)).total_seconds()
    share = max(0.0, ((done or now) - start).total_seconds() - paused) / allowed
    state = _state(done, remaining, share, immediate=target.seconds == 0, paused=_is_paused(pauses, now))
    return TargetReading(name, state, start, due, remaining, target.source, target.seconds, done, share, paused)


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


def _paused_s(pauses: tuple[Pause, ...], until: datetime) -> float:
    lengths = ((min(pause.until or until, until) - pause.since).total_seconds() for pause in pauses)
    return sum(max(0.0, length) for length in lengths)


def _is_paused(pauses: tuple[Pause, ...], now: datetime) -> bool:
    return any(pause.since <= now and (pause.until is None or now < pause.until) for pause in pauses)


def _next_update(incident: Incident, now: datetime, running: bool) -> TargetReading:
    cadence = incident.targets.update_every
    sent = [update.at for update in incident.updates if update.at <= now]
    start = max(sent, default=incident.declared_at)
    if cadence is None or not running:
        return TargetReading("next update", TargetState.NOT_STATED, start)
    return read_target("next update", cadence, start, None, now)


def _phase(incident: Incident, now: datetime, running: bool) -> PhaseReading | None:
    entered = [entry for entry in incident.phases_entered if entry.at <= now]
    if not entered:
        return None
    entry, phases = entered[-1], incident.phases
    phase = phases[entry.place] if entry.place < len(phases) else Phase(entry.name)
    opens, closes = window_of(incident, phase)
    reading = PhaseReading(entry.place, entry.name, entry.at, opens, closes, TargetState.NOT_STATED)
    if closes is None or not running:
        return reading
    start = opens or incident.declared_at
    target = Target(max(1, int((closes - start).total_seconds())))
    seen = read_target("phase", target, start, None, now)
    return PhaseReading(entry.place, entry.name, entry.at, opens, closes, seen.state, seen.remaining_s, seen.share)


def window_of(incident: Incident, phase: Phase) -> tuple[datetime | None, datetime | None]:
    """When the phase's window opens and closes (UTC); windows count from the declaration."""
    start, end = phase.start_s, phase.end_s
    return (
        None if start is None else incident.declared_at + timedelta(seconds=start),
        None if end is None else incident.declared_at + timedelta(seconds=end),
    )


def _escalation(incident: Incident, targets: tuple[TargetReading, ...], running: bool) -> EscalationReading | None:
    """The next level: the second one when the response target is missed, the third when resolution is.

    The first level of a path is there from the beginning; times that the playbook gives go before.
    """
    path = incident.playbook.escalation if incident.playbook else ()
    if len(path) < 2 or not running:
        return None
    response, resolution = targets
    hop, reading = (1, response) if response.done_at is None or len(path) < 3 else (2, resolution)
    after = path[hop].after_s
    if after is not None:
        return EscalationReading(path[hop].role, incident.declared_at + timedelta(seconds=after), "playbook")
    return EscalationReading(path[hop].role, reading.due, f"{reading.name} target")


def is_from_settings(reading: TargetReading) -> bool:
    """Whether the workspace, not the playbook, stated the figure."""
    return reading.source == SETTINGS
