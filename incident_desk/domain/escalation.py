"""Whom to bring in next, when, and because of which target (design, section 14, decision 17).

The first level of a path is there from the beginning. The second is due when the response target is missed, and
an acknowledgement stops that; what follows is due when the resolution target is missed. Times that the playbook
gives go before. Whoever was called, with whatever outcome, is no longer next. The resolution ends it all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.incident import EscalationCall, Incident
from incident_desk.domain.target_reading import ALLOWANCE_S, AT_RISK, TargetReading


@dataclass(frozen=True, slots=True)
class EscalationReading:
    """Whom to bring in next, when, and because of which target; ``level`` counts from 1, the first of the path.

    ``due`` is None where nothing says when. ``warning`` is when three quarters of the resolution target are used:
    the workspace's word, not the playbook's.
    """

    role: str
    due: datetime | None
    because: str
    level: int
    warning: datetime | None = None


def read_escalation(
    incident: Incident, targets: tuple[TargetReading, TargetReading], now: datetime
) -> EscalationReading | None:
    """The next level of an incident that runs; None where no level is left. ``targets``: response, resolution."""
    path = incident.playbook.escalation if incident.playbook else ()
    calls = [call for call in incident.escalations if call.at <= now]
    response, resolution = targets
    level = _next_level(calls, len(path), acknowledged=response.done_at is not None)
    if level is None:
        return None
    hop = path[level - 1]
    if hop.after_s is not None:
        return EscalationReading(hop.role, incident.declared_at + timedelta(seconds=hop.after_s), "playbook", level)
    if level == 2 and response.done_at is None:
        return EscalationReading(hop.role, response.due, "response target", level)
    if resolution.due is not None and any(call.at >= resolution.due for call in calls):
        # The miss has had its level: nothing says when the one after that is due.
        return EscalationReading(hop.role, None, "resolution target", level)
    return EscalationReading(hop.role, resolution.due, "resolution target", level, _warning(resolution))


def _next_level(calls: Sequence[EscalationCall], levels: int, *, acknowledged: bool) -> int | None:
    """The level after the highest that was called; acknowledged, the second is passed over if there is a third."""
    level = max((call.level for call in calls), default=1) + 1
    if level == 2 and acknowledged and levels > 2:
        level = 3
    return level if level <= levels else None


def _warning(resolution: TargetReading) -> datetime | None:
    if resolution.due is None or resolution.seconds is None:
        return None
    return resolution.due - timedelta(seconds=(resolution.seconds or ALLOWANCE_S) * (1 - AT_RISK))
