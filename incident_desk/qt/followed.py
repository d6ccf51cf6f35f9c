"""Which records' checks a window follows: open incidents and checklist runs, what is shown, the standing checks."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene
from incident_desk.services.standing_marks import IncidentMarks


class Followed(QObject):
    """The followed records, each as it was last seen."""

    changed = Signal()
    """Other records are followed, or one of them moved on."""
    shown_changed = Signal()
    """Right after ``changed``: another incident is shown."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._open: dict[str, Incident] = {}
        self._runs: dict[str, Incident] = {}
        self.incidents = IncidentMarks()
        """What the real incidents know of the checks."""
        self._shown: Incident | None = None
        link.rows.slice_read.connect(self.incidents.take)
        link.library_changed.connect(self._on_library_changed)
        link.runs.listed.connect(self._on_runs_listed)
        link.standing.changed.connect(self.changed)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def shown(self) -> str:
        """The id of the shown incident; empty where none is."""
        return self._shown.id if self._shown else ""

    @property
    def records(self) -> Sequence[Incident]:
        """All of them."""
        found, shown, standing = {**self._open, **self._runs}, self._shown, self._link.standing.record
        if shown is not None and shown.seq >= found.get(shown.id, shown).seq:
            found[shown.id] = shown
        # Before the library is there, nobody knows which of the standing checks an incident has.
        if standing is not None and self._link.rows.is_complete:
            found[standing.id] = standing
        return tuple(found.values())

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        self._open = {one.id: one for one in still_open(rows)}
        self.incidents.take(rows)
        self.changed.emit()

    def _on_runs_listed(self, rows: Sequence[Incident]) -> None:
        runs = {one.id: one for one in rows if one.is_open}
        is_watching = any(one.checks for one in (*self._runs.values(), *runs.values()))
        self._runs = runs
        if is_watching:
            self.changed.emit()

    def _on_scene_shown(self, scene: Scene) -> None:
        self._shown = scene.incident
        self.changed.emit()
        self.shown_changed.emit()

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._shown = scene.incident
        self.changed.emit()
