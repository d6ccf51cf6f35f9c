"""Which day a clock time without its day means in an incident that has ended: one of the incident's own.

A live incident has none of these: there it is the last time that a clock showed it.
"""

from datetime import UTC, datetime, time, timedelta

from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone

Stretch = tuple[datetime, datetime]
Near = tuple[Stretch, ...]
"""Stretches (UTC) that a bare time is looked for in, one after the other; in each it is the last one."""

_BESIDE = timedelta(hours=3)
"""So far beside the incident its own midnight is no border: what happened at 23:50 led to what began at 00:10."""
_DAY = timedelta(days=1, microseconds=-1)


def near_span(begun: datetime, ended: datetime) -> Near:
    """Within it, else shortly before or after it, else on its days."""
    first = datetime.combine(begun.astimezone(UTC).date(), time(), UTC)
    last = datetime.combine(ended.astimezone(UTC).date(), time(), UTC) + _DAY
    return ((begun, ended), (begun - _BESIDE, ended + _BESIDE), (first, last))


def near_ended(incident: Incident | None) -> Near:
    """What a bare time is near to in that incident; nothing while it is open."""
    ended = incident.ended_at if incident is not None else None
    if incident is None or incident.is_open or ended is None:
        return ()
    stones = (incident.moment(one) for one in (Milestone.IMPACT_STARTED, Milestone.DETECTED))
    begun = min((one for one in (*stones, incident.declared_at) if one is not None), default=ended)
    return near_span(min(begun, ended), ended)


def is_near(at: datetime, near: Near) -> bool:
    """Whether it lies in one of them."""
    return any(begin <= at <= end for begin, end in near)
