"""Opens files and links by the program that the desktop has for them; room for a PDF on its way."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from incident_desk.domain.errors import DeskError

PATIENCE_S = 5.0
"""An opener that is still there by then is the program itself: it has been opened."""


class SystemDesktop:
    """The desktop of this computer."""

    def open(self, target: str) -> bool:
        """Open a file or a link; False: it refuses, or there is no desktop."""
        if sys.platform == "win32":
            with suppress(OSError):
                os.startfile(target)
                return True
            return False
        opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        return opener is not None and _opened(opener, target)


def _opened(opener: str, target: str) -> bool:
    try:
        child = subprocess.Popen(
            [opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return child.wait(PATIENCE_S) == 0
    except subprocess.TimeoutExpired:
        # It stands open and outlives the desk; its end is of no concern here.
        child.returncode = 0
        return True


class PaperRooms:
    """Rooms in the system's folder for what is short-lived."""

    @contextmanager
    def room(self) -> Iterator[Path]:
        """An empty folder, closed to others and gone at the end.

        Raises:
            DeskError: the disk refuses.
        """
        try:
            folder = TemporaryDirectory(prefix="incident-desk-", ignore_cleanup_errors=True)
        except OSError as error:
            raise DeskError(f"The PDF can't be made: there is no room for it ({error.strerror})") from error
        with folder as name:
            yield Path(name)
