"""Small programs of the system that are started and not waited for: a player, a notification."""

import logging
import subprocess
from collections.abc import Callable, Sequence

# One thread for each child: it lives as long as the child, so that no alarm waits for the one before.
from threading import Thread  # noqa: TID251

LONGEST_S = 15.0
"""How long such a program may take; one that hangs is ended."""
_log = logging.getLogger(__name__)


def in_background(work: Callable[[], None], name: str) -> None:
    """Do it on a thread of its own, which does not keep the program from ending."""
    try:
        Thread(target=work, name=name, daemon=True).start()
    except RuntimeError as error:  # no thread to be had: the computer has run out of them
        _log.warning("No thread for %s: %s", name, error)


def succeeds(command: Sequence[str]) -> bool:
    """Run a program to its end, hearing nothing of it. Whether it says that it did its work."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST_S,
            start_new_session=True,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        _log.info("%s did not do its work: %s", command[0], error)
        return False
    return done.returncode == 0
