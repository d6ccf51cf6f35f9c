"""What the events of a past incident say in its timeline: the report's own words, and how it wrote the time."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from incident_desk.domain.events import Kind

if TYPE_CHECKING:
    from incident_desk.domain.past_times import TimelineEntry


def _taken(data: Mapping[str, Any]) -> str:
    return f"Taken in from the report {data['source']['name']}"


def told_detail(data: Mapping[str, Any]) -> str:
    """The status that the report gives beside the row, and the time in its words; of what a person corrected the
    document's words too."""
    from incident_desk.domain.past_facts import corrected_entry_in, entry_in, is_added

    read, now = entry_in(data), corrected_entry_in(data)
    entry, is_said = now or read, is_added(data) or (now is not None and now.moment != read.moment)
    zone = "" if not entry.moment.zone or entry.moment.zone in entry.moment.written else f" {entry.moment.zone}"
    written = f"written “{entry.moment.written}”{zone}" if entry.moment.written and not is_said else ""
    said = "added by hand from its line" if is_added(data) else _said_of(read, now) if now is not None else ""
    return " · ".join(filter(None, (entry.status, written, said, *entry.moment.doubts)))


def _said_of(read: "TimelineEntry", now: "TimelineEntry") -> str:
    """What the document says where a person says otherwise."""
    time = read.moment.written or "no time"
    parts = (time if now.moment != read.moment else "", read.text if now.text != read.text else "")
    return f"corrected, the document says “{' '.join(filter(None, parts))}”"


PAST_SAYINGS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    Kind.PAST_TAKEN: _taken,
    Kind.PAST_TOLD: lambda data: str(data["text"]),
}
"""The words of each kind of event."""
