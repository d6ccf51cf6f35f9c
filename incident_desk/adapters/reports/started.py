"""A child as it was started: its pipes, and the file that it complains into."""

import logging
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from incident_desk.adapters.own_program import own_environment
from incident_desk.domain.errors import DeskError

MARKDOWN = "The Markdown report holds the same facts."

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StartedChild:
    """One child, from its start to its end; who has it ends it."""

    process: "subprocess.Popen[bytes]"
    complained: IO[bytes]

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended by itself."""
        return self.process.poll() is None

    def send(self, line: bytes) -> None:
        """A line to its input, which stays open: its end would mean that this process is gone."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except OSError as error:
            # Given up, mostly; else whoever waits for the answer says that none came.
            _log.debug("The PDF child ended before it read its request: %s", error)

    def kill(self) -> None:
        """End it at once, if it has not ended; waits until it has."""
        if self.is_alive:
            self.process.kill()
        self.process.wait()

    def complaint(self) -> str:
        """What it complained of."""
        self.complained.seek(0)
        return self.complained.read().decode("utf-8", "replace")

    def close(self) -> None:
        """Let go of its pipes. It has ended."""
        for pipe in (self.process.stdin, self.process.stdout, self.complained):
            assert pipe is not None
            try:
                pipe.close()
            except OSError as error:
                _log.debug("The PDF child's pipe was closed already: %s", error)


def start(command: Sequence[str]) -> StartedChild:
    """Start a child.

    Raises:
        DeskError: it can't be started.
    """
    complained = TemporaryFile()  # noqa: SIM115 - it is the child's, and closed with its pipes
    try:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complained,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            env=own_environment(),
        )
    except OSError as error:
        complained.close()
        raise DeskError(f"The PDF was not made: {command[0]} can't be started. {MARKDOWN}") from error
    return StartedChild(process, complained)
