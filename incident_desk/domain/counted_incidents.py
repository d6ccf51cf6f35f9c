"""Which incidents enter figures, from how many on there is a median, and which updates came in time. Pure."""

from datetime import datetime, timedelta

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.status import Status

LEAST_FOR_MEDIAN = 3
"""Fewer values have no median."""


def is_counted(incident: Incident) -> bool:
    """Whether the incident enters figures: it happened, was not called off, and is no part of another."""
    happened = incident.record in (RecordKind.INCIDENT, RecordKind.PAST)
    return happened and incident.status is not Status.CANCELLED and incident.merged_into is None


def is_dated(incident: Incident) -> bool:
    """Whether anybody knows when it was; of a report that was taken in nothing may say it."""
    return incident.past is None or incident.past.is_dated


def updates_on_time(incident: Incident, now: datetime) -> tuple[bool, ...]:
    """For each update that was due, whether it came in time; one that never came counts once as late.

    One that was skipped in time was not due; one that was late when it was skipped was late. Updates count while
    the incident runs: until it is resolved, or until ``now``.
    """
    cadence = incident.targets.update_every
    end = incident.moment(Milestone.RESOLVED) or (now if incident.is_open else None)
    if cadence is None or not cadence.seconds or end is None:
        return ()
    most, before, marks = timedelta(seconds=cadence.seconds), incident.declared_at, []
    turns = [*((one.at, True) for one in incident.updates), *((one.at, False) for one in incident.skipped)]
    for at, sent in sorted(turn for turn in turns if turn[0] <= end):
        if sent or at - before > most:
            marks.append(sent and at - before <= most)
        before = at
    if end - before > most:
        marks.append(False)
    return tuple(marks)
