"""How incidents belong together: one was merged into another, or split off from it. Each names the other."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from incident_desk.domain.events import Event, Kind


class LinkHow(StrEnum):
    """What a record says of the other one."""

    MERGED_INTO = "merged_into"
    MERGED_IN = "merged_in"
    SPLIT_OFF = "split_off"
    SPLIT_FROM = "split_from"


@dataclass(frozen=True, slots=True)
class IncidentLink:
    """The other record by its id, key and title, when the two were linked (UTC), and how many entries that took."""

    how: LinkHow
    incident: str
    key: str
    title: str
    at: datetime
    entries: int = 0

    @property
    def words(self) -> str:
        """``Merged into INC-0047 Checkout is down``."""
        return f"{_WORDS[self.how]} {self.key} {self.title}"


_WORDS = {
    LinkHow.MERGED_INTO: "Merged into",
    LinkHow.MERGED_IN: "Merged in",
    LinkHow.SPLIT_OFF: "Split off",
    LinkHow.SPLIT_FROM: "Split from",
}


def link_of(event: Event) -> IncidentLink:
    """The link that an event says."""
    data = event.data
    incident, key, title = (str(data[name]) for name in ("incident", "key", "title"))
    return IncidentLink(LinkHow(data["how"]), incident, key, title, event.at, len(data.get("entries") or ()))


def linked_words(data: Mapping[str, Any]) -> str:
    """The row of the timeline: what became of the two, and how many entries that took."""
    number, how = len(data.get("entries") or ()), LinkHow(data["how"])
    told = "1 entry" if number == 1 else f"{number} entries"
    return f"{_WORDS[how]} {data['key']} {data['title']}: {told}"


def copied_into(events: Iterable[Event], undone: Collection[str] = ()) -> dict[str, str]:
    """By the id of an entry the key of the incident into which it was copied last; ``undone``: acts taken back."""
    copied: dict[str, str] = {}
    for event in events:
        if event.kind == Kind.INCIDENT_LINKED and event.act not in undone and _gives(event):
            copied |= {str(one): str(event.data["key"]) for one in event.data.get("entries") or ()}
    return copied


def _gives(event: Event) -> bool:
    return event.data.get("how") in (LinkHow.MERGED_INTO, LinkHow.SPLIT_OFF)
