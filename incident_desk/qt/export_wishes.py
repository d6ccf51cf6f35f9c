"""Hand out the report of the incident on the desk, and the calendar file of what comes after it."""

import threading
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from incident_desk.qt.documents_folder import begin_there
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.qt.written_words import written_words
from incident_desk.services.library import safe_name

if TYPE_CHECKING:
    from incident_desk.domain.report import ReportModel


class ExportWishes(QObject):
    """Saves the report where the person says. Making a PDF takes seconds: no entry waits for it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        self._jobs = Jobs("report", self)
        self._stopped = threading.Event()
        self._key, self._calendar = "", ""
        self._version = 0
        """The approved version that is wanted; 0: the report as it stands."""

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "export_pdf": self.export_pdf,
            "export_markdown": self.export_markdown,
            "export_calendar": self.export_calendar,
        }

    def export_pdf(self) -> None:
        """Save the report as PDF."""
        self._ask(".pdf", "PDF (*.pdf)")

    def export_markdown(self) -> None:
        """Save the report as Markdown."""
        self._ask(".md", "Markdown (*.md)")

    def export_calendar(self) -> None:
        """Save what comes after the incident as a calendar file; before the resolution there is nothing to save."""
        incident = self._stage.incident
        if incident is None:
            return
        self._key = key = incident.key
        self._stage.link.read(lambda office: office.calendar(key), self._on_calendar)

    def stop(self) -> None:
        """Give up the report that is being made; waits until it is."""
        self._stopped.set()
        self._jobs.close()

    def _ask(self, ending: str, kinds: str) -> None:
        incident = self._stage.incident
        if incident is None:
            return
        self._key, self._version = incident.key, self._stage.version_in_front()
        version = f"-v{self._version}" if self._version else ""
        name = f"{safe_name(incident.key)}-report{version}{ending}"
        title = f"Export the report of {incident.key}"
        title += f", version {self._version} as approved" if self._version else ""
        words = (title, kinds, name)
        choose_file(self._stage.window, words, self._on_file_selected)

    def _on_file_selected(self, to: str) -> None:
        key, version = self._key, self._version
        self._stage.window.say(f"Making {PurePath(to).name}…")
        self._stage.link.read(lambda office: office.report(key, version), lambda report: self._write(report, to))

    def _write(self, report: "ReportModel", to: str) -> None:
        office = self._stage.link.office
        if office is not None:
            self._jobs.run(
                lambda: written_words(office.write_report(report, to, self._stopped), Path(to)),
                self._on_written,
                self._stage.say_refusal,
            )

    def _on_calendar(self, text: str) -> None:
        self._calendar, name = text, f"{safe_name(self._key)}-after.ics"
        words = (f"What comes after {self._key}", "Calendar (*.ics)", name)
        choose_file(self._stage.window, words, self._on_calendar_file)

    def _on_calendar_file(self, to: str) -> None:
        office, text = self._stage.link.office, self._calendar
        if office is not None:
            self._jobs.run(
                lambda: f"Written: {office.write_text(text, to)}", self._on_written, self._stage.say_refusal
            )

    def _on_written(self, words: str) -> None:
        self._stage.window.say(words)


def choose_file(window: QWidget, words: tuple[str, str, str], chosen: Callable[[str], None]) -> None:
    """Ask where to save something: title, kinds and proposed name; ``chosen`` is a bound method, told the file."""
    title, kinds, name = words
    chooser = QFileDialog(window, title, "", kinds)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setDefaultSuffix(PurePath(name).suffix)
    begin_there(chooser)
    chooser.selectFile(name)
    chooser.fileSelected.connect(chosen)
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()
