"""What is kept of the checks as the impact is said to have ended, and at the resolution."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.recovery import Recovery, by_record
from incident_desk.domain.soak import snapshot
from incident_desk.services.acts.words import clean


def snapped(incident: Incident, why: str, recovery: Recovery | None) -> Sequence[Draft]:
    """All checks as they stand; nothing where none is watched. ``why``: ``impact_ended`` or ``resolved``."""
    rows = recovery.rows if recovery else snapshot(by_record(incident), incident.check_marks)
    if not rows:
        return ()
    body: dict[str, Any] = {"why": why, "rows": [row.to_data() for row in rows]}
    if recovery is None or recovery.by_record:
        body["source"] = "record"
    return (Draft(Kind.CHECKS_SNAPPED, body),)


def proof_of(recovery: Recovery | None) -> dict[str, Any]:
    """How far the proof of recovery is, as the resolution keeps it; empty where nobody says."""
    return {"proof": replace(recovery, reason=clean(recovery.reason)).to_data()} if recovery else {}
