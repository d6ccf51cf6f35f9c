"""The documents of a shelf as they read, each read once until another version of it comes."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.playbook import choose_plan
from incident_desk.services.reading_watch import ReadingWatch
from incident_desk.services.shelved import Shelved

if TYPE_CHECKING:
    from incident_desk.domain.document import ReadDocument


class Reader(Protocol):
    """Reads a document's bytes."""

    def __call__(self, data: bytes, name: str, watch: ReadingWatch | None = None, /) -> "ReadDocument":
        """The document. *name* is what messages call it; *watch* hears how far it is and can stop it.

        Raises:
            ReadingStopped: it was stopped.
            Refused: it can't be read.
        """
        ...


class _Shelf(Protocol):
    def names(self) -> Sequence[Shelved]: ...

    def read(self, name: str, version: int | None = None) -> bytes: ...


_Stamp = tuple[int, str | None]
"""The version that was read, and the plan in use: another program may have brought others meanwhile."""


class Readings:
    """What is known of the documents of one shelf."""

    def __init__(self, shelf: _Shelf, reader: Reader) -> None:
        self._shelf, self._reader = shelf, reader
        self._read: dict[tuple[str, bool], tuple[_Stamp, ReadDocument]] = {}

    def forget(self, entry: Shelved) -> None:
        """The document has another version now."""
        self._read.pop((entry.name, entry.shipped), None)

    def readable(self, entries: Sequence[Shelved] | None = None) -> "list[tuple[Shelved, ReadDocument]]":
        """The documents that can be read. One that was put there by hand and can't be stops none of the others."""
        found = []
        for entry in self._shelf.names() if entries is None else entries:
            with suppress(DeskError):
                found.append((entry, as_said(entry, self.as_read(entry))))
        return found

    def own_as_read(self) -> "list[tuple[Shelved, ReadDocument]]":
        """The team's own documents under the titles that they were read with: by those versions are known."""
        own = [entry for entry in self._shelf.names() if not entry.shipped]
        return [(entry, self.as_read(entry)) for entry, _ in self.readable(own)]

    def as_read(self, entry: Shelved) -> "ReadDocument":
        """A document as it reads by itself: the version that the shelf says, whichever program brought it."""
        place, stamp = (entry.name, entry.shipped), (entry.version, entry.plan)
        known = self._read.get(place)
        if known is None or known[0] != stamp:
            document = self._reader(self._shelf.read(entry.name), entry.name)
            known = self._read[place] = (stamp, planned(document, entry.plan))
        return known[1]


def as_said(entry: Shelved, document: "ReadDocument") -> "ReadDocument":
    """The document under the title and of the kind that a person gave it, where one did."""
    if not entry.title and not entry.kind:
        return document
    playbook = document.playbook
    said = replace(playbook, title=entry.title or playbook.title, kind=entry.kind or playbook.kind)
    return replace(document, playbook=said)


def planned(document: "ReadDocument", plan: str | None) -> "ReadDocument":
    """The document with that plan in use.

    Raises:
        Refused: it has no such plan.
    """
    if plan is None:
        return document
    try:
        chosen = choose_plan(document.playbook, plan)
    except KeyError as error:
        raise Refused(str(error.args[0])) from error
    return replace(document, playbook=chosen)
