"""Hands out the timeline as it is shown: the rows that are wanted, by the clocks that were chosen."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from incident_desk.qt.documents_folder import begin_there
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.library import safe_name

if TYPE_CHECKING:
    # It brings the report's Markdown with it, which no start has need of.
    from incident_desk.formats.timeline_export import TimelineView
    from incident_desk.qt.pages.timeline.view_model import TimelinePageModel

ENDINGS = {"Markdown (*.md)": ".md", "CSV for a spreadsheet (*.csv)": ".csv", "JSON (*.json)": ".json"}
"""The kinds of files to choose from, and how the name of each ends."""
_FIRST = ".md"
STILL_READ = "The older entries are still being read. Export them in a few seconds"


class TimelineExports(QObject):
    """Asks where to, and writes it whole, off the GUI thread: 100,000 rows take seconds."""

    def __init__(self, stage: Stage, in_front: "Callable[[], TimelinePageModel | None]") -> None:
        """``in_front`` gives the page's model while the page is what the person sees, else None."""
        super().__init__(stage.window)
        self._stage, self._in_front = stage, in_front
        self._jobs = Jobs("timeline export", self)
        self._view: TimelineView | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"export_timeline": self.export}

    def export(self) -> None:
        """Ask where the rows that are shown now are to be written; what comes meanwhile is not among them."""
        scene = self._stage.scene
        if scene is not None and not scene.is_whole:
            self._stage.window.say(STILL_READ)
            return
        view = self._view = self._shown()
        if view is None:
            return
        chooser = QFileDialog(self._stage.window, f"Export the timeline of {view.key}")
        begin_there(chooser)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters(list(ENDINGS))
        chooser.setDefaultSuffix(_FIRST)
        chooser.selectFile(f"{safe_name(view.key)}-timeline{_FIRST}")
        chooser.filterSelected.connect(self._on_kind_selected)
        chooser.fileSelected.connect(self._on_file_selected)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def close(self) -> None:
        """Write what is under way."""
        self._jobs.close()

    def _shown(self) -> "TimelineView | None":
        """What the page shows; everything in UTC where it is not in front."""
        scene = self._stage.scene
        if scene is None:
            return None
        from incident_desk.formats.timeline_export import TimelineView

        incident, model = scene.incident, self._in_front()
        of_what = (incident.key, incident.title)
        if model is None or model.times is None:
            return TimelineView(*of_what, scene.entries, incident.declared_at)
        of = None if model.wanted.is_everything else model.sifted.tally.total
        return TimelineView(*of_what, model.sifted.entries, incident.declared_at, model.times.zone, of=of)

    def _on_kind_selected(self, kind: str) -> None:
        """Another kind of file has another ending."""
        chooser = self.sender()
        if isinstance(chooser, QFileDialog) and kind in ENDINGS:
            chooser.setDefaultSuffix(ENDINGS[kind])
            for name in chooser.selectedFiles()[:1]:
                if PurePath(name).suffix in ENDINGS.values():
                    chooser.selectFile(PurePath(name).with_suffix(ENDINGS[kind]).name)

    def _on_file_selected(self, to: str) -> None:
        office, view = self._stage.link.office, self._view
        if office is None or view is None:
            return

        def write() -> str:
            from incident_desk.formats.timeline_export import timeline_text

            return office.write_text(timeline_text(view, PurePath(to).suffix), to)

        self._stage.window.say(f"Writing {PurePath(to).name}…")
        self._jobs.run(write, self._on_written, self._stage.say_refusal)

    def _on_written(self, to: str) -> None:
        self._stage.window.say(f"Written: {to}")
