"""Where an incident stands, and how it moves from there: a milestone brings it forward, only a reopening back."""

from collections.abc import Mapping
from enum import StrEnum

from incident_desk.domain.milestones import Milestone


class Status(StrEnum):
    """Where an incident stands. The phase is the playbook's and moves neither this nor is moved by it."""

    INVESTIGATING = "investigating"
    MITIGATING = "mitigating"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"


OPEN = frozenset({Status.INVESTIGATING, Status.MITIGATING, Status.MONITORING})
"""Statuses in which the incident is being worked on."""

FORWARD: Mapping[Milestone, Status] = {
    Milestone.CAUSE_IDENTIFIED: Status.MITIGATING,
    Milestone.FIX_APPLIED: Status.MITIGATING,
    Milestone.IMPACT_ENDED: Status.MONITORING,
    Milestone.RESOLVED: Status.RESOLVED,
    Milestone.CLOSED: Status.CLOSED,
}
"""The status that a milestone brings: forward, never back."""

_ORDER = (Status.INVESTIGATING, Status.MITIGATING, Status.MONITORING, Status.RESOLVED, Status.CLOSED)


def status_after(status: Status, milestone: Milestone) -> Status:
    """The status once the milestone is set."""
    brought = FORWARD.get(milestone)
    if brought is None or status not in _ORDER or _ORDER.index(brought) <= _ORDER.index(status):
        return status
    return brought


def is_backwards(old: Status, new: Status) -> bool:
    """Whether a status change goes back, or leaves an ended incident."""
    return old not in OPEN and new in OPEN
