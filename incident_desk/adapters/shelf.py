"""The playbook library as a folder of documents beside the record, and the shipped ones."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from incident_desk.adapters.file_lock import lock
from incident_desk.adapters.kept_versions import KeptVersions
from incident_desk.adapters.refusals import code_of_refusal
from incident_desk.adapters.reports.files import WholeFiles
from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.errors import NotFound, Refused, StoreFailure
from incident_desk.domain.playbook import KINDS
from incident_desk.resource_files import resource
from incident_desk.services.library import safe_name
from incident_desk.services.shelved import Saving, Shelved


class FolderShelf:
    """Documents as files; the chosen plan of one lies beside it as ``NAME.json``. Its earlier versions lie under
    ``versions/NAME``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept = KeptVersions(folder / "versions")

    def names(self) -> Sequence[Shelved]:
        """The team's own documents first, then the shipped ones that they do not replace."""
        own = sorted(path.stem for path in self._folder.glob("*.md") if not path.name.startswith("."))
        shipped = sorted(path.stem for path in resource("playbooks").glob("*.md"))
        return (
            *(self._present(name) for name in own),
            *(Shelved(name, True) for name in shipped if name not in own),
        )

    def read(self, name: str, version: int | None = None) -> bytes:
        """A document's bytes, the team's own before the shipped one: of that version, or as it is now.

        Raises:
            NotFound: there is none of that name, or no such version of it.
            Refused: it may not be read.
        """
        known = self.versions(name)
        if not known:
            raise NotFound(f"The library has no document {name!r}")
        if version is None or version == known[-1].version:
            return _bytes(resource("playbooks") / f"{name}.md" if known[-1].shipped else self._file(name))
        if version not in [one.version for one in known]:
            numbers = ", ".join(str(one.version) for one in known)
            raise NotFound(f"{name} has no version {version}. There are: {numbers}")
        return _bytes(self._kept.file(name, version))

    def versions(self, name: str) -> Sequence[Shelved]:
        """Every version of a document, the oldest first; the last one is the document as it is now."""
        if not self._file(name).is_file():
            return (Shelved(name, True),) if (resource("playbooks") / f"{name}.md").is_file() else ()
        present = self._present(name)
        earlier = [number for number in self._kept.numbers(name) if number < present.version]
        return (
            *(_noted(name, self._kept.beside(name, number), number) for number in earlier),
            present,
        )

    def put(self, name: str, data: bytes, plan: str | None) -> Shelved:
        """Keep a document; whole or not at all.

        Raises:
            StoreFailure: the folder can't be written.
        """
        return self.put_all([(name, data)], plan)[0]

    def put_all(self, documents: Sequence[tuple[str, bytes]], plan: str | None) -> Sequence[Shelved]:
        """Keep documents, all or none: everything lies on the disk before the first gets its name.

        Raises:
            StoreFailure: the folder can't be written.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._alone():
                entries = [self._coming(safe_name(name), data, plan) for name, data in documents]
                write_whole(self._files(entries, [data for _, data in documents]))
        except OSError as error:
            why = f"Nothing was imported: {self._folder} can't be written ({error.strerror})"
            raise StoreFailure(code_of_refusal(error), why) from error
        return entries

    def write_outside(self, path: str, data: bytes) -> None:
        """Write a file outside the library, whole or not at all.

        Raises:
            DeskError: it could not be written: what, where and what to do.
        """
        WholeFiles().write(Path(path), data)

    def _coming(self, name: str, data: bytes, plan: str | None) -> Shelved:
        """What a document will be: the same again, a new version, or the first one."""
        if not self._file(name).is_file():
            return Shelved(name, False, plan, max(self._kept.numbers(name), default=0) + 1)
        present = replace(self._present(name), plan=plan)
        if self._file(name).read_bytes() == data:
            return replace(present, again=True)
        return replace(present, version=present.version + 1, why="", who="", at="")

    def _files(self, entries: Sequence[Shelved], contents: Sequence[bytes]) -> list[tuple[Path, bytes]]:
        """What has to be written, in this order: what is kept of the version before, then the new one."""
        before: list[tuple[Path, bytes]] = []
        new: list[tuple[Path, bytes]] = []
        for entry, data in zip(entries, contents, strict=True):
            new.append((self._beside(entry.name), _note(entry)))
            if entry.again:
                continue
            new.append((self._file(entry.name), data))
            if self._file(entry.name).is_file():
                old = self._file(entry.name).read_bytes()
                before += self._kept.files(entry.name, entry.version - 1, old, _note(self._present(entry.name)))
        return before + new

    def _present(self, name: str) -> Shelved:
        """The team's own document as it is now. What a cut off import kept of it is no version yet."""
        kept = self._kept.numbers(name)
        number = 1
        if kept:
            cut_off = self._kept.is_same(name, kept[-1], self._file(name))
            number = kept[-1] if cut_off else kept[-1] + 1
        noted = _noted(name, self._beside(name), number)
        # An import says no time, but its file is as old as it is.
        return noted if noted.at or noted.why else replace(noted, at=_written_at(self._file(name)))

    def correct(self, name: str, title: str, kind: str) -> Shelved:
        """Keep what a person says of a document, for this version of it and those that come.

        Raises:
            NotFound: the team has no document of that name.
            StoreFailure: the folder can't be written.
        """
        if not self._file(name).is_file():
            raise NotFound(f"The library has no document {name!r} of the team's own")
        try:
            with self._alone():
                entry = replace(self._present(name), title=title, kind=kind if kind in KINDS else "")
                write_whole([(self._beside(name), _note(entry))])
        except OSError as error:
            why = f"Not corrected: {self._folder} can't be written ({error.strerror})"
            raise StoreFailure(code_of_refusal(error), why) from error
        return entry

    def save(self, name: str, data: bytes, saving: Saving) -> Shelved:
        """Keep a document that was edited here as its next version; the one before it stays, a shipped one too. The
        same text is no version: the plan in use and what a person says of it are kept beside the one there is.

        Raises:
            Refused: another version came since the one that was edited.
            StoreFailure: the folder can't be written.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._alone():
                known = self.versions(name)
                newest = known[-1].version if known else 0
                if newest != saving.of:
                    raise Refused(
                        f"Not saved: {name} has version {newest} since you began with version {saving.of}. "
                        "Compare the two under Changes, then save again"
                    )
                entry = _saved(name, newest + 1, saving)
                if known and not known[-1].shipped and self.read(name) == data:
                    # A version is another text; what is said beside it belongs to the one there is.
                    entry = replace(known[-1], plan=entry.plan, title=entry.title, kind=entry.kind, again=True)
                before = []
                if known and known[-1].shipped:
                    before = self._kept.files(name, newest, self.read(name), _note(known[-1]))
                write_whole([*before, *self._files([entry], [data])])
        except OSError as error:
            why = f"Nothing was saved: {self._folder} can't be written ({error.strerror})"
            raise StoreFailure(code_of_refusal(error), why) from error
        return entry

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other program writes here, so that no version is written over."""
        with (self._folder / ".lock").open("ab") as file:
            lock(file)
            yield

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.md"

    def _beside(self, name: str) -> Path:
        return self._folder / f"{name}.json"

    def read_outside(self, path: str, largest: int) -> bytes | None:
        """A file's bytes, or None where there is no such file.

        Raises:
            Refused: it is no plain file, larger than ``largest`` bytes, or may not be read.
        """
        file = Path(path)
        try:
            if not file.exists():
                return None
            if not file.is_file():
                raise Refused(f"{path} is no file. Give the path of a document")
            with file.open("rb") as opened:
                # Some files hold more than they say, and some grow: never read more than was asked for.
                data = opened.read(largest + 1)
                size = max(len(data), os.fstat(opened.fileno()).st_size)
        except OSError as error:
            raise _unreadable(path, error) from error
        if len(data) > largest:
            raise Refused(
                f"{path} has {size / 1048576:.0f} MB; documents are read up to {largest // 1048576} MB. "
                "Split it, or take the part that is the playbook"
            )
        return data


def _written_at(file: Path) -> str:
    """When a file got what it holds (UTC, ISO 8601); empty where that can't be told."""
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(timespec="seconds")
    except (OSError, ValueError, OverflowError):
        return ""


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _saved(name: str, version: int, saving: Saving) -> Shelved:
    """A version that is made here."""
    kind = saving.kind if saving.kind in KINDS else ""
    entry = Shelved(name, False, saving.plan, version, title=saving.title, kind=kind)
    return replace(entry, why=saving.why, who=saving.who, at=saving.at)


def _note(entry: Shelved) -> bytes:
    """What is written beside a document."""
    said = {"title": entry.title, "kind": entry.kind, "why": entry.why, "who": entry.who, "at": entry.at}
    return json.dumps({"plan": entry.plan, **{key: words for key, words in said.items() if words}}).encode()


def _noted(name: str, beside: Path, version: int) -> Shelved:
    """A document with what is written beside it; what can't be read there was not said."""
    try:
        found = json.loads(beside.read_text("utf-8"))
    except (OSError, ValueError):
        found = None
    said = found if isinstance(found, dict) else {}
    plan, title, kind, why, who, at = (
        said.get(key) if isinstance(said.get(key), str) else ""
        for key in ("plan", "title", "kind", "why", "who", "at")
    )
    return Shelved(
        name,
        False,
        plan or None,
        version,
        title=title or "",
        kind=kind if kind in KINDS else "",
        why=why or "",
        who=who or "",
        at=at or "",
    )


def _unreadable(path: Path | str, error: OSError) -> Refused:
    return Refused(f"{path} can't be read: {error.strerror}")
