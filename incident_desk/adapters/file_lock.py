"""A lock on an open file that the system lets go of when its holder dies."""

import errno
import sys
from typing import IO

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""What the systems say where another process holds the file."""

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
        """Hold the file if no other process does. Raises ``OSError`` where files can't be locked."""
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno not in _HELD:
                raise
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
        """Hold the file if no other process does. Raises ``OSError`` where files can't be locked."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            return False
        return True
