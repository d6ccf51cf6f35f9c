"""The report on paper: the very PDF that is handed out, given to the system's print service."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.formats.mail_draft import subject_of
from incident_desk.formats.pdf_reading.letters import Pages
from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.report_document import Document
from incident_desk.services.export_values import Sheets, SheetWish
from incident_desk.services.handing_out import PDF, HandingOut
from incident_desk.services.mailing import PaperRoom
from incident_desk.services.reporting import Cancel, Written, told_plain
from incident_desk.services.scanned import HandedOut, refuse_known
from incident_desk.services.sharing import report_name

NO_PRINTER = "There is no printer on this computer. Print to a file (PDF) instead"
MOST_COPIES = 99
_PAGES = re.compile(r"[1-9]\d{0,4}(?:-[1-9]\d{0,4})?(?:,[1-9]\d{0,4}(?:-[1-9]\d{0,4})?)*")


class Sides(StrEnum):
    """On which sides of a sheet; ``PRINTER`` is as the printer is set up."""

    PRINTER = "printer"
    ONE = "one"
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer by the name that the system gives it."""

    name: str
    is_usual: bool = False


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Where, how often, which pages ("1-3,5"; empty is all) and on which sides."""

    printer: str = ""
    copies: int = 1
    pages: str = ""
    sides: Sides = Sides.PRINTER
    who: str = ""

    def by(self, who: str) -> "PrintOrder":
        """The same, given by that person."""
        return replace(self, who=who)

    def __post_init__(self) -> None:
        if not 0 < self.copies <= MOST_COPIES:
            raise WrongUse(f"Between 1 and {MOST_COPIES} copies can be printed at once")
        if self.pages and not (_PAGES.fullmatch(self.pages) and all(first <= last for first, last in self._spans)):
            raise WrongUse(f"{self.pages[:40]!r} names no pages. Say them like 1-3,5")

    @property
    def last_page(self) -> int:
        """The highest number among the pages; 0 where all are meant."""
        return max((last for _, last in self._spans), default=0)

    def refuse_beyond(self, count: int) -> None:
        """A printer would pass over, without a word, what is not there.

        Raises:
            WrongUse: a page is named that the report, of so many pages, does not have.
        """
        if self.last_page > count:
            has = "only 1 page" if count == 1 else f"only {count} pages"
            raise WrongUse(f"There is no page {self.last_page}: the report has {has}")

    @property
    def _spans(self) -> list[tuple[int, int]]:
        """The first and the last page of each part."""
        parts = [one.partition("-") for one in self.pages.split(",") if one]
        return [(int(first), int(last or first)) for first, _, last in parts]


class PrintService(Protocol):
    """The system's printers. Called from a worker thread: it waits."""

    def printers(self) -> Sequence[Printer]:
        """Every printer; none where there is none, or no print service."""
        ...

    def send(self, pdf: Path, order: PrintOrder, title: str) -> str:
        """Hand the file over; when it returns the file may go. The answer is what the service calls the order.

        Raises:
            DeskError: it does not take it, and why.
        """
        ...


class Press(Protocol):
    """Sets pages to be looked at. Called from a worker thread: it waits."""

    def sheets(self, document: Document, wish: SheetWish, cancel: Cancel | None) -> Sheets:
        """The first pages as pictures; of long tables the first rows.

        Raises:
            ReportCancelled, DeskError: they were not made, and why.
        """
        ...

    def count(self, document: Document, wish: SheetWish, cancel: Cancel | None) -> int:
        """How many pages the whole document has.

        Raises:
            ReportCancelled, DeskError: it was not set, and why.
        """
        ...


@dataclass(frozen=True, slots=True)
class Printed:
    """Where it went, in words; whether its pages are plain, for want of the engine."""

    words: str
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Glance:
    """The first page as a picture (PNG), and how many pages there are."""

    picture: bytes
    count: int


class Printing:
    """Prints the reports of one store."""

    def __init__(
        self, copies: HandingOut, room: PaperRoom, service: PrintService, handed_out: HandedOut, press: Press
    ) -> None:
        """``copies`` keeps no journal of its own: the order is one line of ``handed_out``."""
        self._press = press
        self._copies, self._room, self._service, self._handed_out = copies, room, service, handed_out

    def printers(self) -> tuple[Printer, ...]:
        """The printers of this computer, the usual one first."""
        return tuple(sorted(self._service.printers(), key=_place))

    def glance(self, handout: Handout, ppi: float, cancel: Cancel | None = None) -> Glance:
        """What will be printed: the first page at so many dots an inch, and how many there are. It waits.

        Raises:
            ReportCancelled, DeskError: it could not be set, and why.
        """
        wish = SheetWish(handout.report.header.recorded_until, ppi, 1)
        sheets = self._press.sheets(handout.document, wish, cancel)
        count = self._press.count(handout.document, wish, cancel) if sheets.left_out else sheets.count
        return Glance(sheets.pictures[0] if sheets.pictures else b"", count)

    def send(self, handout: Handout, order: PrintOrder, cancel: Cancel | None = None) -> Printed:
        """Print it on that printer, or on the usual one. It waits.

        Raises:
            Refused: there is no printer, none of that name, or none is named and none is the usual one.
            WrongUse: a page is asked for that there is not.
            Leaking, ReportCancelled, DeskError: nothing was printed, and why.
        """
        printer = self._printer(order.printer)
        title = refuse_known(handout, subject_of(handout.report))
        with self._room.room() as room:
            pdf = room / report_name(handout, PDF)
            written = self._copies.save(handout, pdf, cancel, ending=PDF)
            _refuse_missing(order, pdf)
            told = self._service.send(pdf, replace(order, printer=printer), title)
        self._handed_out.note(handout, "print", printer, order.who, copies=order.copies)
        return _printed(f"Handed to the printer {printer}{f' as {told}' if told else ''}", written)

    def to_file(self, handout: Handout, to: Path, who: str, cancel: Cancel | None = None) -> Printed:
        """Print into a PDF, which is the same pages. It waits.

        Raises:
            WrongUse: the file's name does not say that it is a PDF.
            Leaking, ReportCancelled, DeskError: nothing was written, and why.
        """
        if to.suffix.lower() != PDF:
            raise WrongUse(f"{to.name!r} is no name of a PDF. End it in {PDF}")
        written = self._copies.save(handout, to, cancel, ending=PDF)
        self._handed_out.note(handout, "print", str(to), who)
        return _printed(f"Printed to {to}", written)

    def _printer(self, wanted: str) -> str:
        every = self.printers()
        if not every:
            raise Refused(NO_PRINTER)
        names = [one.name for one in every]
        if wanted and wanted not in names:
            raise Refused(f"There is no printer {wanted}. There are: {', '.join(names)}")
        if not wanted and len(every) > 1 and not every[0].is_usual:
            raise Refused(f"No printer is the usual one: say which. There are: {', '.join(names)}")
        return wanted or names[0]


def _printed(said: str, written: Written) -> Printed:
    return Printed(told_plain(said, written.is_plain), written.is_plain)


def _refuse_missing(order: PrintOrder, pdf: Path) -> None:
    if not order.pages:
        return
    try:
        count = len(Pages(PdfFile.read(pdf.read_bytes())))
    except Unreadable:
        return  # then the printer has the word
    order.refuse_beyond(count)


def _place(printer: Printer) -> tuple[bool, str]:
    return not printer.is_usual, printer.name.casefold()
