"""Wires what leaves the room: reports, their copies, and the ways out of here.

Like ``bootstrap``, which wires the rest, each function imports what it wires: a command loads what it uses.
"""

from typing import TYPE_CHECKING

from incident_desk import __version__
from incident_desk.adapters.paths import DataFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from incident_desk.adapters.customer_names import CustomerNames
    from incident_desk.adapters.reports.plain_press import PlainPress
    from incident_desk.adapters.reports.spare import SpareChild
    from incident_desk.domain.events import Event
    from incident_desk.domain.hourly_rate import HourlyRate
    from incident_desk.services.desk import Desk
    from incident_desk.services.export_work import ExportWork
    from incident_desk.services.handing_out import ExportJournal, HandingOut
    from incident_desk.services.history import History
    from incident_desk.services.ports import EvidenceStore
    from incident_desk.services.reporting import Reporting
    from incident_desk.services.review_templates import ReviewTemplates
    from incident_desk.services.run_reporting import RunReporting
    from incident_desk.services.ways_out import WaysOut


def open_history(files: DataFiles) -> "History":
    """What was heard of the checks of a data folder; nothing is opened or made before it is used."""
    from incident_desk.adapters.storage.history import HistoryFile
    from incident_desk.services.history import History

    return History(HistoryFile(files.history))


def open_reporting(desk: "Desk", files: DataFiles | None = None, spare: "SpareChild | None" = None) -> "Reporting":
    """Makes the reports of a desk's incidents; with its files also of how their checks answered.

    ``spare`` may have ready what sets their pages.
    """
    from incident_desk.adapters.reports.files import WholeFiles
    from incident_desk.adapters.reports.process import PdfRenderer
    from incident_desk.services.report_beside import Beside
    from incident_desk.services.reporting import Reporting, changes_elsewhere, incidents_elsewhere

    def standing() -> "Sequence[Event]":
        return desk.events(desk.standing.id)

    by = f"Incident Desk {__version__}"
    answered = (lambda: open_history(files)) if files is not None else None
    beside = Beside(incidents_elsewhere(desk), answered)
    elsewhere = changes_elsewhere(desk)
    renderer = PdfRenderer(plain=_plain_press, spare=spare)
    return Reporting(desk, renderer, WholeFiles(), by, standing, elsewhere).completed_by(beside)


def _plain_press() -> "PlainPress":
    """What prints where the engine is missing; imported then alone, for it brings python-markdown."""
    from incident_desk.adapters.reports.plain_press import PlainPress

    return PlainPress()


def kept_rate(files: DataFiles) -> "HourlyRate | None":
    """The hourly rate that the window keeps for this folder; None where none is kept."""
    from incident_desk.adapters.settings_file import SettingsFile
    from incident_desk.formats.typed_rate import stored_rate

    return stored_rate(SettingsFile(files.settings).load().rate)


def review_templates(files: DataFiles) -> "ReviewTemplates":
    """The templates that reviews can be written by: the shipped ones and those of a data folder."""
    from incident_desk.adapters.review_template_files import FolderTemplates
    from incident_desk.services.review_templates import ReviewTemplates

    return ReviewTemplates(FolderTemplates(files.folder / "review-templates"))


def open_handing_out(
    desk: "Desk", files: DataFiles, now: "Callable[[], datetime]", journal: "ExportJournal | None" = None
) -> "HandingOut":
    """Makes the copies of reports that leave the room; without a journal they are lines of the folder's own."""
    from incident_desk.adapters.export_journal import ExportLines
    from incident_desk.adapters.reports.copies import ScannedFiles
    from incident_desk.adapters.reports.files import WholeFiles
    from incident_desk.adapters.reports.process import PdfRenderer
    from incident_desk.services.handing_out import HandingOut

    files_of_copies = ScannedFiles(PdfRenderer(plain=_plain_press), WholeFiles())

    def record(incident: str, until: int) -> "Sequence[Event]":
        return desk.events(incident, 0, until)

    return HandingOut(
        open_reporting(desk, files).report,
        files_of_copies,
        customer_names(),
        journal or ExportLines(files.exports),
        now,
        record,
    )


def open_ways_out(
    desk: "Desk", files: DataFiles, evidence: "EvidenceStore", now: "Callable[[], datetime]"
) -> "WaysOut":
    """The ways in which reports leave beside a saved file: by mail, on paper, with all that belongs to them."""
    from incident_desk.adapters.desktop import PaperRooms, SystemDesktop
    from incident_desk.adapters.export_journal import ExportLines
    from incident_desk.adapters.printers import CupsPrinters
    from incident_desk.adapters.reports.files import WholeFiles
    from incident_desk.adapters.reports.parcels import Parcels
    from incident_desk.adapters.reports.press import CopyPress
    from incident_desk.services.mailing import Mailing
    from incident_desk.services.printing import Printing
    from incident_desk.services.scanned import HandedOut, NoJournal
    from incident_desk.services.sharing import Sharing
    from incident_desk.services.ways_out import WaysOut

    handed_out = HandedOut(ExportLines(files.exports), now)
    copies, room = open_handing_out(desk, files, now, NoJournal()), PaperRooms()
    reporting = open_reporting(desk, files)
    return WaysOut(
        desk=desk,
        report=reporting.report,
        copies=copies,
        sharing=Sharing(copies, evidence, Parcels(), handed_out),
        mailing=Mailing(copies, room, WholeFiles(), handed_out),
        printing=Printing(copies, room, CupsPrinters(), handed_out, CopyPress()),
        desktop=SystemDesktop(),
        handed_out=handed_out,
        approved=reporting.approved,
    )


def open_exports(
    desk: "Desk", files: DataFiles, now: "Callable[[], datetime]", spare: "SpareChild | None" = None
) -> "ExportWork":
    """Makes the formats of a copy, each in memory until all are saved; ``spare`` may have ready what sets pages."""
    from incident_desk.adapters.reports.child import RenderChild
    from incident_desk.adapters.reports.many_files import ManyFiles
    from incident_desk.adapters.reports.press import CopyPress
    from incident_desk.services.export_work import ExportWork

    press = CopyPress(RenderChild(spare=spare), _plain_press())
    return ExportWork(open_handing_out(desk, files, now), press, ManyFiles(), customer_names())


def customer_names() -> "CustomerNames":
    """The customers' names that a person keeps on this computer."""
    from incident_desk.adapters.customer_names import CustomerNames, customer_names_place

    return CustomerNames(customer_names_place())


def open_run_reporting(desk: "Desk") -> "RunReporting":
    """Makes the reports of a desk's checklist runs."""
    from incident_desk.adapters.reports.files import WholeFiles
    from incident_desk.adapters.reports.process import PdfRenderer
    from incident_desk.services.run_reporting import RunReporting

    return RunReporting(desk, PdfRenderer(plain=_plain_press), WholeFiles(), f"Incident Desk {__version__}")
