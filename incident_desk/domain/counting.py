"""From which moment a target counts, and which moment ends it: the workspace's choice.

An incident keeps the choice it was opened with, so no later setting changes a reading. Records that say nothing
count as the program always did: response from declared to acknowledged, resolution from declared to resolved.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment

RESPONSE_FROM = (Milestone.DECLARED, Milestone.DETECTED)
"""What the response may count from; the first is the default."""
RESOLUTION_TO = (Milestone.RESOLVED, Milestone.IMPACT_ENDED)
"""What may end the resolution; the first is the default."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What the response counts from and what ends the resolution."""

    response_from: Milestone = Milestone.DECLARED
    resolution_to: Milestone = Milestone.RESOLVED

    def to_data(self) -> dict[str, Any]:
        """As plain data for a record or a file."""
        return {"response_from": self.response_from.value, "resolution_to": self.resolution_to.value}

    @classmethod
    def from_data(cls, data: object) -> "Counting":
        """What ``to_data`` wrote; what is missing or not one of the choices takes its default."""
        given = data if isinstance(data, Mapping) else {}
        chosen = (
            next((one for one in choices if one == given.get(name)), choices[0])
            for name, choices in (("response_from", RESPONSE_FROM), ("resolution_to", RESOLUTION_TO))
        )
        return cls(*chosen)


@dataclass(frozen=True, slots=True)
class Counted:
    """How one target of one incident counts, to be printed with its figure.

    ``instead`` says why it does not count from the moment that was chosen. ``detected_before_s`` is by how many
    seconds the incident was detected before it was declared, where it was: a late declaration must not flatter.
    """

    since: Milestone
    until: Milestone
    instead: str = ""
    detected: Moment | None = None
    detected_before_s: float | None = None

    @property
    def arrow(self) -> str:
        """The rule in short: ``declared→acknowledged``."""
        return f"{self.since.value}→{self.until.value}"

    @property
    def words(self) -> str:
        """The rule in words: ``from declared to acknowledged``."""
        return f"from {TITLES[self.since].lower()} to {TITLES[self.until].lower()}"


def response_counted(counting: Counting, declared_at: datetime, detected: Moment | None) -> Counted:
    """How the response counts.

    Where it is to count from the detection and none is known, or it is later than the declaration, it counts
    from the declaration and says why.
    """
    before = _before(declared_at, detected)
    known = detected if before is not None else None
    since, instead = counting.response_from, ""
    if since is Milestone.DETECTED and known is None:
        since, instead = Milestone.DECLARED, _why_no_detection(declared_at, detected)
    return Counted(since, Milestone.ACKNOWLEDGED, instead, known, before)


def start_of(counted: Counted, declared_at: datetime) -> datetime:
    """When the target began to count (UTC)."""
    if counted.since is Milestone.DETECTED and counted.detected is not None and counted.detected.at is not None:
        return counted.detected.at
    return declared_at


def _before(declared_at: datetime, detected: Moment | None) -> float | None:
    """By how many seconds it was detected before it was declared; None where it was not, or nobody knows."""
    if detected is None or detected.at is None or detected.at >= declared_at:
        return None
    return (declared_at - detected.at).total_seconds()


def _why_no_detection(declared_at: datetime, detected: Moment | None) -> str:
    if detected is None:
        return "detected is not recorded"
    if detected.at is None:
        return "detected has no known time"
    return "" if detected.at == declared_at else "detected is recorded after the declaration"
