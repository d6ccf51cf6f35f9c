"""What became of entries after they were logged: said anew (words, time, end, kind, owner, tags), struck, starred,
pinned, put under another one.

Each is an event of its own that reaches back to the entry, so every wording there ever was is kept. Of several the
last one that stands counts, field by field; one that was undone or erased counts for nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.moments import Moment

REVISED = ("text", "sign", "owner", "tags", "happened", "due", "ended")
"""What can be said anew of an entry."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of an entry's fields: when it was written (UTC), by whom, and what it says anew."""

    id: str
    written_at: datetime
    who: str
    said: Mapping[str, Any]

    @property
    def happened(self) -> Moment | None:
        """The time that it gives the entry; None where it gives none."""
        return Moment.from_data(self.said["happened"]) if "happened" in self.said else None


@dataclass(frozen=True, slots=True)
class EntryStanding:
    """How an entry stands now: its revisions in the order of writing, why it was struck, whether it has a star.

    ``parent`` is the id of the entry that it stands under.
    """

    revisions: tuple[Revision, ...] = ()
    struck: str | None = None
    starred: bool = False
    pinned: bool = False
    parent: str | None = None

    @property
    def said(self) -> Mapping[str, Any]:
        """What the revisions come to, field by field."""
        return {name: value for one in self.revisions for name, value in one.said.items()}

    @property
    def happened(self) -> Moment | None:
        """The time that the revisions come to; None where they leave it."""
        said = self.said
        return Moment.from_data(said["happened"]) if "happened" in said else None


@dataclass(slots=True)
class _Gathered:
    revisions: list[Revision] = field(default_factory=list)
    struck: str | None = None
    starred: bool = False
    pinned: bool = False
    parent: str | None = None

    @property
    def standing(self) -> EntryStanding:
        """What it comes to."""
        return EntryStanding(tuple(self.revisions), self.struck, self.starred, self.pinned, self.parent)


def standings(events: Iterable[Event], undone: Collection[str]) -> Mapping[str, EntryStanding]:
    """How each entry stands that something reached back to, by its id; ``undone`` are the acts taken back."""
    found: dict[str, _Gathered] = {}
    for event in events:
        take = _TAKE.get(str(event.kind))
        if take is not None and event.body is not None and event.act not in undone:
            take(found.setdefault(str(event.data.get(_NAMED.get(str(event.kind), "entry"))), _Gathered()), event)
    return {entry: one.standing for entry, one in found.items()}


def revision_of(event: Event) -> Revision:
    """The revision that an amendment is."""
    said = {name: event.data[name] for name in REVISED if name in event.data}
    return Revision(event.id, event.written_at, event.who, said)


def _amended(one: _Gathered, event: Event) -> None:
    one.revisions.append(revision_of(event))


def _struck(one: _Gathered, event: Event) -> None:
    one.struck = str(event.data.get("reason") or "struck")


def _starred(one: _Gathered, event: Event) -> None:
    one.starred = bool(event.data.get("starred"))


def _placed(one: _Gathered, event: Event) -> None:
    if "pinned" in event.data:
        one.pinned = bool(event.data["pinned"])
    if "parent" in event.data:
        one.parent = event.data["parent"]


_TAKE = {
    Kind.ENTRY_AMENDED.value: _amended,
    Kind.ENTRY_STRUCK.value: _struck,
    Kind.CROSSING_CORRECTED.value: _struck,
    Kind.ENTRY_STARRED.value: _starred,
    Kind.ENTRY_PLACED.value: _placed,
}
_NAMED = {Kind.CROSSING_CORRECTED.value: "crossing"}
"""By which field an event names the entry, where it is another than ``entry``."""
