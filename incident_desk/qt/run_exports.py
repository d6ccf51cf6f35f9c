"""Hand out the report of the run that is shown."""

import threading
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.incident import Incident
from incident_desk.qt.export_wishes import choose_file
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.qt.written_words import written_words
from incident_desk.services.library import safe_name
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.formats.report_document import Paper
    from incident_desk.services.run_reporting import RunReporting


class RunExports(QObject):
    """Saves the report where the person says. Making a PDF takes seconds: no entry waits for it."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._jobs = Jobs("run report", self)
        self._stopped = threading.Event()
        self.run: Incident | None = None
        """The run whose report is wanted."""

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
        run = self.run
        if run is not None:
            name = f"{safe_name(run.key)}-report{ending}"
            choose_file(
                self._stage.window, (f"Export the report of {run.key}", kinds, name), self._on_file_selected
            )

    def _on_file_selected(self, to: str) -> None:
        run = self.run
        if run is not None:
            self._stage.window.say(f"Making {PurePath(to).name}…")
            self._stage.link.read(lambda office: _paper(office, run.id), lambda made: self._write(made, to))

    def _write(self, made: "tuple[RunReporting, Paper]", to: str) -> None:
        reporting, paper = made
        self._jobs.run(
            lambda: written_words(reporting.write(paper, Path(to), self._stopped).words, Path(to)),
            self._on_written,
            self._stage.say_refusal,
        )

    def _on_written(self, words: str) -> None:
        self._stage.window.say(words)


def _paper(office: Office, run: str) -> "tuple[RunReporting, Paper]":
    reporting = office.run_reporting()
    return reporting, reporting.paper(run, office.now())
