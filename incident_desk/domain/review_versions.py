"""The versions of what was written in a review, and of what an action item says: nothing of it is overwritten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import undone_acts


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A section's text as it was written once; ``undone``: it was taken back. ``former``: what it was made of."""

    id: str
    text: str
    at: datetime
    who: str
    undone: bool = False
    former: str | None = None


def versions_of(events: Sequence[Event], section: str) -> tuple[TextVersion, ...]:
    """Every text that a section had, the oldest first. Of what was erased nothing says where it stood."""
    undone = undone_acts(events)
    return tuple(
        TextVersion(
            event.id,
            str(event.data.get("text") or ""),
            event.written_at,
            event.who,
            event.act in undone,
            event.data.get("former"),
        )
        for event in events
        if event.kind == Kind.REVIEW_WRITTEN and event.data.get("section") == section
    )


_NAMED_BY = {
    Kind.REVIEW_WRITTEN: "section",
    Kind.REVIEW_LISTED: "list",
    Kind.IMPACT_STATED: "figure",
    Kind.GOAL_RESULT_STATED: "goal",
}


def said_as_well(event: Event, events: Sequence[Event]) -> Iterator[Event]:
    """The other events that hold a wording of the same: who erases the one erases all of them."""
    name = _NAMED_BY.get(Kind(event.kind)) if event.kind in set(Kind) else None
    for one in events:
        if one.id == event.id or one.body is None:
            continue
        if name and one.kind == event.kind and one.data.get(name) == event.data.get(name):
            yield one
        if one.kind == Kind.ENTRY_AMENDED and one.data.get("entry") == event.id:
            yield one
        if one.kind == Kind.ACTION_SET and one.data.get("action") == event.id and "done" not in one.data:
            yield one
