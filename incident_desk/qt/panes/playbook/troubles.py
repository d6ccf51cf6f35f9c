"""The patterns of trouble that the playbook pane can open: the incident's own, and those of other playbooks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.playbook import Playbook
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.opening_patterns import bring_pattern, close_pattern, open_pattern
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.services.patterns_at_hand import AtHand


class Troubles(QObject):
    """Opens patterns and puts them aside; says which of them the trouble speaks of."""

    opened = Signal(str)
    """The pattern of that key stands on the checklist."""
    elsewhere_read = Signal()
    """The library's other playbooks have been read."""

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._scene: Scene | None = None
        self._library: tuple[Playbook, ...] | None = None
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    def near(self) -> "tuple[AtHand, ...]":
        """The patterns that the trouble speaks of, the nearest first; read when it is asked for."""
        from incident_desk.services.patterns_at_hand import at_hand, clues_of

        scene = self._scene
        return at_hand(scene.incident.playbook, clues_of(scene.incident, scene.entries)) if scene else ()

    def elsewhere(self) -> "tuple[tuple[Playbook, AtHand], ...] | None":
        """What other playbooks of the library have on it, the nearest first; None while they are being read."""
        from incident_desk.services.patterns_at_hand import clues_of, elsewhere, others

        scene = self._scene
        if self._library is None:
            self._link.read(_playbooks, self._on_library_read)
        if scene is None or self._library is None:
            return None
        books = others(self._library, scene.incident.playbook)
        return elsewhere(books, clues_of(scene.incident, scene.entries))

    def open(self, pattern: str) -> None:
        """Put the pattern of that key on the checklist."""
        self._link.act(lambda one, _now: open_pattern(one, pattern), then=self._on_written)

    def bring(self, playbook: Playbook, place: int) -> None:
        """Open a pattern of another playbook of the library; the record keeps it."""
        self._link.act(lambda one, _now: bring_pattern(one, playbook, place), then=self._on_written)

    def put_aside(self, pattern: str) -> None:
        """Take the steps of that pattern off the checklist; what was found stays."""
        self._link.act(lambda one, _now: close_pattern(one, pattern))

    def _on_written(self, change: Change) -> None:
        self.opened.emit(str(change.events[0].data["pattern"]))

    def _on_library_read(self, playbooks: tuple[Playbook, ...]) -> None:
        self._library = playbooks
        self.elsewhere_read.emit()

    def _on_scene_shown(self, scene: Scene) -> None:
        self._scene = scene

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._scene = scene


def _playbooks(office: Office) -> tuple[Playbook, ...]:
    return tuple(document.playbook for _, document in office.playbooks.playbooks())
