"""An update on its way to the disk: one at a time, and what came of it is said once."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import StoreFailure
from incident_desk.qt.link import DeskLink
from incident_desk.services.desk import Rule
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene


@dataclass(frozen=True, slots=True)
class _HandedIn:
    """A text that waits for its answer, and the incident that it is for."""

    incident: str
    text: str


class Sending(QObject):
    """Holds what was sent until the record has it, or has said no."""

    sent = Signal(object, str)
    """It is in the record: the ``Change``, and the text that was handed in."""
    failed = Signal(str)
    """It is not; the words say why."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._shown = ""
        self._waits: _HandedIn | None = None
        link.scene_shown.connect(self._on_scene_shown)
        link.refused.connect(self._on_refused)
        link.store_failed.connect(self._on_store_failed)

    @property
    def is_under_way(self) -> bool:
        """Whether something has been handed in and not been answered."""
        return self._waits is not None

    def send(self, rule: Rule, incident: str, text: str) -> None:
        """Do what the rule decides on that incident, even if another is shown next; ``text`` comes back."""
        self._shown = incident
        self._waits = _HandedIn(incident, text)
        self._link.act(rule, incident, then=self._on_written)

    def _on_scene_shown(self, scene: Scene) -> None:
        self._shown = scene.incident.id

    def _on_written(self, change: Change) -> None:
        waits, self._waits = self._waits, None
        self.sent.emit(change, waits.text if waits else "")

    def _on_refused(self, words: str) -> None:
        waits, self._waits = self._waits, None
        if waits is not None:
            before = "" if waits.incident == self._shown else "The update of the incident before waits there: "
            self.failed.emit(f"{before}{words}")

    def _on_store_failed(self, failure: StoreFailure) -> None:
        self._on_refused(f"{failure}. The text is still here")
