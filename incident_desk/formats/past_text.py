"""A past incident in words for a person at a terminal."""

from collections.abc import Iterator
from dataclasses import replace

from incident_desk.domain.incident import Incident
from incident_desk.domain.past_corrected import Corrected
from incident_desk.domain.past_facts import PastFacts
from incident_desk.formats.reading.reports.describe import report_text


def past_head(incident: Incident, past: PastFacts) -> str:
    """What stands in place of a declaration."""
    severity, status = incident.severity or "severity not stated", incident.status.capitalize()
    return f"{severity} · {status} · taken in from {past.source.name} by {incident.declared_by}"


def corrected_words(one: Corrected) -> str:
    """One correction on a line, the document's own words beside it."""
    now = one.now.partition("\n")[0] or "none"
    document = f"the document says “{one.document.partition(chr(10))[0]}”" if one.document else "added by hand"
    line = f", line {one.line}" if one.line else ""
    return f"{one.what}: {now} ({document}{line})"


def past_parts(past: PastFacts) -> Iterator[str]:
    """What its report states, and what was left open; its timeline and its actions are rows of the incident."""
    yield from report_text(replace(past.report, doubts=()))
    if past.corrected:
        yield "\n".join(
            ("Corrected when it was taken in", *(f"  {corrected_words(one)}" for one in past.corrected))
        )
    if past.doubts:
        yield "\n".join(("Left open", *(f"  {one}" for one in past.doubts)))
