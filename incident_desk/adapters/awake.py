"""Keeps the computer awake by the means of the system: a child that holds the lock and ends with this process.

The lock is held while ``cat`` reads a pipe that nobody writes to. The system closes the pipe when this process
ends, however it ends; then ``cat`` ends, and with it the lock.
"""

import ctypes
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

from incident_desk.adapters.alarms.children import in_background
from incident_desk.services.awake import KeepAwake

_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001
_log = logging.getLogger(__name__)


def system_awake(platform: str = sys.platform) -> KeepAwake:
    """What keeps this platform awake; ``platform`` is named as Python does."""
    return WindowsAwake() if platform == "win32" else ChildAwake(platform)


class ChildAwake:
    """``systemd-inhibit`` on Linux, ``caffeinate`` on macOS. Where it is not there, that is logged once."""

    def __init__(self, platform: str = sys.platform) -> None:
        self._platform = platform
        self._why, self._is_told = "", False
        self._held_end: int | None = None

    def keep(self, why: str) -> None:
        """Hold the lock for this reason, or let go of it where there is none."""
        if why == self._why:
            return
        self._why = why
        self._let_go()
        if why:
            self._hold(why)

    def command(self, why: str) -> list[str]:
        """What holds the lock until its input ends."""
        if self._platform == "darwin":
            return ["caffeinate", "-i", "cat"]
        words = ("--who=Incident Desk", f"--why={why}", "--mode=block")
        return ["systemd-inhibit", "--what=idle:sleep", *words, "cat"]

    def _hold(self, why: str) -> None:
        command = self.command(why)
        found = shutil.which(command[0])
        if found is None:
            self._tell_once(f"{command[0]} is not installed")
            return
        try:
            read_end, self._held_end = os.pipe()
        except OSError as error:
            self._tell_once(str(error))
            return
        in_background(lambda: self._run([found, *command[1:]], read_end), "awake")

    def _run(self, command: Sequence[str], read_end: int) -> None:
        """Start it and hear it out. Letting go closes the pipe, whether it has begun by then or not."""
        try:
            child = subprocess.Popen(
                command,
                stdin=read_end,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            self._tell_once(str(error))
            return
        finally:
            os.close(read_end)
        if child.wait() != 0:
            self._tell_once(f"{command[0]} ended with code {child.returncode}")

    def _let_go(self) -> None:
        if self._held_end is not None:
            with suppress(OSError):
                os.close(self._held_end)
            self._held_end = None

    def _tell_once(self, reason: str) -> None:
        if not self._is_told:
            self._is_told = True
            _log.warning("The computer may fall asleep during an incident: %s", reason)


class WindowsAwake:
    """The state of the thread that asks, which the system forgets with the process. Used on one thread."""

    def keep(self, why: str) -> None:
        """Ask the system to stay awake, or to do as it likes."""
        ctypes.windll.kernel32.SetThreadExecutionState(  # type: ignore[attr-defined]
            _CONTINUOUS | (_SYSTEM_REQUIRED if why else 0)
        )
