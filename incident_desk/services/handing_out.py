"""Copies of a report for their readers. Making one reads the record and appends nothing to it.

Each file is scanned before it takes its place: one that still says what is hidden is not written. What was handed
out is a line of the program's own journal.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from incident_desk.domain.errors import DeskError, WrongUse
from incident_desk.domain.events import Event
from incident_desk.domain.report import ReportModel
from incident_desk.formats.pdf_reading.objects import Unreadable
from incident_desk.formats.redaction.fields import place_words
from incident_desk.formats.redaction.finished import Part, paper_parts, parts_of, pdf_bytes_parts
from incident_desk.formats.redaction.finished_pdf import pdf_parts
from incident_desk.formats.redaction.handout import Handout, Wish, counted, hand_out, with_may_be
from incident_desk.formats.redaction.leaks import Leak, leaks_in
from incident_desk.formats.redaction.written import text_for
from incident_desk.formats.report_document import Paper
from incident_desk.formats.times import iso
from incident_desk.services.reporting import Cancel, Written

PDF = ".pdf"
ENDINGS = (".md", PDF, ".html", ".json", ".csv")
"""What a copy can be saved as, by the ending of the file's name."""
_SHOWN = 3
"""Leaks that a refusal names."""


class Leaking(DeskError):
    """The file would have said what is hidden; nothing was written."""

    def __init__(self, leaks: Sequence[Leak]) -> None:
        self.leaks = tuple(leaks)
        shown = "; ".join(f"{one.sort.noun} in the {one.where}: …{one.around}…" for one in leaks[:_SHOWN])
        more = f", and {len(leaks) - _SHOWN} more" if len(leaks) > _SHOWN else ""
        super().__init__(
            f"Nothing was written: the file would still say what is hidden ({shown}{more}). "
            "Let it stay with --keep TEXT=REASON, or replace it wherever it stands with --hide TEXT"
        )


class CopyFiles(Protocol):
    """Writes the files, each whole or not at all. Called from a worker thread: it waits."""

    def write(self, to: Path, data: bytes) -> Path:
        """Write a file.

        Raises:
            DeskError: it could not be written: what, where and what to do.
        """
        ...

    def render(self, paper: Paper, to: Path, check: Callable[[bytes], None], cancel: Cancel | None) -> Written:
        """Make the PDF, and let it take its place once ``check`` has let its bytes through.

        Raises:
            ReportCancelled, DeskError: nothing was written, and why; whatever ``check`` raises as well.
        """
        ...


class KeptNames(Protocol):
    """The customers' names that a person keeps, to be looked for in every copy."""

    def all(self) -> tuple[str, ...]:
        """Every name."""
        ...


class NamesToKeep(KeptNames, Protocol):
    """The same, to which one may be added."""

    def keep(self, name: str) -> None:
        """Look for this name from now on. Raises StoreFailure."""
        ...


class ExportJournal(Protocol):
    """What was handed out, line by line."""

    def write(self, line: Mapping[str, Any]) -> None:
        """Keep a line. A disk that refuses it is no reason to refuse the report."""
        ...


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as it would leave: what it says as text, and what of it may not leave."""

    handout: Handout
    text: str
    leaks: tuple[Leak, ...]


class HandingOut:
    """Makes the copies of the reports of one store."""

    def __init__(
        self,
        report: Callable[[str], ReportModel],
        files: CopyFiles,
        customers: KeptNames,
        journal: ExportJournal,
        now: Callable[[], datetime],
        record: Callable[[str, int], Sequence[Event]] | None = None,
    ) -> None:
        """``record`` reads the events of an incident to and with that number; without it no copy has them."""
        self._record = record
        self._report, self._files, self._customers = report, files, customers
        self._journal, self.now = journal, now

    def prepare(self, key: str, wish: Wish) -> Handout:
        """What would leave, as the record stands.

        Raises:
            NotFound: there is no such incident.
        """
        return self.prepare_from(self._report(key), wish)

    def prepare_from(self, report: ReportModel, wish: Wish) -> Handout:
        """What would leave of a report that was made."""
        found = with_may_be(hand_out(report, replace(wish, customers=(*wish.customers, *self._customers.all()))))
        return found if self._record is None else replace(found, record=partial(_read, self._record, report))

    def copy(self, report: ReportModel, wish: Wish, ending: str) -> Copy:
        """The copy in that format, scanned; what a PDF says is shown as Markdown says it. Nothing is written."""
        handout = self.prepare_from(report, wish)
        text = text_for(handout, ".md" if ending == PDF else ending)
        if not handout.hidden:
            return Copy(handout, text, ())
        parts = paper_parts(handout.document, handout.data) if ending == PDF else parts_of(ending, text.encode())
        return Copy(handout, text, leaks_in(parts, handout))

    def save_named(self, handout: Handout, to: str, cancel: Cancel | None = None, who: str = "") -> Written:
        """Write the file of that name, as ``save`` does."""
        return self.save(handout, Path(to), cancel, who=who)

    def text(self, handout: Handout, ending: str) -> str:
        """The text of a file whose name ends so.

        Raises:
            Leaking: it would say what is hidden.
        """
        text = text_for(handout, ending)
        _refuse_leaks(handout, parts_of(ending, text.encode("utf-8")))
        return text

    def save(
        self, handout: Handout, to: Path, cancel: Cancel | None = None, *, ending: str = "", who: str = ""
    ) -> Written:
        """Write the file, scanned, in the format that is named or that its name ends in.

        Raises:
            WrongUse: it is no format.
            Leaking, ReportCancelled, DeskError: nothing was written, and why.
        """
        ending = ending or ending_of(to)
        if ending == PDF:
            written = self._render(handout, to, cancel)
        else:
            written = Written(self._files.write(to, self.text(handout, ending).encode("utf-8")))
        self.tell(handout, to, ending, who)
        return written

    def tell(self, handout: Handout, to: Path, ending: str, who: str) -> None:
        """Keep in the journal that a file was handed out, and why a term in it stays."""
        self._journal.write({"time": iso(self.now()), "who": who} | _line(handout, to, ending))

    def _render(self, handout: Handout, to: Path, cancel: Cancel | None) -> Written:
        data = handout.data if handout.wish.on.attaches else None
        _refuse_leaks(handout, paper_parts(handout.document, data or {}))
        paper = Paper(handout.document, data, handout.report.header.recorded_until)

        def check(written: bytes) -> None:
            # Where nothing was hidden nothing can come out; a long file is longer read back than made.
            if handout.hidden:
                _refuse_leaks(handout, _read_back(written))

        return self._files.render(paper, to, check, cancel)


def _read(record: Callable[[str, int], Sequence[Event]], report: ReportModel) -> Sequence[Event]:
    """The events that a report was made of."""
    return record(report.header.id, report.head.seq)


def _read_back(written: bytes) -> tuple[Part, ...]:
    """What the file says: its own letters as well, where it is written as the engine does."""
    try:
        return tuple(pdf_parts(written))
    except Unreadable:
        return tuple(pdf_bytes_parts(written))


def _refuse_leaks(handout: Handout, parts: Iterable[Part]) -> None:
    if handout.hidden and (leaks := leaks_in(parts, handout)):
        raise Leaking(leaks)


def ending_of(to: Path) -> str:
    """The format that the file's name ends in.

    Raises:
        WrongUse: none.
    """
    ending = to.suffix.lower()
    if ending not in ENDINGS:
        raise WrongUse(f"{to.name!r} says no format. End the name in one of {', '.join(ENDINGS)}")
    return ending


def _line(handout: Handout, to: Path, ending: str) -> dict[str, Any]:
    """What the journal keeps: nothing that was hidden, but what a person chose to keep."""
    header, head = handout.report.header, handout.report.head
    return {
        "key": header.key,
        "audience": handout.wish.audience.value,
        "format": ending.removeprefix("."),
        "file": str(to),
        "events": head.seq,
        "hash": head.hash,
        "hidden": dict(counted(handout.hidden)),
        "withheld": len(handout.withheld),
        "kept": list(handout.wish.kept),
    } | ({"reasons": dict(handout.wish.reasons)} if handout.wish.reasons else {})


def preview_data(handout: Handout) -> dict[str, Any]:
    """What goes and what stays, ready for JSON."""
    return {
        "key": handout.report.header.key,
        "audience": handout.wish.audience.value,
        "findings": [
            {
                "number": one.number,
                "kind": one.sort.value,
                "text": one.text,
                "instead": one.instead,
                "hidden": one.is_hidden,
                "places": [place_words(place) for place in one.places],
            }
            for one in handout.findings
        ],
        "withheld": list(handout.withheld),
        "may_be_names": [one.text for one in handout.may_be],
    }
