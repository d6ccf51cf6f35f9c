"""The desk's side of its guardian: starts it, tells it what there is to guard, and starts it again.

One thread writes, so that a guardian that stands still, or a start that takes its time, holds nobody up. The beats
come from the GUI's own event loop (``qt/watchkeeper``): a window that stands still does not beat.
"""

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

# One thread as long as the window: it writes to a pipe, which no job of a pool should wait for.
from threading import Thread  # noqa: TID251
from time import monotonic
from typing import Any, BinaryIO, cast

from incident_desk.adapters.guardian.claim import retire
from incident_desk.adapters.guardian.wire import KEEP, STOP, duty_to_data, to_line
from incident_desk.adapters.own_program import own_command, own_environment
from incident_desk.services.settings import Settings
from incident_desk.services.vigil import Duty

AGAIN_S = 2.0
"""Between two starts of a guardian that ends by itself."""
END_S = 2.0
_MOST_WAITING = 100
"""Lines that wait for a guardian that stands still; beats above that are left out."""
_BEAT: dict[str, Any] = {"beat": True}


class GuardianProcess:
    """A ``Guardian`` that is a child process and outlives this one. Its methods are called from one thread."""

    def __init__(self, claim: Path, journal: Path, clock: Path, command: Sequence[str] | None = None) -> None:
        self._claim = claim
        self._files = {"claim": str(claim), "journal": str(journal), "clock": str(clock)}
        self._command = list(command or own_command("_guardian"))
        self._settings: dict[str, Any] = {}
        self._duty = Duty()
        self._child: subprocess.Popen[bytes] | None = None
        self._started_at: float | None = None
        self._outbox: SimpleQueue[dict[str, Any] | Duty | None] = SimpleQueue()
        self._writer: Thread | None = None

    @property
    def pid(self) -> int | None:
        """The process id of the present guardian."""
        return self._child.pid if self._child is not None else None

    def hold(self, duty: Duty) -> None:
        """Guard this and nothing else from now on; without an open incident, whoever guards here ends."""
        self._put(duty)

    def beat(self) -> None:
        """The desk is alive."""
        if self._outbox.qsize() < _MOST_WAITING:
            self._put(_BEAT)

    def use(self, settings: Settings) -> None:
        """What the person has set about alarms."""
        self._put({"settings": settings.to_data()})

    def farewell(self, *, keep: bool) -> None:
        """This desk says no more; a later duty starts another guardian."""
        self._put({"farewell": KEEP if keep else STOP})

    def close(self) -> None:
        """Make sure that all was said. Without a farewell it is as if the desk had died."""
        if self._writer is not None:
            self._outbox.put(None)
            self._writer.join(END_S)

    def _put(self, word: dict[str, Any] | Duty) -> None:
        if self._writer is None:
            self._writer = Thread(target=self._write, name="guardian-feeder", daemon=True)
            self._writer.start()
        self._outbox.put(word)

    # -- on the writer's thread -----------------------------------------------------------------------------

    def _write(self) -> None:
        while (word := self._outbox.get()) is not None:
            if isinstance(word, Duty):
                self._take(word)
            elif "farewell" in word:
                self._part(word)
            else:
                self._settings = word if "settings" in word else self._settings
                self._say(word)
        self._let_go()

    def _take(self, duty: Duty) -> None:
        self._duty = duty
        if duty.open:
            self._say(duty_to_data(duty))
        elif self._child is not None:
            self._part({"farewell": STOP})
        else:
            # One that was left by an earlier window keeps what is over now.
            with suppress(OSError):
                retire(self._claim)

    def _part(self, farewell: dict[str, Any]) -> None:
        self._duty = Duty()
        if self._child is not None:
            self._send(self._child, farewell)
            self._let_go(is_to_end=farewell["farewell"] == STOP)

    def _say(self, message: dict[str, Any]) -> None:
        """Say it to the present guardian, or all there is to say to a new one."""
        if not self._duty.open:
            return
        if self._child is not None and self._child.poll() is None and self._send(self._child, message):
            return
        if self._started_at is None or monotonic() - self._started_at >= AGAIN_S:
            self._start()

    def _start(self) -> None:
        self._let_go()
        self._started_at = monotonic()
        try:
            child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                **_apart(),
            )
        except OSError:
            # There may be too many processes, or no memory: with the next beat, again.
            return
        self._child = child
        for message in ({"guard": self._files}, self._settings, duty_to_data(self._duty)):
            if message and not self._send(child, message):
                return

    def _send(self, child: "subprocess.Popen[bytes]", message: dict[str, Any]) -> bool:
        """Whether it could be said."""
        try:
            pipe = cast(BinaryIO, child.stdin)
            pipe.write(to_line(message))
            pipe.flush()
        except (OSError, ValueError):
            return False
        return True

    def _let_go(self, *, is_to_end: bool = False) -> None:
        """Close the pipe. One that is not to end lives on without us."""
        child, self._child = self._child, None
        if child is None:
            return
        with suppress(OSError):
            cast(BinaryIO, child.stdin).close()
        if is_to_end:
            with suppress(subprocess.TimeoutExpired):
                child.wait(END_S)
        if child.poll() is None:
            # Nobody here waits for it any more: to Python it is as good as ended.
            child.returncode = 0


def _apart() -> dict[str, Any]:
    """How it is started: with no terminal, in a session of its own, so that what ends the desk does not end it."""
    detached = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return {"start_new_session": os.name == "posix", "creationflags": detached, "env": own_environment()}
