"""clocks = clock(incident, now). Arithmetic on stored moments and a given now; nothing here ticks or waits.

Response runs from declared to acknowledged, resolution from declared to resolved; only the resolution target pauses
(``target_reading``). ``clock(incident, t)`` counts only what had happened by ``t``, by what is known today: the
targets that held then, the pauses until then, and whether it was resolved or called off then.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from incident_desk.domain.afterwards import afterwards
from incident_desk.domain.escalation import EscalationReading, read_escalation
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import Phase
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.target_reading import ALLOWANCE_S as ALLOWANCE_S
from incident_desk.domain.target_reading import ALMOST_DUE as ALMOST_DUE
from incident_desk.domain.target_reading import AT_RISK as AT_RISK
from incident_desk.domain.target_reading import LATE as LATE
from incident_desk.domain.target_reading import TargetReading as TargetReading
from incident_desk.domain.target_reading import TargetState as TargetState
from incident_desk.domain.target_reading import is_from_settings as is_from_settings
from incident_desk.domain.target_reading import read_target as read_target
from incident_desk.domain.target_reading import with_seen


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
class ClockReading:
    """Every clock of an incident at one moment. ``after`` is what waits once it is resolved."""

    now: datetime
    elapsed_s: float
    impact_s: float | None
    running: bool
    targets: tuple[TargetReading, ...]
    next_update: TargetReading
    phase: PhaseReading | None
    escalation: EscalationReading | None
    impact_running: bool = False
    after: tuple[TargetReading, ...] = ()

    def target(self, name: str) -> TargetReading:
        """The target of that name: ``response`` or ``resolution``."""
        return next(reading for reading in self.targets if reading.name == name)


def clock(incident: Incident, now: datetime) -> ClockReading:
    """Every clock of the incident at ``now`` (UTC); the same record and moment always read the same."""
    ended, resolved = _ended(incident, now), _resolved(incident, now)
    running = ended is None
    stop = ended or now
    held = incident.targets_at(now)
    readers = (partial(read, incident, held) for read in (_response, _resolution, _next_update))
    # What has ended counts no further: a target that nobody met stands as it stood then.
    response, resolution, update = (with_seen(read(stop), incident.seen, now, read) for read in readers)
    return ClockReading(
        now=now,
        elapsed_s=max(0.0, (stop - incident.declared_at).total_seconds()),
        impact_s=_impact_s(incident, stop, now),
        running=running,
        targets=(response, resolution),
        next_update=update,
        phase=_phase(incident, now, running),
        escalation=read_escalation(incident, (response, resolution), now) if running else None,
        impact_running=running and _hurts(incident, now),
        after=tuple(with_seen(one, incident.seen, now) for one in afterwards(incident, resolved, now)),
    )


def _ended(incident: Incident, now: datetime) -> datetime | None:
    """When it ended, if it had ended by now and was not opened again."""
    for ending in incident.endings:
        if ending.at <= now < ending.until:
            return ending.at
    return _by(incident.ended_at, now)


def _resolved(incident: Incident, now: datetime) -> datetime | None:
    """When it was resolved, if it was and was not opened again."""
    for ending in incident.endings:
        if ending.resolved and ending.at <= now < ending.until:
            return ending.at
    return _by(incident.moment(Milestone.RESOLVED), now)


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


def _response(incident: Incident, held: Targets, now: datetime) -> TargetReading:
    done = _by(incident.moment(Milestone.ACKNOWLEDGED), now)
    return read_target("response", held.response, incident.declared_at, done, now)


def _resolution(incident: Incident, held: Targets, now: datetime) -> TargetReading:
    pauses = tuple(pause for pause in incident.pauses if pause.target == "resolution")
    return read_target("resolution", held.resolution, incident.declared_at, _resolved(incident, now), now, pauses)


def _next_update(incident: Incident, held: Targets, now: datetime) -> TargetReading:
    cadence = held.update_every
    start = max(turn for turn in turns_of(incident) if turn <= max(now, incident.declared_at))
    if cadence is None or _ended(incident, now) is not None:
        return TargetReading("next update", TargetState.NOT_STATED, start)
    return read_target("next update", cadence, start, None, now)


def turns_of(incident: Incident) -> tuple[datetime, ...]:
    """When the cadence of updates began anew, in order (UTC): declared, each that was sent or skipped, each
    reopening."""
    spoken = (*(one.at for one in incident.updates), *(one.at for one in incident.skipped))
    again = (*spoken, *(at for at, _reason in incident.reopened))
    return (incident.declared_at, *sorted({at for at in again if at > incident.declared_at}))


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
