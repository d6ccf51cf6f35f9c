"""Hand out the report of the incident on the desk."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog

from incident_desk.qt.stage import Stage
from incident_desk.services.office import Office


class ExportWishes:
    """Saves the report where the person says, off the GUI thread."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"export_pdf": self.export_pdf, "export_markdown": self.export_markdown}

    def export_pdf(self) -> None:
        """Save the report as PDF."""
        self._export(".pdf", "PDF (*.pdf)")

    def export_markdown(self) -> None:
        """Save the report as Markdown."""
        self._export(".md", "Markdown (*.md)")

    def _export(self, ending: str, kinds: str) -> None:
        incident = self._stage.incident
        if incident is None:
            return
        to, _ = QFileDialog.getSaveFileName(
            self._stage.window, "Export the report", f"{incident.key}-report{ending}", kinds
        )
        if to:
            key = incident.key
            self._stage.window.say("Making the report…")
            self._stage.link.read(lambda office: _save(office, key, to), self._on_saved)

    def _on_saved(self, to: str) -> None:
        self._stage.window.say(f"Written: {to}")


def _save(office: Office, key: str, to: str) -> str:
    return office.save_report(key, to)
