"""The watch: the one process of a data folder that asks the live checks and books what changed.

It is a lock on a file. The system frees it when the process ends, however it ends, so another one takes over.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from incident_desk.adapters.file_lock import try_lock


class Watch:
    """This process's hand on the watch. Taken and let go of on one thread; ``held`` may be asked on any."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether this process has the watch."""
        return self._file is not None

    def try_take(self) -> bool:
        """Have the watch, unless another process does.

        A file that was put in the place of ours is taken anew: else two processes could each hold one.

        Raises:
            OSError: nobody can have it: the file can't be made or locked here.
        """
        if self._file is not None and not self._is_ours(self._file):
            self.release()
        if self._file is None:
            self._file = self._taken()
        return self._file is not None

    def release(self) -> None:
        """Let another process take it."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _taken(self) -> IO[bytes] | None:
        file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
        try:
            if not try_lock(file):
                file.close()
                return None
        except OSError:
            file.close()
            raise
        with suppress(OSError):  # a full disk: the watch is held all the same, only nameless
            file.truncate(0)
            file.write(f"{os.getpid()}\n".encode())
        return file

    def _is_ours(self, file: IO[bytes]) -> bool:
        """Whether the file that we hold still has its name."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), os.stat(self._path))
        except OSError:
            return False


class OnlookersWatch(Watch):
    """The watch as one that only looks on has it: nobody's while no program has it, and never its own.

    What the record is told is on whoever has it, so an onlooker lets go at once of what it finds free.
    """

    def try_take(self) -> bool:
        """Whether no program has the watch now.

        Raises:
            OSError: that can't be seen here.
        """
        try:
            return super().try_take()
        finally:
            self.release()
