"""The playbook library: shipped playbooks and the team's own, each kept as the document it came as.

A document that is imported again with other content is a new version of it; those before stay, byte for byte.
"""

import re
from collections.abc import Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, Protocol

from incident_desk.domain.errors import NotFound
from incident_desk.services.reading_watch import ReadingWatch
from incident_desk.services.shelf_reading import Reader, Readings, as_said, planned
from incident_desk.services.shelved import Saving
from incident_desk.services.shelved import Shelved as Shelved

if TYPE_CHECKING:
    from incident_desk.domain.document import ReadDocument

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest document that is read."""
TELLING = (".csv", ".tsv", ".tab", ".html", ".htm", ".xhtml")
"""Endings by which the reader knows a table or a page; they stay in a document's name."""


class Shelf(Protocol):
    """Where the documents lie."""

    def names(self) -> Sequence[Shelved]:
        """Every document, the team's own first, then by name."""
        ...

    def read(self, name: str, version: int | None = None) -> bytes:
        """A document's bytes as they were imported: of that version, or as it is now.

        Raises:
            NotFound: there is no such document, or no such version of it.
        """
        ...

    def versions(self, name: str) -> Sequence[Shelved]:
        """Every version of a document that is kept, the oldest first; the last one is the document as it is now."""
        ...

    def put(self, name: str, data: bytes, plan: str | None) -> Shelved:
        """Keep a document under that name; an older one of the same name stays as the version before."""
        ...

    def put_all(self, documents: Sequence[tuple[str, bytes]], plan: str | None) -> Sequence[Shelved]:
        """Keep all of these documents, or none."""
        ...

    def save(self, name: str, data: bytes, saving: Saving) -> Shelved:
        """Keep a document that was edited here as its next version; the one before it stays, a shipped one too.

        Raises:
            Refused: another version came since the one that was edited.
        """
        ...

    def correct(self, name: str, title: str, kind: str) -> Shelved:
        """Keep what a person says of a document, for this version of it and those that come."""
        ...

    def read_outside(self, path: str, largest: int) -> bytes | None:
        """The bytes of a file outside the library; None where there is no such file.

        Raises:
            Refused: it is no file, too large, or may not be read.
        """
        ...

    def write_outside(self, path: str, data: bytes) -> None:
        """Write a file outside the library, whole or not at all.

        Raises:
            DeskError: it could not be written: what, where and what to do.
        """
        ...


class Library:
    """Finds and takes in playbooks."""

    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        self._shelf, self._reader = shelf, reader
        self.readings = self._readings = Readings(shelf, reader)

    def names(self) -> Sequence[Shelved]:
        """Every document in the library."""
        return self._shelf.names()

    def playbooks(self) -> "list[tuple[Shelved, ReadDocument]]":
        """Every document that reads as something to work by, with its reading; checklists come last."""
        found = self._readings.readable()
        return [one for kind in ("playbook", "checklist") for one in found if one[1].playbook.kind == kind]

    def messages(self) -> "list[tuple[Shelved, ReadDocument]]":
        """The documents of messages to send, whose templates any incident can borrow."""
        found = self._readings.readable()
        return [one for one in found if one[1].playbook.kind == "comms" and one[1].playbook.templates]

    def reports(self) -> "list[tuple[Shelved, ReadDocument]]":
        """The documents that report of an incident and were kept here as they are."""
        found = self._readings.readable()
        return [one for one in found if one[1].report is not None and one[1].playbook.kind == "report"]

    def find(self, wanted: str, plan: str | None = None) -> "ReadDocument":
        """A playbook by its title, by its name in the library, or by the path of a file.

        Raises:
            NotFound: none or several answer to it.
            Refused: the file can't be read as a document, or has no such plan.
        """
        return planned(self._find(wanted), plan)

    def entry(self, wanted: str) -> Shelved:
        """Where a document of the library lies, by its name or its title.

        Raises:
            NotFound: none or several answer to it.
        """
        entries = self._shelf.names()
        return _named(wanted, entries) or self._by_title(wanted, entries)[0]

    def versions(self, name: str) -> Sequence[Shelved]:
        """Every version of the document of that name, the oldest first."""
        return self._shelf.versions(name)

    def original(self, name: str, version: int | None = None) -> bytes:
        """A document exactly as it was imported; without a version as it is now.

        Raises:
            NotFound: there is no such document, or no such version of it.
        """
        return self._shelf.read(name, version)

    def read_version(self, name: str, version: int) -> "ReadDocument":
        """A version of a document, read with the plan that was chosen for it.

        Raises:
            NotFound: there is no such version.
            Refused: it can't be read.
        """
        kept = next((one for one in self.versions(name) if one.version == version), None)
        document = self._reader(self._shelf.read(name, version), name)
        return planned(document, kept.plan if kept else None)

    def read_file(
        self,
        path: str,
        plan: str | None = None,
        watch: ReadingWatch | None = None,
        data: bytes | None = None,
    ) -> "ReadDocument":
        """A file as a document; writes nothing. *data* is what the file held, where that was read already.

        Raises:
            ReadingStopped: *watch* was stopped.
            NotFound: there is no such file.
            Refused: it is no readable document, or has no such plan.
        """
        held = self.read_bytes(path) if data is None else data
        return planned(self._reader(held, path) if watch is None else self._reader(held, path, watch), plan)

    def take_in(
        self, path: str, plan: str | None = None, read: "tuple[bytes, ReadDocument] | None" = None
    ) -> "tuple[Shelved, ReadDocument]":
        """Import a file: its bytes are kept as they are. *read* is what it held when it was read and looked at:
        that is kept then, whatever became of the file since.

        Raises:
            NotFound: there is no such file.
            Refused: it is no readable document, or has no such plan.
        """
        if read is None:
            return self.take_in_all([path], plan)[0]
        return _put(self._shelf, self._readings, [(path, *read)], plan)[0]

    def take_in_all(self, paths: Sequence[str], plan: str | None = None) -> "list[tuple[Shelved, ReadDocument]]":
        """Import files, all or none. What has the name and the title of a document in the library is a new version
        of it, unless it is the same byte for byte.

        Raises:
            NotFound: there is no such file.
            Refused: one is no readable document, or has no such plan; nothing was imported.
        """
        held = [(path, self.read_bytes(path)) for path in dict.fromkeys(paths)]
        read = [(path, data, self._reader(data, path)) for path, data in held]
        return _put(self._shelf, self._readings, read, plan)

    def version_of(self, path: str, title: str) -> Shelved | None:
        """The document of which a file of that path, read under that title, would be a new version."""
        own = self._readings.own_as_read()
        return _named(_free_name(_stem(path), title, own, ()), [entry for entry, _ in own])

    def save(self, name: str, data: bytes, saving: Saving) -> "tuple[Shelved, ReadDocument]":
        """Keep a document that was edited here as its next version; a new one gets a name that no other has.

        Raises:
            Refused: it is no readable document, or another version came since the one that was edited.
            StoreFailure: the library can't be written.
        """
        document = planned(self._reader(data, name), saving.plan)
        if not saving.of:
            name = _free_name(name, "", self._readings.own_as_read(), [one.name for one in self.names()])
        entry = self._shelf.save(name, data, saving)
        self._readings.forget(entry)
        return entry, as_said(entry, document)

    def correct(self, name: str, title: str, kind: str) -> "ReadDocument":
        """Let a document be called and be what a person says; empty is as it was read.

        Raises:
            NotFound: the team has no document of that name.
            StoreFailure: the library can't be written.
        """
        entry = self._shelf.correct(name, title, kind)
        return as_said(entry, self._readings.as_read(entry))

    def read_bytes(self, path: str) -> bytes:
        """What a file outside the library holds.

        Raises:
            NotFound: there is no such file.
            Refused: it is no file, too large, or may not be read.
        """
        data = self._shelf.read_outside(path, LARGEST)
        if data is None:
            raise NotFound(f"There is no file {path}")
        return data

    def hand_out(self, path: str, data: bytes) -> None:
        """Write a document to a file outside the library.

        Raises:
            DeskError: it could not be written: what, where and what to do.
        """
        self._shelf.write_outside(path, data)

    def _find(self, wanted: str) -> "ReadDocument":
        entries = self._shelf.names()
        if entry := _named(wanted, entries):
            return as_said(entry, self._readings.as_read(entry))
        if ("/" in wanted or "\\" in wanted or wanted.endswith((".md", ".txt", ".markdown"))) and (
            data := self._shelf.read_outside(wanted, LARGEST)
        ) is not None:
            return self._reader(data, wanted)
        return self._by_title(wanted, entries)[1]

    def _by_title(self, wanted: str, entries: Sequence[Shelved]) -> "tuple[Shelved, ReadDocument]":
        readable = self._readings.readable(entries)
        word = wanted.strip().casefold()
        exact = [one for one in readable if one[1].playbook.title.casefold() == word]
        alike = exact or [one for one in readable if word and word in one[1].playbook.title.casefold()]
        if alike and (exact or len(alike) == 1):
            return alike[0]
        names = "; ".join(f"{entry.name} ({document.playbook.title})" for entry, document in readable)
        raise NotFound(
            f"{'Several playbooks answer' if alike else 'No playbook answers'} to {wanted!r}. There are: {names}"
        )


def _put(
    shelf: Shelf, readings: Readings, read: "Sequence[tuple[str, bytes, ReadDocument]]", plan: str | None
) -> "list[tuple[Shelved, ReadDocument]]":
    """Keep all of these, each under its name."""
    documents = [planned(document, plan) for _, _, document in read]
    names: list[str] = []
    own = readings.own_as_read()
    for (path, _, _), document in zip(read, documents, strict=True):
        names.append(_free_name(_stem(path), document.playbook.title, own, names))
    contents = [data for _, data, _ in read]
    entries = shelf.put_all(list(zip(names, contents, strict=True)), plan)
    for entry in entries:
        readings.forget(entry)
    return list(zip(entries, documents, strict=True))


def _named(wanted: str, entries: Sequence[Shelved]) -> Shelved | None:
    return next((one for one in entries if one.name.casefold() == wanted.casefold()), None)


def _free_name(stem: str, title: str, own: "Sequence[tuple[Shelved, ReadDocument]]", taken: Sequence[str]) -> str:
    """The file's own name, or with a number where another document has it: many are called README. A new version
    goes by the name that the document has, however the file spells it."""
    others = {entry.name.casefold() for entry, document in own if document.playbook.title != title}
    others |= {name.casefold() for name in taken}
    name = safe_name(stem)
    names = chain((name,), (f"{name}-{number}" for number in count(2)))
    free = next(one for one in names if one.casefold() not in others)
    known = _named(free, [entry for entry, _ in own])
    return known.name if known else free


def safe_name(name: str) -> str:
    """The name with whatever a file system might not take as a dash, and not too long."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:60] or "document"


def _stem(path: str) -> str:
    """The file's name without its ending, unless the ending says how the file is to be read."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return name if name.casefold().endswith(TELLING) else name.rpartition(".")[0] or name
