"""Which targets were met over a set of incidents, by severity. Pure.

A target is judged as it stood when the incident was declared (or when a severity was first stated), whatever the
severity was changed to. Where the times do not say whether it was met, that is unknown, with the reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.clock import read_resolution, read_response
from incident_desk.domain.counted_incidents import updates_on_time
from incident_desk.domain.incident import Incident
from incident_desk.domain.metrics_over import NOT_STATED, LeftOut
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.severity import Targets, rank_in
from incident_desk.domain.target_reading import TargetReading, TargetState

RESPONSE, RESOLUTION = "response", "resolution"
NO_TARGET, RUNNING = "no target was set", "it still runs"
_UNSURE = (Precision.AT_LEAST, Precision.AT_MOST, Precision.RANGE)
_LAST = 99


@dataclass(frozen=True, slots=True)
class Met:
    """So many of so many; ``missed`` are the keys of those that were not, ``unknown`` why some are not counted."""

    met: int = 0
    of: int = 0
    missed: tuple[str, ...] = ()
    unknown: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """The targets of one severity. ``severity`` is empty where none is stated, and for all of them together."""

    severity: str
    incidents: int
    response: Met
    resolution: Met
    updates: Met


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Met or missed, one by one; or ``unknown``, and why."""

    key: str
    marks: tuple[bool, ...] = ()
    unknown: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the targets of one incident."""

    key: str
    severity: str
    rank: int
    outcomes: tuple[_Outcome, _Outcome, _Outcome]
    """Response, resolution and updates."""


def targets_met(incidents: Sequence[Incident], now: datetime) -> tuple[tuple[SeverityRow, ...], SeverityRow]:
    """A row for each severity, the worst first, and one for all of them; ``now`` in UTC."""
    ordered = sorted(incidents, key=lambda one: (one.declared_at, one.key))
    return rows_of([judged(one, now) for one in ordered])


def rows_of(every: Sequence[Judged]) -> tuple[tuple[SeverityRow, ...], SeverityRow]:
    """The rows of what is judged already, in order of the declarations."""
    groups: dict[str, list[Judged]] = {}
    ranks: dict[str, int] = {}
    for one in every:
        groups.setdefault(one.severity, []).append(one)
        ranks[one.severity] = min(one.rank, ranks.get(one.severity, _LAST))
    order = sorted(groups, key=lambda name: (ranks[name], name))
    return tuple(_row(name, groups[name]) for name in order), _row("", every)


def judged(one: Incident, now: datetime) -> Judged:
    """What became of the targets of this incident by ``now`` (UTC); of one that has ended the same at any time."""
    outcomes = _target(one, RESPONSE, now), _target(one, RESOLUTION, now), _updates(one, now)
    return Judged(one.key, one.severity or "", _rank(one), outcomes)


def response_marks(one: Incident, now: datetime) -> tuple[bool, ...]:
    """Whether the response target was met, as the only mark; none where nobody can say (yet)."""
    return _target(one, RESPONSE, now).marks


def update_marks(one: Incident, now: datetime) -> tuple[bool, ...]:
    """Whether each update that was due came in time."""
    return _updates(one, now).marks


def _rank(one: Incident) -> int:
    rank = rank_in(one.severity, one.playbook)
    return _LAST if rank is None else rank


def _row(severity: str, every: Sequence[Judged]) -> SeverityRow:
    response, resolution, updates = (_met([one.outcomes[place] for one in every]) for place in range(3))
    return SeverityRow(severity, len(every), response, resolution, updates)


def _met(outcomes: Iterable[_Outcome]) -> Met:
    met, of = 0, 0
    missed: list[str] = []
    unknown: list[LeftOut] = []
    for one in outcomes:
        if one.unknown is not None:
            unknown.append(one.unknown)
            continue
        met += sum(one.marks)
        of += len(one.marks)
        if False in one.marks:
            missed.append(one.key)
    return Met(met, of, tuple(missed), tuple(unknown))


def _untold(incident: Incident, why: str) -> _Outcome:
    return _Outcome(incident.key, unknown=LeftOut(incident.key, why))


def first_targets(incident: Incident) -> Targets:
    """The targets at the declaration; where no severity was stated then, those of the first one that was."""
    for change in incident.severity_changes:
        if change.old is not None:
            return change.before
    return incident.targets


def _target(incident: Incident, name: str, now: datetime) -> _Outcome:
    held = first_targets(incident)
    is_response = name == RESPONSE
    if (held.response if is_response else held.resolution) is None:
        return _untold(incident, NO_TARGET)
    reading = (read_response if is_response else read_resolution)(incident, held, now)
    assert reading.counted is not None
    start, end = (incident.milestones.get(one) for one in (reading.counted.since, reading.counted.until))
    why = reading.why_not or _why_unsure(reading, start, end)
    if not why and reading.done_at is None and not incident.is_open:
        why = f"{TITLES[reading.counted.until].lower()} is not recorded"
    if why:
        return _untold(incident, why)
    if reading.state not in (TargetState.MET, TargetState.MISSED, TargetState.LATE):
        return _untold(incident, RUNNING)
    return _Outcome(incident.key, (reading.state is TargetState.MET,))


def _why_unsure(reading: TargetReading, start: Moment | None, end: Moment | None) -> str:
    """Why the times do not say whether it was met; empty where they do."""
    counted = reading.counted
    assert counted is not None
    if start is not None and start.precision in _UNSURE:
        return f"{TITLES[counted.since].lower()} is not known well enough"
    if end is None or end.precision not in _UNSURE or reading.done_at is None:
        return ""
    is_met = reading.state is TargetState.MET
    ends_late = end.until is None or reading.due is None or end.until > reading.due
    unsure = {
        Precision.AT_LEAST: is_met,
        Precision.AT_MOST: not is_met,
        Precision.RANGE: is_met and ends_late,
    }
    return f"{TITLES[counted.until].lower()} is not known well enough" if unsure[end.precision] else ""


def _updates(incident: Incident, now: datetime) -> _Outcome:
    held = first_targets(incident)
    if incident.past is not None:
        return _untold(incident, "its report records no updates")
    if held.update_every is None or not held.update_every.seconds:
        return _untold(incident, "no cadence was set")
    if not incident.is_open and incident.moment(Milestone.RESOLVED) is None:
        return _untold(incident, "resolved has no known time")
    marks = updates_on_time(incident if held is incident.targets else replace(incident, targets=held), now)
    return _Outcome(incident.key, marks) if marks else _untold(incident, "no update was due")


def name_of(row: SeverityRow) -> str:
    """The severity in words."""
    return row.severity or NOT_STATED
