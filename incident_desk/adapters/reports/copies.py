"""The files of copies that are scanned: a PDF takes its place only when its bytes have been let through."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from incident_desk.adapters.reports.files import WholeFiles, not_saved, part_of
from incident_desk.adapters.reports.process import PdfRenderer
from incident_desk.formats.report_document import Paper
from incident_desk.services.reporting import Cancel, Written


class ScannedFiles:
    """Writes texts at once, and PDFs after a look at what came out."""

    def __init__(self, renderer: PdfRenderer, files: WholeFiles) -> None:
        self._renderer, self._files = renderer, files

    def write(self, to: Path, data: bytes) -> Path:
        """Write a file, whole or not at all.

        Raises:
            DeskError: it could not be written: what, where and what to do.
        """
        return self._files.write(to, data)

    def render(self, paper: Paper, to: Path, check: Callable[[bytes], None], cancel: Cancel | None) -> Written:
        """Make the PDF beside its place, look at it, and let it take its place.

        Raises:
            ReportCancelled, DeskError: nothing was written, and why; whatever ``check`` raises as well.
        """
        made = part_of(to.absolute())
        try:
            written = self._renderer.render_paper(paper, made, cancel)
            check(made.read_bytes())
            return Written(self._placed(made, to), written.is_plain)
        finally:
            with suppress(OSError):  # where nothing can be written, nothing is left
                made.unlink(missing_ok=True)

    def _placed(self, made: Path, to: Path) -> Path:
        if to.is_dir() or to.is_symlink() or (to.exists() and not to.is_file()):
            return self._files.write(to, made.read_bytes())  # says why it can't
        try:
            os.replace(made, to)
        except OSError as error:
            raise not_saved(to, error) from error
        return to
