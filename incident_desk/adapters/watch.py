"""The watch: the one process of a data folder that probes, books crossings and feeds the guardian.

It is a lock on a file. The system frees it when the process ends, however it ends, so another one takes over.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from incident_desk.adapters.file_lock import try_lock


class Watch:
    """This process's hand on the watch."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether this process has the watch."""
        return self._file is not None

    def try_take(self) -> bool:
        """Take the watch if nobody has it. Where the file can't be made, nobody can take it: False."""
        if self._file is not None:
            return True
        try:
            file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
        except OSError:
            return False
        if not try_lock(file):
            file.close()
            return False
        self._file = file
        with suppress(OSError):  # a full disk: the watch is held all the same, only nameless
            file.truncate(0)
            file.write(str(os.getpid()).encode())
        return True

    def release(self) -> None:
        """Let another process take it."""
        if self._file is not None:
            with suppress(OSError):
                self._file.truncate(0)
            self._file.close()
            self._file = None

    def holder(self) -> int | None:
        """The process id that has the watch, None if nobody has it or it can't be read."""
        with suppress(OSError), open(self._path, "rb") as file:
            if self._file is None and try_lock(file):
                return None  # closing it lets go again
            said = file.read(20)
            return int(said) if said.isdigit() else None
        return None
