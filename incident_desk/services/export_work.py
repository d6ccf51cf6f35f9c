"""The work of an export: one redacted record in several formats, each made, scanned and kept until all are saved.

Everything here waits and is called on worker threads. What is made lies in memory; nothing of it is in any folder
before it is saved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Protocol

from incident_desk.domain.errors import DeskError
from incident_desk.domain.report import ReportModel
from incident_desk.formats.redaction.finished import paper_parts, parts_of
from incident_desk.formats.redaction.handout import Handout, Wish
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.written import text_for
from incident_desk.formats.report_document import Document
from incident_desk.services.export_scan import not_scanned, scan_of
from incident_desk.services.export_sheets import document_of, sheet_wish
from incident_desk.services.export_values import (
    Made,
    Phase,
    Pressed,
    Progress,
    Saved,
    Scan,
    Sheets,
    SheetWish,
    State,
    Told,
    View,
)
from incident_desk.services.handing_out import PDF, HandingOut, NamesToKeep
from incident_desk.services.library import safe_name
from incident_desk.services.reporting import PLAIN, Cancel, PageWish, ReportCancelled


class Press(Protocol):
    """Sets copies in a process of its own, which a cancel ends at once."""

    def pdf(self, handout: Handout, told: Told, cancel: Cancel | None) -> Pressed:
        """The file, and what was read back from it.

        Raises:
            ReportCancelled, DeskError: it was not made, and why.
        """
        ...

    def sheets(self, document: Document, wish: SheetWish, cancel: Cancel | None) -> Sheets:
        """The first pages as pictures, with their marks; of long tables the first rows.

        Raises:
            ReportCancelled, DeskError: they were not made, and why.
        """
        ...

    def count(self, document: Document, wish: SheetWish, cancel: Cancel | None) -> int:
        """How many pages there are.

        Raises:
            ReportCancelled, DeskError: nobody knows, and why.
        """
        ...


class ManyFiles(Protocol):
    """Writes several files."""

    def write_all(self, files: Mapping[Path, bytes]) -> Mapping[Path, str]:
        """Write all of them, or none where one is refused; what was not written, with why.

        Where the system fails between two renames, what is written is whole and what is not is told.
        """
        ...


class ExportWork:
    """Makes the formats of one copy, shows its pages, and saves what is ready."""

    def __init__(self, copies: HandingOut, press: Press, files: ManyFiles, names: NamesToKeep) -> None:
        self._copies, self._press, self._files, self._names = copies, press, files, names

    @property
    def customers(self) -> tuple[str, ...]:
        """The customers' names that are looked for in every copy."""
        return self._names.all()

    def keep_customer(self, name: str) -> None:
        """Look for this name in every copy from now on. Raises StoreFailure."""
        self._names.keep(name)

    def prepare(self, report: ReportModel, wish: Wish) -> Handout:
        """What would leave: every format is made from it.

        Raises:
            DeskError: the wish names what is not there.
        """
        return self._copies.prepare_from(report, wish)

    def sheets(
        self,
        report: ReportModel,
        handout: Handout,
        view: View,
        pages: PageWish,
        cancel: Cancel | None = None,
        leaks: Iterable[Leak] = (),
    ) -> Sheets:
        """The first pages of a view as pictures, with the marks of what was found and of these leaks.

        Raises:
            ReportCancelled, DeskError: they were not made, and why.
        """
        wish = sheet_wish(report, handout, view, pages, tuple(leaks))
        return self._press.sheets(document_of(report, handout, view), wish, cancel)

    def page_count(self, handout: Handout, cancel: Cancel | None = None) -> int:
        """How many pages the PDF of a copy has.

        Raises:
            ReportCancelled, DeskError: nobody knows, and why.
        """
        return self._press.count(handout.document, SheetWish(handout.report.header.recorded_until), cancel)

    def make(self, handout: Handout, ending: str, told: Told, cancel: Cancel | None = None) -> Made:
        """One format, finished and scanned. How it went is its state; nothing is raised for a file that fails."""
        started = monotonic()
        try:
            made = self._pdf(handout, told, cancel) if ending == PDF else self._text(handout, ending, told, cancel)
        except ReportCancelled as stopped:
            made = Made(ending, State.CANCELLED, why=str(stopped))
        except DeskError as failed:
            made = Made(ending, State.FAILED, why=str(failed))
        return replace(made, seconds=monotonic() - started)

    def save(self, handout: Handout, made: Sequence[Made], folder: Path, stem: str, who: str = "") -> Saved:
        """Write the ready ones into a folder that is there, each by its ending; a line of the journal for each.

        All are written, or none where the disk refuses one; what it says tells which and why.
        """
        ready = {folder / f"{stem}{one.ending}": one for one in made if one.state is State.READY}
        refused = self._files.write_all({to: one.data for to, one in ready.items()})
        written = tuple(to for to in ready if to not in refused)
        for to in written:
            self._copies.tell(handout, to, ready[to].ending, who)
        return Saved(written, refused)

    def default_stem(self, handout: Handout) -> str:
        """The name of its files without an ending: ``INC-0043-customer``."""
        return f"{safe_name(handout.report.header.key)}-{handout.wish.audience}"

    def _text(self, handout: Handout, ending: str, told: Told, cancel: Cancel | None) -> Made:
        _go_on(cancel)
        told(Progress(ending, Phase.WRITING, 0.0))
        data = text_for(handout, ending).encode("utf-8")
        _go_on(cancel)
        told(Progress(ending, Phase.SCANNING, 0.0))
        return _made(ending, data, scan_of(handout, ending, parts_of(ending, data), self._copies.now()))

    def _pdf(self, handout: Handout, told: Told, cancel: Cancel | None) -> Made:
        _go_on(cancel)
        pressed = self._press.pdf(handout, told, cancel)
        _go_on(cancel)
        if pressed.unread:
            scan = not_scanned(handout, pressed.unread, self._copies.now())
        else:
            words = paper_parts(handout.document, handout.data if handout.wish.on.attaches else {})
            scan = scan_of(handout, PDF, (*words, *pressed.parts), self._copies.now())
        made = _made(PDF, pressed.data, scan)
        return replace(made, plain=True, why=made.why or PLAIN) if pressed.plain else made


def _made(ending: str, data: bytes, scan: Scan) -> Made:
    if scan.why:
        return Made(ending, State.FAILED, data, scan, f"The file was made, but not scanned: {scan.why}")
    return Made(ending, State.LEAKS if scan.leaks else State.READY, data, scan)


def _go_on(cancel: Cancel | None) -> None:
    if cancel is not None and cancel.is_set():
        raise ReportCancelled("It was cancelled; nothing was written.")
