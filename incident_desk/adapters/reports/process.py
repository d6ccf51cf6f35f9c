"""The parent's side of the PDF child: start, wait, cancel, and say in words what went wrong.

A child of its own, because the engine does not give its memory back, and because cancelling is then killing.
"""

import json
import logging
import subprocess
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from incident_desk.adapters.own_program import own_command, own_environment
from incident_desk.adapters.reports.files import not_saved, part_of
from incident_desk.domain.errors import DeskError
from incident_desk.domain.report import ReportModel
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Paper
from incident_desk.formats.report_preview import shortened
from incident_desk.services.reporting import Cancel, Pages, PageWish, ReportCancelled

TIMEOUT_S = 120.0
"""A report of 5,000 rows takes a few seconds; this is for a machine that is very busy."""
GLANCE_S = 0.05
"""How often the wait looks whether the person has cancelled."""
MARKDOWN = "The Markdown report holds the same facts."

_log = logging.getLogger(__name__)


class PdfRenderer:
    """Makes PDFs in a child process; one child for each report."""

    def __init__(self, command: Sequence[str] | None = None, timeout_s: float = TIMEOUT_S) -> None:
        self._command = list(command or own_command("_render"))
        self._timeout_s = timeout_s

    def render(self, report: ReportModel, to: Path, cancel: Cancel | None = None) -> Path:
        """Write the report as PDF, whole or not at all, and return where it lies.

        Raises:
            ReportCancelled: ``cancel`` was set.
            DeskError: it could not be made or written: what, where and what to do.
        """
        paper = Paper(document(report), report.to_data(), report.header.recorded_until)
        return self.render_paper(paper, to, cancel)

    def render_paper(self, paper: Paper, to: Path, cancel: Cancel | None = None) -> Path:
        """Write a document as PDF, as ``render`` does a report.

        Raises:
            ReportCancelled: ``cancel`` was set.
            DeskError: it could not be made or written: what, where and what to do.
        """
        to = to.absolute()
        if not to.parent.is_dir():
            raise not_saved(to, FileNotFoundError(2, "no such folder"))
        part = part_of(to)
        try:
            answers, complaint = self._run(_request(paper, to, part), cancel)
        finally:
            _remove(part)
        _judge(answers, complaint, to)
        return to

    def pages(self, report: ReportModel, wish: PageWish, cancel: Cancel | None = None) -> Pages:
        """The first pages as pictures, as the PDF has them; of very long tables the first rows.

        Raises:
            ReportCancelled: ``cancel`` was set.
            DeskError: they could not be made: what and what to do.
        """
        short, left_out = shortened(document(report))
        asked = {
            "format": "pages",
            "ppi": wish.ppi,
            "most": wish.most,
            "made": report.header.recorded_until.isoformat(),
            "document": document_data(short),
        }
        answers, complaint = self._run(json.dumps(asked).encode("ascii") + b"\n", cancel)
        lines = _answered(answers)
        done = next((line["ok"] for line in lines if "ok" in line), None)
        if done is None:
            raise _fault(lines, complaint, None)
        pictures = tuple(b64decode(line["page"]) for line in lines if "page" in line)
        return Pages(pictures, done["pages"], left_out)

    def _run(self, request: bytes, cancel: Cancel | None) -> tuple[str, str]:
        """What the child said, on its output and as its complaint."""
        with TemporaryFile() as said, TemporaryFile() as complained:
            child = self._start(said, complained)
            try:
                _send(child, request)
                self._wait(child, cancel)
            finally:
                _end(child)
            return _text(said), _text(complained)

    def _start(self, said: IO[bytes], complained: IO[bytes]) -> "subprocess.Popen[bytes]":
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            return subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=complained,
                creationflags=hidden,
                env=own_environment(),
            )
        except OSError as error:
            raise DeskError(f"The PDF was not made: {self._command[0]} can't be started. {MARKDOWN}") from error

    def _wait(self, child: "subprocess.Popen[bytes]", cancel: Cancel | None) -> None:
        glances = 0
        while True:
            if cancel is not None and cancel.is_set():
                raise ReportCancelled("The PDF was cancelled; nothing was written.")
            if glances * GLANCE_S >= self._timeout_s:
                raise DeskError(f"The PDF was not made: it took longer than {self._timeout_s:.0f} s. {MARKDOWN}")
            try:
                child.wait(GLANCE_S)
                return
            except subprocess.TimeoutExpired:
                glances += 1


def _request(paper: Paper, to: Path, part: Path) -> bytes:
    asked = {
        "format": "pdf",
        "to": str(to),
        "part": str(part),
        "made": paper.made.isoformat(),
        "document": document_data(paper.document),
        "record": paper.record,
    }
    return json.dumps(asked).encode("ascii") + b"\n"


def _send(child: "subprocess.Popen[bytes]", request: bytes) -> None:
    """The request, with the pipe left open: its end would mean that this process is gone."""
    assert child.stdin is not None
    try:
        child.stdin.write(request)
        child.stdin.flush()
    except OSError as error:
        _log.warning("The PDF child ended before it read its request: %s", error)


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        child.kill()
    child.wait()
    assert child.stdin is not None
    try:
        child.stdin.close()
    except OSError as error:
        _log.debug("The PDF child's pipe was closed already: %s", error)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _remove(part: Path) -> None:
    """A child that was killed may have left its file."""
    try:
        part.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s could not be removed: %s", part, error)


def _judge(answers: str, complaint: str, to: Path) -> None:
    """Nothing where the child said ok.

    Raises:
        DeskError: it said what went wrong, or ended without a word.
    """
    lines = _answered(answers)
    if not any("ok" in line for line in lines):
        raise _fault(lines, complaint, to)


def _answered(answers: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answers.splitlines() if line.startswith("{")]


def _fault(lines: list[dict[str, Any]], complaint: str, to: Path | None) -> DeskError:
    fault: dict[str, Any] = next((line["error"] for line in lines if "error" in line), {"code": "died"})
    _log.error("The PDF child failed: %s %s", fault, complaint[-2000:])
    return _failure(fault, to)


def _failure(fault: dict[str, Any], to: Path | None) -> DeskError:
    message = str(fault.get("message", ""))
    if fault["code"] == "file" and to is not None:
        return not_saved(to, OSError(fault.get("errno") or 0, message))
    if fault["code"] == "engine":
        return DeskError(
            f"The PDF engine (Typst) is missing from this installation. {MARKDOWN} "
            "Install the package typst, or save as Markdown."
        )
    if fault["code"] == "died":
        return DeskError(f"The PDF was not made: its process ended without an answer. {MARKDOWN} Try again.")
    return DeskError(f"The PDF was not made: the engine could not set this report ({message}). {MARKDOWN}")
