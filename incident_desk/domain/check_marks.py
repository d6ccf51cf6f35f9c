"""What the record says of a check: its last change, and what of earlier ones still holds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from incident_desk.domain.incident import CheckMark

_UNKNOWN = frozenset({"no_data", "blind", "maintenance"})
"""States that end nothing: an outage lasts through them."""


def mark_after(before: CheckMark | None, data: Mapping[str, Any], at: datetime) -> CheckMark:
    """The mark after a `check_changed` of any version, with its data and its time."""
    state, level = str(data["after"]), str(data.get("level") or "")
    known = before.outage_from if before else None
    outage = None if state in ("ok", "slow", "suppressed") else known
    if state == "down":
        outage = known or at
    rung = 0 if before is None else before.rung if outage or state in _UNKNOWN else min(before.rung, 1)
    rung = 0 if state == "ok" else max(rung, _loudness(state, level))
    return CheckMark(str(data["name"]), state, at, str(data.get("detail", "")), level, outage, rung)


def _loudness(state: str, level: str) -> int:
    if state == "down":
        return 2
    return 1 if state == "flapping" or (state == "slow" and level == "critical") else 0
