"""clocks = clock(incident, now). Arithmetic on stored moments and a given now; nothing here ticks or waits.

Response runs from declared or detected to acknowledged, resolution from declared to resolved or to the end of the
impact (``counting``); only the resolution target pauses (``target_reading``). ``clock(incident, t)`` counts only
what had happened by ``t``, by what is known today: the targets that held then, the pauses until then, and whether
it was resolved or called off then.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from incident_desk.domain.afterwards import afterwards
from incident_desk.domain.counting import Counted, response_counted, start_of
from incident_desk.domain.escalation import EscalationReading, read_escalation
from incident_desk.domain.impact import ImpactReading, Stop, read_impact, stated_impact
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment
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
    """Every clock of an incident at one moment. ``after`` is what waits once it is resolved.

    ``detected_s`` counts from the detection, in seconds; None where nobody said when that was, or it was later.
    """

    now: datetime
    elapsed_s: float
    running: bool
    targets: tuple[TargetReading, ...]
    next_update: TargetReading
    phase: PhaseReading | None
    escalation: EscalationReading | None
    impact: ImpactReading = field(default_factory=ImpactReading)
    detected_s: float | None = None
    after: tuple[TargetReading, ...] = ()

    @property
    def impact_s(self) -> float | None:
        """How long users were hurt, in seconds: the sum of its intervals. None where ``impact`` says why not."""
        return self.impact.seconds

    @property
    def impact_running(self) -> bool:
        """Whether users are hurt at that moment."""
        return self.impact.running

    def target(self, name: str) -> TargetReading:
        """The target of that name: ``response`` or ``resolution``."""
        return next(reading for reading in self.targets if reading.name == name)


_last: tuple[Incident, datetime, ClockReading] | None = None


def clock(incident: Incident, now: datetime) -> ClockReading:
    """Every clock of the incident at ``now`` (UTC); the same record and moment always read the same.

    The last reading is remembered: at each tick a whole desk asks for the same one.
    """
    global _last
    known = _last
    if known is None or known[0] is not incident or known[1] != now:
        known = _last = (incident, now, _read(incident, now))
    return known[2]


def _read(incident: Incident, now: datetime) -> ClockReading:
    ended, resolved = _ended(incident, now), _resolved(incident, now)
    running = ended is None
    stop = ended or now
    held = incident.targets_at(now)
    readers = (partial(read, incident, held) for read in (read_response, read_resolution, _next_update))
    # What has ended counts no further: a target that nobody met stands as it stood then.
    response, resolution, update = (with_seen(read(stop), incident.seen, now, read) for read in readers)
    return ClockReading(
        now=now,
        elapsed_s=max(0.0, (stop - incident.declared_at).total_seconds()),
        running=running,
        targets=(response, resolution),
        next_update=update,
        phase=_phase(incident, now, running),
        escalation=read_escalation(incident, (response, resolution), now) if running else None,
        impact=_impact(incident, now, ended),
        detected_s=_since_detected(incident, stop),
        after=tuple(with_seen(one, incident.seen, now) for one in afterwards(incident, resolved, now)),
    )


def _impact(incident: Incident, now: datetime, ended: datetime | None) -> ImpactReading:
    if incident.past is not None and not incident.is_open:
        return stated_impact(incident)
    return read_impact(incident, now, Stop(ended, _impact_end(incident, now) is not None) if ended else None)


def not_before(incident: Incident, now: datetime) -> datetime:
    """``now``, or a little later: what is in the record has happened, though the last tick was before it."""
    return max(now, incident.declared_at, incident.written_at or now)


def _since_detected(incident: Incident, stop: datetime) -> float | None:
    detected = _by(incident.moment(Milestone.DETECTED), stop)
    return (stop - detected).total_seconds() if detected is not None else None


def _ended(incident: Incident, now: datetime) -> datetime | None:
    """When it ended, if it had ended by now and was not opened again."""
    for ending in incident.endings:
        if ending.at <= now < ending.until:
            return ending.at
    if incident.past is not None and not incident.is_open:
        # Whatever its report says of the times, it is over.
        return min(incident.ended_at or now, now)
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


def read_response(incident: Incident, held: Targets, now: datetime) -> TargetReading:
    """The response target as it stands at ``now`` (UTC), by the rule that the incident was opened with."""
    counted = counted_response(incident, now)
    end, start = incident.milestones.get(Milestone.ACKNOWLEDGED), start_of(counted, incident.declared_at)
    done = _by(end.at if end else None, now)
    return _counted(read_target("response", held.response, start, done, now), counted, end)


def counted_response(incident: Incident, now: datetime) -> Counted:
    """How the response of this incident counts, as it was to be seen at ``now`` (UTC)."""
    detected = incident.milestones.get(Milestone.DETECTED)
    is_ahead = detected is not None and detected.at is not None and detected.at > max(now, incident.declared_at)
    return response_counted(incident.counting, incident.declared_at, None if is_ahead else detected)


def response_start(incident: Incident) -> datetime:
    """From when on the response of this incident counts (UTC)."""
    return start_of(counted_response(incident, incident.declared_at), incident.declared_at)


def read_resolution(incident: Incident, held: Targets, now: datetime) -> TargetReading:
    """The resolution target as it stands at ``now`` (UTC), by the rule that the incident was opened with."""
    counted = counted_response(incident, now)
    counted = replace(counted, since=Milestone.DECLARED, until=incident.counting.resolution_to, instead="")
    by_impact = counted.until is Milestone.IMPACT_ENDED
    end = _impact_end(incident, now) if by_impact else incident.milestones.get(Milestone.RESOLVED)
    done = _by(end.at if end else None, now) if by_impact else _resolved(incident, now)
    pauses = incident.pauses_counted("resolution")
    reading = read_target("resolution", held.resolution, incident.declared_at, done, now, pauses)
    return _counted(reading, counted, end)


def _impact_end(incident: Incident, now: datetime) -> Moment | None:
    """The end of the impact that stood at ``now``: a reopening after that took it back only then."""
    ending = next((one for one in incident.endings if now < one.until), None)
    return ending.impact_ended if ending else incident.milestones.get(Milestone.IMPACT_ENDED)


def _counted(reading: TargetReading, counted: Counted, end: Moment | None) -> TargetReading:
    """The reading with how it counts; where its end has no known time or lies before its start, it says so."""
    if end is not None and end.at is None:
        return replace(reading, counted=counted, why_not=f"{TITLES[counted.until].lower()} has no known time")
    if reading.done_at is not None and reading.done_at < reading.start:
        why = f"{TITLES[counted.until].lower()} is recorded before {TITLES[counted.since].lower()}"
        return replace(reading, state=TargetState.NOT_STATED, remaining_s=None, counted=counted, why_not=why)
    return replace(reading, counted=counted)


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
    counted = phase_run(incident, phase)
    if counted is None or not running:
        return reading
    start, seconds = counted
    seen = read_target("phase", Target(seconds), start, None, now)
    return PhaseReading(entry.place, entry.name, entry.at, opens, closes, seen.state, seen.remaining_s, seen.share)


def phase_run(incident: Incident, phase: Phase) -> tuple[datetime, int] | None:
    """From when on the phase's window counts (UTC), and its seconds; None where it has no end.

    One that opens at no stated time counts from the declaration; so does one that would end before it begins.
    """
    opens, closes = window_of(incident, phase)
    if closes is None:
        return None
    start = opens if opens is not None and opens < closes else incident.declared_at
    return start, max(1, int((closes - start).total_seconds()))


def window_of(incident: Incident, phase: Phase) -> tuple[datetime | None, datetime | None]:
    """When the phase's window opens and closes (UTC); windows count from the declaration."""
    start, end = phase.start_s, phase.end_s
    return (
        None if start is None else incident.declared_at + timedelta(seconds=start),
        None if end is None else incident.declared_at + timedelta(seconds=end),
    )
