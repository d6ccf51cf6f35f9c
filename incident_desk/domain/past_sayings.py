"""What the events of a past incident say in its timeline: the report's own words, and how it wrote the time."""

from collections.abc import Callable, Mapping
from typing import Any

from incident_desk.domain.events import Kind
from incident_desk.domain.past_facts import entry_in


def _taken(data: Mapping[str, Any]) -> str:
    return f"Taken in from the report {data['source']['name']}"


def told_detail(data: Mapping[str, Any]) -> str:
    """The status that the report gives beside the row, and the time in its words."""
    entry = entry_in(data)
    zone = "" if not entry.moment.zone or entry.moment.zone in entry.moment.written else f" {entry.moment.zone}"
    written = f"written “{entry.moment.written}”{zone}" if entry.moment.written else ""
    return " · ".join(filter(None, (entry.status, written, *entry.moment.doubts)))


PAST_SAYINGS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    Kind.PAST_TAKEN: _taken,
    Kind.PAST_TOLD: lambda data: str(data["text"]),
}
"""The words of each kind of event."""
