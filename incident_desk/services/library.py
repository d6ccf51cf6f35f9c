"""The playbook library: shipped playbooks and the team's own, each kept as the document it came as.

A document that is imported again with other content is a new version of it; those before stay, byte for byte.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Protocol

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import DeskError, NotFound, Refused
from incident_desk.domain.playbook import choose_plan

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest document that is read."""
TELLING = (".csv", ".tsv", ".tab", ".html", ".htm", ".xhtml")
"""Endings by which the reader knows a table or a page; they stay in a document's name."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document in the library: its name (file name without ending), where it is from, and the plan chosen."""

    name: str
    shipped: bool
    plan: str | None = None
    version: int = 1
    """Which version of the document it is, counted from 1."""
    again: bool = False
    """Whether an import brought what the library had already, so that it made no version."""
    title: str = ""
    """What a person calls it; empty where it is called as it was read."""
    kind: str = ""
    """What a person says it is; empty where it is what it was read as."""


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


Reader = Callable[[bytes, str], ReadDocument]
"""Reads a document's bytes; the second word is its name, for messages."""


class Library:
    """Finds and takes in playbooks."""

    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        self._shelf, self._reader = shelf, reader
        self._read: dict[tuple[str, bool], ReadDocument] = {}

    def names(self) -> Sequence[Shelved]:
        """Every document in the library."""
        return self._shelf.names()

    def playbooks(self) -> list[tuple[Shelved, ReadDocument]]:
        """Every document that reads as something to work by, with its reading; checklists come last."""
        found = self._readable()
        return [one for kind in ("playbook", "checklist") for one in found if one[1].playbook.kind == kind]

    def find(self, wanted: str, plan: str | None = None) -> ReadDocument:
        """A playbook by its title, by its name in the library, or by the path of a file.

        Raises:
            NotFound: none or several answer to it.
            Refused: the file can't be read as a document, or has no such plan.
        """
        return _planned(self._find(wanted), plan)

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

    def read_version(self, name: str, version: int) -> ReadDocument:
        """A version of a document, read with the plan that was chosen for it.

        Raises:
            NotFound: there is no such version.
            Refused: it can't be read.
        """
        kept = next((one for one in self.versions(name) if one.version == version), None)
        document = self._reader(self._shelf.read(name, version), name)
        return _planned(document, kept.plan if kept else None)

    def read_file(self, path: str, plan: str | None = None) -> ReadDocument:
        """A file as a document; writes nothing.

        Raises:
            NotFound: there is no such file.
            Refused: it is no readable document, or has no such plan.
        """
        return _planned(self._reader(self.read_bytes(path), path), plan)

    def take_in(self, path: str, plan: str | None = None) -> tuple[Shelved, ReadDocument]:
        """Import a file: its bytes are kept as they are.

        Raises:
            NotFound: there is no such file.
            Refused: it is no readable document, or has no such plan.
        """
        return self.take_in_all([path], plan)[0]

    def take_in_all(self, paths: Sequence[str], plan: str | None = None) -> list[tuple[Shelved, ReadDocument]]:
        """Import files, all or none. What has the name and the title of a document in the library is a new version
        of it, unless it is the same byte for byte.

        Raises:
            NotFound: there is no such file.
            Refused: one is no readable document, or has no such plan; nothing was imported.
        """
        read = [(path, self.read_bytes(path)) for path in dict.fromkeys(paths)]
        documents = [_planned(self._reader(data, path), plan) for path, data in read]
        names: list[str] = []
        own = self._own_as_read()
        for (path, _), document in zip(read, documents, strict=True):
            names.append(_free_name(_stem(path), document.playbook.title, own, names))
        contents = [data for _, data in read]
        entries = self._shelf.put_all(list(zip(names, contents, strict=True)), plan)
        for entry in entries:
            self._read.pop((entry.name, entry.shipped), None)
        return list(zip(entries, documents, strict=True))

    def version_of(self, path: str, title: str) -> Shelved | None:
        """The document of which a file of that path, read under that title, would be a new version."""
        own = self._own_as_read()
        return _named(_free_name(_stem(path), title, own, ()), [entry for entry, _ in own])

    def correct(self, name: str, title: str, kind: str) -> ReadDocument:
        """Let a document be called and be what a person says; empty is as it was read.

        Raises:
            NotFound: the team has no document of that name.
            StoreFailure: the library can't be written.
        """
        entry = self._shelf.correct(name, title, kind)
        return _as_said(entry, self._as_read(entry))

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

    def _find(self, wanted: str) -> ReadDocument:
        entries = self._shelf.names()
        if entry := _named(wanted, entries):
            return _as_said(entry, self._as_read(entry))
        if ("/" in wanted or "\\" in wanted or wanted.endswith((".md", ".txt", ".markdown"))) and (
            data := self._shelf.read_outside(wanted, LARGEST)
        ) is not None:
            return self._reader(data, wanted)
        return self._by_title(wanted, entries)[1]

    def _by_title(self, wanted: str, entries: Sequence[Shelved]) -> tuple[Shelved, ReadDocument]:
        readable = self._readable(entries)
        word = wanted.strip().casefold()
        exact = [one for one in readable if one[1].playbook.title.casefold() == word]
        alike = exact or [one for one in readable if word and word in one[1].playbook.title.casefold()]
        if alike and (exact or len(alike) == 1):
            return alike[0]
        names = "; ".join(f"{entry.name} ({document.playbook.title})" for entry, document in readable)
        raise NotFound(
            f"{'Several playbooks answer' if alike else 'No playbook answers'} to {wanted!r}. There are: {names}"
        )

    def _readable(self, entries: Sequence[Shelved] | None = None) -> list[tuple[Shelved, ReadDocument]]:
        """The documents that can be read. One that was put there by hand and can't be stops none of the others."""
        found = []
        for entry in self._shelf.names() if entries is None else entries:
            with suppress(DeskError):
                found.append((entry, _as_said(entry, self._as_read(entry))))
        return found

    def _own_as_read(self) -> list[tuple[Shelved, ReadDocument]]:
        """The team's own documents under the titles that they were read with: by those versions are known."""
        own = [entry for entry, _ in self._readable() if not entry.shipped]
        return [(entry, self._as_read(entry)) for entry in own]

    def _as_read(self, entry: Shelved) -> ReadDocument:
        place = (entry.name, entry.shipped)
        if place not in self._read:
            document = self._reader(self._shelf.read(entry.name), entry.name)
            self._read[place] = _planned(document, entry.plan)
        return self._read[place]


def _as_said(entry: Shelved, document: ReadDocument) -> ReadDocument:
    """The document under the title and of the kind that a person gave it, where one did."""
    if not entry.title and not entry.kind:
        return document
    playbook = document.playbook
    said = replace(playbook, title=entry.title or playbook.title, kind=entry.kind or playbook.kind)
    return replace(document, playbook=said)


def _named(wanted: str, entries: Sequence[Shelved]) -> Shelved | None:
    return next((one for one in entries if one.name.casefold() == wanted.casefold()), None)


def _free_name(stem: str, title: str, own: Sequence[tuple[Shelved, ReadDocument]], taken: Sequence[str]) -> str:
    """The file's own name, or with a number where another document has it: many are called README. A new version
    goes by the name that the document has, however the file spells it."""
    others = {entry.name.casefold() for entry, document in own if document.playbook.title != title}
    others |= {name.casefold() for name in taken}
    name = safe_name(stem)
    names = chain((name,), (f"{name}-{number}" for number in count(2)))
    free = next(one for one in names if one.casefold() not in others)
    known = _named(free, [entry for entry, _ in own])
    return known.name if known else free


def _planned(document: ReadDocument, plan: str | None) -> ReadDocument:
    if plan is None:
        return document
    try:
        chosen = choose_plan(document.playbook, plan)
    except KeyError as error:
        raise Refused(str(error.args[0])) from error
    return replace(document, playbook=chosen)


def safe_name(name: str) -> str:
    """The name with whatever a file system might not take as a dash, and not too long."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:60] or "document"


def _stem(path: str) -> str:
    """The file's name without its ending, unless the ending says how the file is to be read."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return name if name.casefold().endswith(TELLING) else name.rpartition(".")[0] or name
