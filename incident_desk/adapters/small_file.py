"""A small JSON file that several processes read and change: read again when it is another one, written whole.

What can't be read is never written over: it may hold what a person has nowhere else.
"""

import json
import logging
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from incident_desk.adapters.file_lock import lock
from incident_desk.adapters.refusals import code_of_refusal
from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.errors import StoreFailure

_log = logging.getLogger(__name__)
LARGEST = 10_000_000
"""Bytes that are read of one."""
_FOR_OTHERS = 0o077
_NOT_READABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
_Seal = tuple[int, int, int]
"""What changes when another file takes the place: time, length and number."""
_NOT_KNOWN: _Seal = (-1, -1, -1)
"""That of no file, and not that of none either: whatever is found next is read."""
_Value = TypeVar("_Value")


class SmallFile(Generic[_Value]):
    """One file and what it says. ``read`` and ``write`` turn plain data into the value and back.

    ``read`` may raise ValueError, KeyError, TypeError or AttributeError; its words are logged and shown.
    A file that is not ``shared`` is closed to others where it is found open.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[Any], _Value],
        write: Callable[[_Value], Any],
        usual: _Value,
        *,
        shared: bool = False,
    ) -> None:
        self._path, self._read, self._write, self._is_shared = path, read, write, shared
        self._usual = self._value = usual
        self._seal: _Seal | None = None
        self.problem = ""
        """Why it can't be read, in words; empty where it can, or is not there."""

    def value(self) -> _Value:
        """What it says now; the usual value where it is not there or can't be read."""
        try:
            seal = self._sealed()
            if seal != self._seal:
                self._seal = seal
                self._value = self._found() if seal else self._usual
                self.problem = ""
        except _NOT_READABLE as error:
            self._value = self._usual
            if isinstance(error, OSError):
                # What the disk refused once it may give the next time, though the file is the same.
                self._seal = _NOT_KNOWN
            self._complain(f"{self._path} can't be read: {error}. Mend it, or move it away")
        return self._value

    def change(self, change: Callable[[_Value], _Value], refusal: str) -> None:
        """Change it while no other process does. ``refusal`` begins the words of a failure.

        Raises:
            StoreFailure: it can't be read or written; nothing was changed.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._path.with_name(f"{self._path.name}.lock").open("ab") as held:
                lock(held)
                now = self.value()
                if self.problem:
                    raise StoreFailure("cannot_open", f"{refusal}. Nothing was changed: {self.problem}")
                text = json.dumps(self._write(change(now)), ensure_ascii=False, indent=1)
                write_whole([(self._path, f"{text}\n".encode())])
        except OSError as error:
            raise StoreFailure(code_of_refusal(error), f"{refusal}: {error.strerror}") from error

    def _found(self) -> _Value:
        data = self._path.read_bytes()
        return self._read(json.loads(data.decode("utf-8")))

    def _sealed(self) -> _Seal | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(found.st_mode):
            raise OSError("it is no file")
        if found.st_size > LARGEST:
            raise OSError("it is larger than it can be")
        if os.name == "posix" and not self._is_shared and found.st_mode & _FOR_OTHERS:
            # It was copied here, or its mode was changed. What others have read they know, but no more do.
            self._path.chmod(0o600)
            _log.warning("%s was open to others", self._path)
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _complain(self, problem: str) -> None:
        if problem != self.problem:
            _log.warning("%s", problem)
        self.problem = problem
