"""Hand out the report of the incident on the desk."""

import threading
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
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
        self._key = ""

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"export_pdf": self.export_pdf, "export_markdown": self.export_markdown}

    def export_pdf(self) -> None:
        """Save the report as PDF."""
        self._ask(".pdf", "PDF (*.pdf)")

    def export_markdown(self) -> None:
        """Save the report as Markdown."""
        self._ask(".md", "Markdown (*.md)")

    def stop(self) -> None:
        """Give up the report that is being made; waits until it is."""
        self._stopped.set()
        self._jobs.close()

    def _ask(self, ending: str, kinds: str) -> None:
        incident = self._stage.incident
        if incident is None:
            return
        self._key = incident.key
        chooser = QFileDialog(self._stage.window, f"Export the report of {incident.key}", "", kinds)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(ending)
        chooser.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        chooser.selectFile(f"{safe_name(incident.key)}-report{ending}")
        chooser.fileSelected.connect(self._on_file_selected)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_file_selected(self, to: str) -> None:
        key = self._key
        self._stage.window.say(f"Making {PurePath(to).name}…")
        self._stage.link.read(lambda office: office.report(key), lambda report: self._write(report, to))

    def _write(self, report: "ReportModel", to: str) -> None:
        office = self._stage.link.office
        if office is not None:
            self._jobs.run(
                lambda: office.write_report(report, to, self._stopped), self._on_written, self._stage.say_refusal
            )

    def _on_written(self, to: str) -> None:
        self._stage.window.say(f"Written: {to}")
