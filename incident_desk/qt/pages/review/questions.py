"""The questions of the timeline doctor that a review answers: asked while it is written, and once all is over."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.doctor.deeds import DoctorDeeds
from incident_desk.qt.pages.doctor.sheet import Question
from incident_desk.qt.pages.doctor.view_model import DoctorModel
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene


class Questions(QObject):
    """Has the shown incident examined where its review is in front, and any that has ended.

    While an incident is worked on, nobody is asked about its timeline who did not come for it.
    """

    changed = Signal()
    """Other questions are open."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._model = DoctorModel(link)
        self.deeds = DoctorDeeds(link, self._model)
        self._is_in_front = False
        self._model.changed.connect(self.changed)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def all(self) -> Sequence[Question]:
        """The open ones, the heaviest first."""
        incident, sheet = self._model.incident, self._model.sheet
        if incident is None or sheet is None or (incident.is_open and not self._is_in_front):
            return ()
        return sheet.questions

    def take(self, scene: Scene | None) -> None:
        """Begin with this scene."""
        self._model.take(scene)
        self._look()

    def be_in_front(self, is_in_front: bool) -> None:
        """Whether the review is what the person sees."""
        self._is_in_front = is_in_front
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        incident = self._model.incident
        self._model.look(incident is not None and (self._is_in_front or not incident.is_open))

    def _on_scene_shown(self, _scene: Scene) -> None:
        self._look()

    def _on_scene_changed(self, _scene: Scene, _change: Change) -> None:
        self._look()
