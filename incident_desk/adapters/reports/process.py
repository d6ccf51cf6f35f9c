"""The parent's side of the PDF child: a report as a file, whole or not at all, and its pages as pictures."""

import json
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from incident_desk.adapters.reports.child import TIMEOUT_S, EngineMissing, Line, RenderChild, done_of
from incident_desk.adapters.reports.files import WholeFiles, not_saved, part_of
from incident_desk.adapters.reports.spare import SpareChild
from incident_desk.domain.errors import DeskError
from incident_desk.domain.report import ReportModel
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Paper
from incident_desk.formats.report_preview import shortened
from incident_desk.services.reporting import Cancel, Pages, PageWish, Place, Written

if TYPE_CHECKING:
    from incident_desk.adapters.reports.plain_press import PlainPress

_log = logging.getLogger(__name__)


class PdfRenderer:
    """Makes PDFs in a child process; one child for each report."""

    def __init__(
        self,
        command: Sequence[str] | None = None,
        timeout_s: float = TIMEOUT_S,
        plain: "Callable[[], PlainPress] | None" = None,
        spare: SpareChild | None = None,
    ) -> None:
        """``plain`` hands out what prints where the engine is missing; ``spare`` may have a child ready."""
        self._child, self._plain = RenderChild(command, timeout_s, spare), plain

    def render(self, report: ReportModel, to: Path, cancel: Cancel | None = None) -> Written:
        """Write the report as PDF, whole or not at all, and return where it lies.

        Raises:
            ReportCancelled: ``cancel`` was set.
            DeskError: it could not be made or written: what, where and what to do.
        """
        paper = Paper(document(report), report.to_data(), report.header.recorded_until)
        return self.render_paper(paper, to, cancel)

    def render_paper(self, paper: Paper, to: Path, cancel: Cancel | None = None) -> Written:
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
            answers, complaint = self._child.run(_request(paper, to, part), cancel)
        finally:
            _remove(part)
        try:
            done_of(answers, complaint, to)
        except EngineMissing:
            if self._plain is None:
                raise
            data = self._plain().pdf(paper.document, paper.record, cancel, _unheard)
            return Written(WholeFiles().write(to, data), is_plain=True)
        return Written(to)

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
        # The child may be ended at any time: what it worked in is removed here.
        with TemporaryDirectory() as room:
            request = json.dumps(asked | {"room": room}).encode("ascii")
            done = done_of(*self._child.run(request + b"\n", cancel))
            pictures = _pictures(Path(room), done["files"])
        titles = [one.title for one in short.sections]
        places = tuple(Place(title, *where) for title, where in zip(titles, done.get("places", ()), strict=False))
        return Pages(pictures, done["pages"], left_out, places)


def _pictures(room: Path, names: Sequence[str]) -> tuple[bytes, ...]:
    try:
        return tuple((room / Path(name).name).read_bytes() for name in names)
    except OSError as error:
        raise DeskError(f"The pages could not be read back: {error.strerror or error}. Try again.") from error


def _unheard(_: Line) -> None:
    """Nobody watches how far it is."""


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


def _remove(part: Path) -> None:
    """A child that was killed may have left its file."""
    try:
        part.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s could not be removed: %s", part, error)
