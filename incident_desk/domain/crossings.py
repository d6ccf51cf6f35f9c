"""crossings(incident, now): every threshold that a clock of the incident has crossed by now, at its true time.

A clock here is a *run*: a target from the declaration to its milestone, a turn of the updates from one to the next,
a stay in a phase against its window. A run has *stretches*: it stands while the incident has ended, and it goes on
with another length from a change of severity. The thresholds are moments by arithmetic, pauses included, so they do
not depend on who was watching: they are the moments at which ``clock`` begins to read that state. A checklist's run
has clocks of its own (``run_crossings``)::

    missing(incident, now)        what has happened and the record does not have
    corrections(incident, now)    what the record has and no longer holds, with the reason
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from incident_desk.domain.clock import phase_run, response_start, turns_of
from incident_desk.domain.clock_facts import DEFERRED, Booked, Crossing, Mark, Pause
from incident_desk.domain.escalation_due import due_levels
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.target_reading import ALLOWANCE_S, ALMOST_DUE, AT_RISK, LATE

RESPONSE, RESOLUTION, NEXT_UPDATE, PHASE = "response", "resolution", "next update", "phase"
ESCALATION = "escalation"
_SHARES = ((Mark.AT_RISK, AT_RISK), (Mark.ALMOST_DUE, ALMOST_DUE), (Mark.LATE, LATE))
_LIVE = frozenset({RecordKind.INCIDENT, RecordKind.DRILL})
"""Records whose targets run; an imported past has none, and a checklist's run has windows of its own."""
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Run:
    """One clock from ``since`` until ``until`` (``_NEVER``: it goes on); its share counts from ``start``.

    ``lengths`` are the seconds that it may take, each with the moment from which that holds; None: not stated.
    """

    target: str
    start: datetime
    since: datetime
    until: datetime
    lengths: tuple[tuple[datetime, float | None], ...]
    pauses: tuple[Pause, ...] = ()
    name: str = ""

    def holds(self, moment: datetime) -> bool:
        """Whether it ran then."""
        return self.since <= moment <= self.until


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a run with one length."""

    run: _Run
    seconds: float | None
    since: datetime
    until: datetime


def crossings(incident: Incident, now: datetime) -> tuple[Crossing, ...]:
    """What has been crossed before ``now`` (UTC), in order of time.

    A threshold that had passed when its stretch began is crossed then; of several, only the last.
    """
    if incident.record is RecordKind.CHECKLIST:
        from incident_desk.domain.run_crossings import run_crossings

        return tuple(one for one in run_crossings(incident) if one.at < now)
    found = [one for run in _runs(incident) for one in _crossed(incident, run, now)]
    found += [one for one in _escalations(incident) if one.at < now]
    return tuple(sorted(found, key=lambda one: one.at))


def missing(incident: Incident, now: datetime) -> tuple[Crossing, ...]:
    """What has been crossed before ``now`` and the record does not have."""
    standing = {one.crossing for one in _standing(incident)}
    return tuple(one for one in crossings(incident, now) if one not in standing)


def corrections(incident: Incident, now: datetime) -> tuple[tuple[Booked, str], ...]:
    """What is booked and does not hold by what is known now, each with the reason in plain words."""
    standing = _standing(incident)
    if not standing:
        return ()
    # A clock that is behind the record takes nothing back.
    horizon = max(now, *(one.crossing.at for one in standing)) + timedelta(microseconds=1)
    held = set(crossings(incident, horizon))
    return tuple(
        (one, _why(one.crossing, incident))
        for one in standing
        if one.crossing not in held and not _is_unknown(one.crossing, incident)
    )


def next_booking(incident: Incident) -> datetime | None:
    """From when on there is something to book, if nothing else happens; None where there never is."""
    if corrections(incident, incident.declared_at):
        return incident.declared_at
    return min((one.at for one in missing(incident, _NEVER)), default=None)


def _standing(incident: Incident) -> Sequence[Booked]:
    return [one for one in incident.booked if one.corrected is None]


def _is_unknown(crossing: Crossing, incident: Incident) -> bool:
    """Whether nobody can say if it holds: it was acknowledged, and nobody knows when; or a step was put off, and
    how long is known no more once it is done."""
    if crossing.target == DEFERRED:
        return True
    taken = incident.milestones.get(Milestone.ACKNOWLEDGED)
    return crossing.target in (RESPONSE, ESCALATION) and taken is not None and taken.at is None


# -- runs -------------------------------------------------------------------------------------------------------


def _runs(incident: Incident) -> Iterator[_Run]:
    if incident.record in _LIVE:
        yield from _targets(incident)
        yield from _turns(incident)
        yield from _stays(incident)


def _targets(incident: Incident) -> Iterator[_Run]:
    declared, taken = incident.declared_at, incident.milestones.get(Milestone.ACKNOWLEDGED)
    if taken is None or taken.at is not None:
        until = taken.at if taken is not None and taken.at is not None else _NEVER
        yield _Run(RESPONSE, response_start(incident), declared, until, _lengths(incident, "response"))
    pauses = incident.pauses_counted(RESOLUTION)
    yield _Run(RESOLUTION, declared, declared, _NEVER, _lengths(incident, "resolution"), pauses)


def _turns(incident: Incident) -> Iterator[_Run]:
    lengths = _lengths(incident, "update_every")
    for since, following in pairwise((*turns_of(incident), _NEVER)):
        yield _Run(NEXT_UPDATE, since, since, following, lengths)


def _stays(incident: Incident) -> Iterator[_Run]:
    """The stays in phases whose window has an end; what was recorded later counts where two overlap."""
    entered, phases = incident.phases_entered, incident.phases
    for place, entry in enumerate(entered):
        left = min((later.at for later in entered[place + 1 :]), default=_NEVER)
        phase = phases[entry.place] if entry.place < len(phases) else Phase(entry.name)
        counted = phase_run(incident, phase)
        if counted is not None:
            start, seconds = counted
            yield _Run(PHASE, start, entry.at, left, ((entry.at, float(seconds)),), name=entry.name)


def _lengths(incident: Incident, name: str) -> tuple[tuple[datetime, float | None], ...]:
    """What the target of that name allowed, from the declaration on and from each change of it."""
    changes = incident.severity_changes
    held: list[Targets] = [*(one.before for one in changes), incident.targets]
    since = (datetime.min.replace(tzinfo=UTC), *(one.at for one in changes))
    return tuple((at, _seconds(getattr(targets, name))) for at, targets in zip(since, held, strict=True))


def _seconds(target: Target | None) -> float | None:
    return None if target is None else float(target.seconds)


def _stretches(incident: Incident, run: _Run) -> Iterator[_Stretch]:
    """The parts of a run while the incident was open, each with its length."""
    for since, until in _open_spells(incident, run.target):
        for (begins, seconds), (ends, _) in pairwise((*run.lengths, (_NEVER, None))):
            first, last = max(since, begins, run.since), min(until, ends, run.until)
            if first < last:
                yield _Stretch(run, seconds, first, last)


def _open_spells(incident: Incident, target: str) -> Iterator[tuple[datetime, datetime]]:
    """When that target's clock could run: until the incident ended, and again from each reopening."""
    since = datetime.min.replace(tzinfo=UTC)
    for ending in incident.endings:
        yield since, _stopped(incident, target, ending.at, ending.impact_ended)
        since = ending.until
    impact_ended = incident.milestones.get(Milestone.IMPACT_ENDED)
    yield since, _stopped(incident, target, incident.ended_at or _NEVER, impact_ended)


def _stopped(incident: Incident, target: str, ended: datetime, impact_ended: Moment | None) -> datetime:
    """With the incident; the resolution with the end of the impact, where the incident counts to that."""
    by_impact = target == RESOLUTION and incident.counting.resolution_to is Milestone.IMPACT_ENDED
    known = impact_ended.at if impact_ended else None
    return min(ended, known) if by_impact and known is not None else ended


# -- thresholds -------------------------------------------------------------------------------------------------


def _crossed(incident: Incident, run: _Run, now: datetime) -> Iterator[Crossing]:
    reached = -1
    for part in _stretches(incident, run):
        moments = _moments(part)
        for place, at in _within(part, moments, reached):
            if at < min(part.until, now):
                yield _crossing(part, _SHARES[place][0], at)
        reached = max((place for place, at in moments if at < part.until), default=-1)
        if run.target == PHASE and part.until <= now:
            yield from _debt(part)


def _within(
    part: _Stretch, moments: Sequence[tuple[int, datetime]], reached: int
) -> Iterator[tuple[int, datetime]]:
    """The thresholds that are crossed within the stretch: with its beginning the last that had passed, if the
    stretch before had not reached it, then each in its turn. What a lower severity takes back is crossed anew.
    """
    before = max((place for place, at in moments if at <= part.since), default=-1)
    if before > reached:
        yield before, part.since
    yield from ((place, at) for place, at in moments if at > part.since)


def _moments(part: _Stretch) -> Sequence[tuple[int, datetime]]:
    """When each threshold is crossed, by its place among the shares; an immediate target has but two."""
    if part.seconds is None:
        return ()
    if part.seconds:
        used = [(place, part.seconds * share) for place, (_mark, share) in enumerate(_SHARES)]
    else:
        used = [(1, 0.0), (2, float(ALLOWANCE_S))]
    return [(place, at) for place, seconds in used if (at := _moment(part.run, seconds)) is not None]


def _moment(run: _Run, used: float) -> datetime | None:
    """When so many seconds of the run's time were used up; None where a pause that goes on lies before it."""
    try:
        at = run.start + timedelta(seconds=used)
        for pause in run.pauses:
            if pause.since < at and pause.until is None:
                return None
            if pause.since < at and pause.until is not None:
                at += max(pause.until - pause.since, timedelta())
    except OverflowError:
        return None
    return at


def _crossing(part: _Stretch, mark: Mark, at: datetime) -> Crossing:
    run, allowed = part.run, part.seconds or 0.0
    paused = sum(pause.length_s(at) for pause in run.pauses)
    due = run.start + timedelta(seconds=(allowed or ALLOWANCE_S) + paused)
    return Crossing(run.target, mark, at, due, run.since, allowed, run.name)


def _debt(part: _Stretch) -> Iterator[Crossing]:
    """A phase that was left, or in which the incident ended, after its window had closed."""
    debt = _crossing(part, Mark.DEBT, part.until)
    if debt.over_s > 0:
        yield debt


def _escalations(incident: Incident) -> Iterator[Crossing]:
    """The levels of the escalation path that became due; a level is a clock with one threshold."""
    if incident.record in _LIVE:
        since = incident.declared_at
        for one in due_levels(incident):
            allowed = (one.due - since).total_seconds()
            yield Crossing(ESCALATION, Mark.LATE, one.at, one.due, since, allowed, one.reading.role)


# -- reasons ----------------------------------------------------------------------------------------------------

_STOPPED = {RESPONSE: "acknowledged", NEXT_UPDATE: "an update was sent", PHASE: "the phase was left"}
_BEGAN = {NEXT_UPDATE: "the updates count from", PHASE: "the phase was entered at"}


def _why(old: Crossing, incident: Incident) -> str:
    """What makes a booked crossing untrue, in plain words; times are UTC."""
    if incident.record is RecordKind.CHECKLIST:
        from incident_desk.domain.run_crossings import why_not_crossed

        return why_not_crossed(old, incident)
    if old.target == ESCALATION:
        return _why_not_due(old, incident)
    runs = [run for run in _runs(incident) if (run.target, run.name) == (old.target, old.name)]
    same = next((run for run in runs if run.since == old.since), None)
    if same is None:
        began = max((run for run in runs if run.since <= old.at), default=next(iter(runs), None), key=_since)
        return f"{_BEGAN.get(old.target, 'declared at')} {began.since:%H:%M:%S} UTC" if began else "not so any more"
    if same.until <= old.at and old.mark is not Mark.DEBT:
        skipped = same.target == NEXT_UPDATE and any(one.at == same.until for one in incident.skipped)
        stopped = "an update was skipped" if skipped else _STOPPED[old.target]
        return f"{stopped} at {same.until:%H:%M:%S} UTC"
    stretches = [part for part in _stretches(incident, same) if part.since <= old.at < part.until]
    if not stretches:
        ended = incident.ended_at
        over = _stopped(incident, old.target, _NEVER, incident.milestones.get(Milestone.IMPACT_ENDED))
        if over <= old.at:
            return f"impact ended at {over:%H:%M:%S} UTC"
        return f"{incident.status} at {ended:%H:%M:%S} UTC" if ended else "it was left at another time"
    if stretches[0].seconds != old.allowed_s:
        return f"the severity was {_severity_at(incident, old.at)}"
    return "the pauses before it were changed"


def _why_not_due(old: Crossing, incident: Incident) -> str:
    """What makes it untrue that a level of the escalation path was due."""
    called = min((one.at for one in incident.escalations if one.role == old.name), default=_NEVER)
    facts = (
        (incident.moment(Milestone.ACKNOWLEDGED), "acknowledged"),
        (called, f"{old.name} was called"),
        (incident.ended_at, str(incident.status)),
    )
    if old.since != incident.declared_at:
        return f"declared at {incident.declared_at:%H:%M:%S} UTC"
    known = (f"{words} at {at:%H:%M:%S} UTC" for at, words in facts if at is not None and at <= old.at)
    return next(known, "it was due at another time")


def _since(run: _Run) -> datetime:
    return run.since


def _severity_at(incident: Incident, moment: datetime) -> str:
    then = next((one.old for one in incident.severity_changes if one.at > moment), incident.severity)
    return then or "not stated"
