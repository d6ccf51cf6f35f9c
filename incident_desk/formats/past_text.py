"""A past incident in words for a person at a terminal."""

from collections.abc import Iterator
from dataclasses import replace

from incident_desk.domain.incident import Incident
from incident_desk.domain.past_facts import PastFacts
from incident_desk.formats.reading.reports.describe import report_text


def past_head(incident: Incident, past: PastFacts) -> str:
    """What stands in place of a declaration."""
    severity, status = incident.severity or "severity not stated", incident.status.capitalize()
    return f"{severity} · {status} · taken in from {past.source.name} by {incident.declared_by}"


def past_parts(past: PastFacts) -> Iterator[str]:
    """What its report states, and what was left open; its timeline and its actions are rows of the incident."""
    yield from report_text(replace(past.report, doubts=()))
    if past.doubts:
        yield "\n".join(("Left open", *(f"  {one}" for one in past.doubts)))
