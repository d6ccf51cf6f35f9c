"""The playbook library as a folder of documents beside the record, and the shipped ones."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from incident_desk.adapters.refusals import code_of_refusal
from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.errors import NotFound, Refused, StoreFailure
from incident_desk.resource_files import resource
from incident_desk.services.library import Shelved, safe_name


class FolderShelf:
    """Documents as files; the chosen plan of one lies beside it as ``NAME.json``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> Sequence[Shelved]:
        """The team's own documents first, then the shipped ones that they do not replace."""
        own = sorted(path.stem for path in self._folder.glob("*.md") if not path.name.startswith("."))
        shipped = sorted(path.stem for path in resource("playbooks").glob("*.md"))
        return (
            *(Shelved(name, False, self._plan(name)) for name in own),
            *(Shelved(name, True) for name in shipped if name not in own),
        )

    def read(self, name: str) -> bytes:
        """A document's bytes, the team's own before the shipped one.

        Raises:
            NotFound: there is none of that name.
            Refused: it may not be read.
        """
        for path in (self._folder / f"{name}.md", resource("playbooks") / f"{name}.md"):
            try:
                if path.is_file():
                    return path.read_bytes()
            except OSError as error:
                raise _unreadable(path, error) from error
        raise NotFound(f"The library has no document {name!r}")

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
        entries = [Shelved(safe_name(name), False, plan) for name, _ in documents]
        beside = json.dumps({"plan": plan}).encode()
        files = [
            (self._folder / f"{entry.name}{ending}", content)
            for entry, (_, data) in zip(entries, documents, strict=True)
            for ending, content in ((".json", beside), (".md", data))
        ]
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(files)
        except OSError as error:
            why = f"Nothing was imported: {self._folder} can't be written ({error.strerror})"
            raise StoreFailure(code_of_refusal(error), why) from error
        return entries

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

    def _plan(self, name: str) -> str | None:
        try:
            plan = json.loads((self._folder / f"{name}.json").read_text("utf-8")).get("plan")
        except (OSError, ValueError, AttributeError):
            return None
        return plan if isinstance(plan, str) else None


def _unreadable(path: Path | str, error: OSError) -> Refused:
    return Refused(f"{path} can't be read: {error.strerror}")
