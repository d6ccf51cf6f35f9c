"""A lock on an open file that the system lets go of when its holder dies."""

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows locks bytes, and a locked byte can't be read: so one far behind the content."""

    def lock(file: IO[bytes]) -> None:
        """Wait until no other process holds the file. Raises ``OSError`` where files can't be locked."""
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        file.seek(0)

    def try_lock(file: IO[bytes]) -> bool:
        """Hold the file if no other process does."""
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:
    import fcntl

    def lock(file: IO[bytes]) -> None:
        """Wait until no other process holds the file. Raises ``OSError`` where files can't be locked."""
        fcntl.flock(file, fcntl.LOCK_EX)

    def try_lock(file: IO[bytes]) -> bool:
        """Hold the file if no other process does."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
