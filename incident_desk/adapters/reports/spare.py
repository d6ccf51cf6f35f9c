"""A child that is started in advance: it has imported what it needs and waits for the one request that it answers.

Of an edit until its pages are there, the start of a process is a good part, and nothing of it depends on the
request. There is never more than one, it is used once, and it ends with this process, whose end closes its input.
"""

import logging
from collections.abc import Sequence
from threading import Lock, Thread  # noqa: TID251
from typing import TYPE_CHECKING

from incident_desk.adapters.own_program import own_command
from incident_desk.adapters.reports.answers import GET_READY
from incident_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from incident_desk.adapters.reports.started import StartedChild

_log = logging.getLogger(__name__)


class SpareChild:
    """Has one child ready while somebody wants it to. May be used on any thread; starting is done on one of its
    own."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = list(command or own_command("_render"))
        self._lock = Lock()
        self._wanted: set[str] = set()
        self._child: StartedChild | None = None
        self._starting: Thread | None = None
        self._closed = False

    def keep(self, who: str) -> None:
        """From now on ``who`` wants one to be ready."""
        with self._lock:
            self._wanted.add(who)
        self.refill()

    def let_go(self, who: str) -> None:
        """``who`` wants none any more; nobody does: it is ended."""
        with self._lock:
            self._wanted.discard(who)
            if not self._wanted:
                self._drop()

    def close(self) -> None:
        """End it; from now on there is none. Waits until it has ended."""
        with self._lock:
            self._closed = True
            self._drop()
            starting = self._starting
        if starting is not None:
            starting.join()

    def take(self) -> "StartedChild | None":
        """The child, which is the caller's from now on; None where none is ready."""
        with self._lock:
            child, self._child = self._child, None
        if child is None or child.is_alive:
            return child
        _end(child)
        return None

    def refill(self) -> None:
        """Start another one, if one is wanted and there is none."""
        with self._lock:
            if self._is_missing and (self._starting is None or not self._starting.is_alive()):
                self._starting = Thread(target=self._start, name="PDF spare", daemon=True)
                self._starting.start()

    @property
    def _is_missing(self) -> bool:
        is_there = self._child is not None and self._child.is_alive
        return bool(self._wanted) and not self._closed and not is_there

    def _start(self) -> None:
        from incident_desk.adapters.reports.started import start

        with self._lock:
            if not self._is_missing:
                return
            self._drop()
            try:
                self._child = start(self._command)
            except DeskError as error:
                _log.warning("No child is kept ready: %s", error)
                return
            self._child.send(GET_READY)

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            _end(child)


def _end(child: "StartedChild") -> None:
    child.kill()
    child.close()
