"""The child that sets pages: start it, hear it line by line, end it at once when nobody waits any more.

A child of its own, because the engine does not give its memory back, and because cancelling is then killing. A
thread hears it, for a pipe can't be waited for together with the person's wish to cancel on every system.
"""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread  # noqa: TID251
from time import monotonic
from typing import Any

from incident_desk.adapters.own_program import own_command
from incident_desk.adapters.reports.files import not_saved
from incident_desk.adapters.reports.spare import SpareChild
from incident_desk.adapters.reports.started import MARKDOWN, StartedChild, start
from incident_desk.domain.errors import DeskError
from incident_desk.services.reporting import Cancel, ReportCancelled

TIMEOUT_S = 120.0
"""A report of 5,000 rows takes a few seconds; this is for a machine that is very busy."""
GLANCE_S = 0.05
"""How often the wait looks whether the person has cancelled."""

Line = Mapping[str, Any]
Heard = Callable[[Line], None]

_log = logging.getLogger(__name__)


class EngineMissing(DeskError):
    """There is no Typst in this installation."""


class RenderChild:
    """Has each request answered by a child of its own: a spare one where one is ready, else a new one."""

    def __init__(
        self, command: Sequence[str] | None = None, timeout_s: float = TIMEOUT_S, spare: SpareChild | None = None
    ) -> None:
        """``spare`` may have a child of the same command ready."""
        self._command = list(command or own_command("_render"))
        self._timeout_s, self._spare = timeout_s, spare

    def run(self, request: bytes, cancel: Cancel | None, heard: Heard | None = None) -> tuple[list[Line], str]:
        """What the child answered, and its complaint; ``heard`` is told each line as it comes.

        Raises:
            ReportCancelled: ``cancel`` was set; the child is ended.
            DeskError: it can't be started, or took too long. Whatever ``heard`` raises ends it as well.
        """
        if self._spare is None:
            return self._asked(start(self._command), request, cancel, heard)
        try:
            child = self._spare.take()
            answers, complaint = self._asked(child, request, cancel, heard) if child is not None else ([], "")
            # One that ended while it waited says nothing: then it is as if there had been none.
            return (answers, complaint) if answers else self._asked(start(self._command), request, cancel, heard)
        finally:
            self._spare.refill()

    def _asked(
        self, child: StartedChild, request: bytes, cancel: Cancel | None, heard: Heard | None
    ) -> tuple[list[Line], str]:
        """What one child answered, and its complaint. It has ended then."""
        lines: SimpleQueue[bytes] = SimpleQueue()
        hearing = Thread(target=_hear, args=(child, lines), name="PDF child", daemon=True)
        # A request may be larger than the pipe: a child that is slow to read it must not hold up a cancel.
        sending = Thread(target=child.send, args=(request,), name="PDF request", daemon=True)
        hearing.start()
        sending.start()
        try:
            answers = self._answers(lines, cancel, heard)
            child.kill()
            return answers, child.complaint()
        finally:
            child.kill()
            hearing.join()
            sending.join()
            child.close()

    def _answers(self, lines: "SimpleQueue[bytes]", cancel: Cancel | None, heard: Heard | None) -> list[Line]:
        """The lines until the child is done."""
        answers: list[Line] = []
        until = monotonic() + self._timeout_s
        while True:
            if cancel is not None and cancel.is_set():
                raise ReportCancelled("The PDF was cancelled; nothing was written.")
            if monotonic() >= until:
                raise DeskError(f"The PDF was not made: it took longer than {self._timeout_s:.0f} s. {MARKDOWN}")
            try:
                said = lines.get(timeout=GLANCE_S)
            except Empty:
                continue
            if not said:
                return answers
            if said.startswith(b"{"):
                answers.append(json.loads(said))
                if heard is not None:
                    heard(answers[-1])


def _hear(child: StartedChild, lines: "SimpleQueue[bytes]") -> None:
    """Hand on each whole line; an empty one is the end."""
    output = child.process.stdout
    assert output is not None
    for line in output:
        if line.endswith(b"\n"):
            lines.put(line)
    lines.put(b"")


def done_of(lines: Sequence[Line], complaint: str, to: Path | None = None) -> Line:
    """What the child said when it was done; ``to`` is the file that it was to write.

    Raises:
        DeskError: it said what went wrong, or ended without a word.
    """
    done: Line | None = next((line["ok"] for line in lines if "ok" in line), None)
    if done is not None:
        return done
    fault: Line = next((line["error"] for line in lines if "error" in line), {"code": "died"})
    # A folder that refuses is told to the person; it is no failure of ours, which stands raw in the log.
    level = logging.INFO if fault["code"] == "file" else logging.ERROR
    _log.log(level, "The PDF child failed: %s %s", fault, complaint[-2000:])
    raise _failure(fault, to)


def _failure(fault: Line, to: Path | None) -> DeskError:
    message = str(fault.get("message", ""))
    if fault["code"] == "file" and to is not None:
        return not_saved(to, OSError(fault.get("errno") or 0, message))
    if fault["code"] == "engine":
        return EngineMissing(
            f"The PDF engine (Typst) is missing from this installation. {MARKDOWN} "
            "Install the package typst, or save as Markdown."
        )
    if fault["code"] == "died":
        return DeskError(f"The PDF was not made: its process ended without an answer. {MARKDOWN} Try again.")
    return DeskError(f"The PDF was not made: the engine could not set this report ({message}). {MARKDOWN}")
