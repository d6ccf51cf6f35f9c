"""What of a record can be found by its words: what a row of the timeline says, and what is told under it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.timeline import HIDDEN, entry_of

_NOT_SAID = HIDDEN - {Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK, Kind.REVIEW_WRITTEN}
"""Events that say nothing that anybody would look for."""
_PLAIN = frozenset((Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK, Kind.REVIEW_WRITTEN, Kind.TITLE_CHANGED))
LONGEST = 20_000
"""Signs of one event that can be found."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one event that can be found: which row they belong to, and when it happened (UTC)."""

    position: int
    event: str
    incident: str
    row: str
    at: datetime
    text: str


def said_in(event: Event) -> Said | None:
    """What can be found of an event; None where it says nothing, or was erased."""
    if event.body is None or event.kind in _NOT_SAID:
        return None
    text = " ".join(_words(event).split())[:LONGEST]
    if not text:
        return None
    row = str(event.data.get("entry") or event.id) if event.kind in _PLAIN else event.id
    return Said(event.position, event.id, event.incident, row, event.at, text)


def _words(event: Event) -> str:
    data = event.data
    if event.kind == Kind.OPENED:
        return str(data.get("title", ""))
    if event.kind in _PLAIN:
        return " ".join(str(data.get(name) or "") for name in ("text", "reason", "new"))
    if event.kind == Kind.PAST_TAKEN:
        return " ".join(_passages(data.get("report") or {}))
    entry = entry_of(event)
    return f"{entry.text} {entry.detail}"


def _passages(report: Mapping[str, object]) -> list[str]:
    """The words of a report that stand in no row: its impact, its cause, what contributed, what was learned."""
    found: list[str] = []
    waiting = [report.get(name) for name in ("impact", "root_cause", "contributing", "lessons")]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, Mapping):
            text = one.get("text")
            found += [text] if isinstance(text, str) else []
            waiting += [each for name, each in one.items() if name not in ("text", "span")]
        elif isinstance(one, list | tuple):
            waiting += one
    return found
