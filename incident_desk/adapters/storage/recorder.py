"""The flight recorder: where an act goes, as one JSON line, while the disk refuses the record.

It lies beside the record, is readable by its owner alone and is emptied into the record at the next chance; the ids
in it make it safe to do so twice. A lock keeps one process from emptying it while another one writes.
"""

import errno
import json
import os
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Self

from incident_desk.adapters.file_lock import lock
from incident_desk.adapters.storage.append import Act
from incident_desk.adapters.storage.rows import moment_of, plain_body
from incident_desk.adapters.whole_files import sync_folder
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment, to_microseconds
from incident_desk.services.ports import Planned


class Recorder:
    """The file that keeps what could not be written yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def is_empty(self) -> bool:
        """Whether nothing waits; a recorder that can't be looked at holds nothing for us."""
        try:
            return os.stat(self.path).st_size == 0
        except OSError:
            return True

    def keep(self, act: Act) -> bool:
        """Append an act and bring it to the disk; whether that worked."""
        try:
            with Held.of(self.path, create=True) as held:
                return held.add(act)
        except OSError:
            return False

    def waiting(self) -> int:
        """How many lines are in it."""
        if self.is_empty():
            return 0
        with suppress(OSError), self.held() as held:
            return len(held.lines())
        return 0

    def forget(self, events: Container[str]) -> None:
        """Let go of the acts that hold one of these erased events, and of every line that a dying process left
        half-written: it could hold the text still, and nobody was told that it was kept.
        """
        if not self.is_empty():
            with suppress(OSError), self.held() as held:
                held.replace([line for line in held.lines() if _is_whole_and_without(events, line)])

    @contextmanager
    def held(self) -> Iterator["Held"]:
        """The recorder, locked against other processes. Raises ``OSError``."""
        with Held.of(self.path, create=False) as held:
            yield held


def _is_whole_and_without(events: Container[str], line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    act = act_of(line)
    return act is None or not any(draft.id in events for plan in act.plans for draft in plan.drafts)


class Held:
    """A recorder that no other process can change."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    @classmethod
    def of(cls, path: Path, *, create: bool) -> Self:
        """Open and lock it."""
        flags = os.O_RDWR | (os.O_CREAT if create else 0)
        file = os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0)
        try:
            lock(file)
            if create:
                sync_folder(path.parent)
        except OSError:
            file.close()
            raise
        return cls(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def lines(self) -> list[bytes]:
        """What waits, oldest first."""
        self._file.seek(0)
        return [line for line in self._file.read().split(b"\n") if line.strip()]

    def add(self, act: Act) -> bool:
        """Append an act, whole or not at all."""
        size = self._file.seek(0, os.SEEK_END)
        # The newline before it closes a line that a dying process left unfinished.
        data = b"\n" + json.dumps(_act_data(act), ensure_ascii=False).encode() + b"\n"
        try:
            if self._file.write(data) == len(data):
                _sync(self._file)
                return True
        except OSError:
            self._file.truncate(size)
            return False
        self._file.truncate(size)
        return False

    def replace(self, lines: Sequence[bytes]) -> None:
        """Keep only these lines, some of those that are there.

        They are written over the old ones before the file is cut: that needs no room on a full disk, and whoever
        dies between leaves a line twice, never a line less.
        """
        data = b"".join(line + b"\n" for line in lines)
        self._file.seek(0)
        if self._file.write(data) != len(data):
            raise OSError(errno.EIO, "the flight recorder took only a part")
        _sync(self._file)
        self._file.truncate(len(data))
        _sync(self._file)


def act_of(line: bytes) -> Act | None:
    """The act of a line, None where the line is damaged."""
    try:
        data = json.loads(line)
        plans = tuple(
            Planned(str(one["incident"]), [_draft(draft) for draft in one["drafts"]]) for one in data["plans"]
        )
        return Act(str(data["act"]), str(data["who"]), plans)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def _act_data(act: Act) -> dict[str, Any]:
    plans = [
        {"incident": plan.incident, "drafts": [_draft_data(draft) for draft in plan.drafts]} for plan in act.plans
    ]
    return {"act": act.id, "who": act.who, "plans": plans}


def _draft_data(draft: Draft) -> dict[str, Any]:
    happened = draft.happened or Moment.unknown()
    return {
        "id": draft.id,
        "kind": str(draft.kind),
        "version": draft.version,
        "body": draft.body,
        "at": None if happened.at is None else to_microseconds(happened.at),
        "until": None if happened.until is None else to_microseconds(happened.until),
        "precision": str(happened.precision),
        "erases": list(draft.erases),
    }


def _draft(data: dict[str, Any]) -> Draft:
    return Draft(
        kind=Kind(data["kind"]),
        body=plain_body(dict(data["body"])),
        happened=moment_of(data["at"], data["precision"], data["until"]),
        id=str(data["id"]),
        erases=tuple(data["erases"]),
        version=int(data["version"]),
    )


def _sync(file: IO[bytes]) -> None:
    getattr(os, "fdatasync", os.fsync)(file.fileno())
