"""One child that reads, from its start to its end: what it is asked, what it says, and how it is stopped."""

import json
import logging
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self

from incident_desk.adapters.own_program import own_environment
from incident_desk.services.reading_watch import ReadingWatch

_log = logging.getLogger(__name__)


class StartedChild:
    """``with StartedChild(command, watch) as child:``; behind it the child is gone, whatever happened.

    Raises:
        ReadingStopped: *watch* was stopped.
    """

    def __init__(self, command: Sequence[str], watch: ReadingWatch) -> None:
        self._command, self._watch = command, watch

    def __enter__(self) -> Self:
        """It runs, and can be stopped."""
        self._complained = TemporaryFile()  # noqa: SIM115 - it lives as long as the child
        self._child = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complained,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            env=own_environment(),
        )
        try:
            self._watch.begin(self._child.kill)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """It ends."""
        self._end()
        self._watch.begin(None)

    def ask(self, request: Mapping[str, Any], data: bytes) -> Iterator[bytes]:
        """Send the request and the bytes; the lines that it says.

        The pipe is left open: its end would mean that this process is gone.
        """
        assert self._child.stdin is not None and self._child.stdout is not None
        try:
            self._child.stdin.write(json.dumps({**request, "size": len(data)}).encode("ascii") + b"\n")
            self._child.stdin.write(data)
            self._child.stdin.flush()
        except OSError as error:
            _log.info("The reading child ended before it had the document: %s", error)
        yield from self._child.stdout

    def tell_log(self) -> None:
        """Write what it complained of into the log: it ended without an answer."""
        self._complained.seek(0)
        _log.error("The reading child ended: %s", self._complained.read().decode("utf-8", "replace")[-2000:])

    def _end(self) -> None:
        child = self._child
        if child.poll() is None:
            child.kill()
        child.wait()
        pipes: tuple[Callable[[], None], ...] = tuple(pipe.close for pipe in (child.stdin, child.stdout) if pipe)
        for close in (*pipes, self._complained.close):
            try:
                close()
            except OSError as error:
                _log.debug("The reading child's pipe was closed already: %s", error)
