"""Plays a drill's score on the desk, cue by cue, as the drill's clock comes to them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.services.drill import Cue
from incident_desk.services.memory import Change
from incident_desk.services.practice import Practice
from incident_desk.services.scenes import Scene

STEP_MS = 20


class DrillPlayer(QObject):
    """One run of a score, on the first drill that is shown; other incidents may be looked at meanwhile."""

    cue_played = Signal(object)
    """A cue was played: the ``Cue``."""
    finished = Signal()
    """The last cue is in the record."""

    def __init__(self, link: DeskLink, cues: Sequence[Cue], practice: Practice) -> None:
        super().__init__(link)
        self._link, self._practice = link, practice
        self._cues = list(cues)
        self._incident: Incident | None = None
        self.is_finished = False
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._on_timeout)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def incident(self) -> Incident | None:
        """The drill as it stands."""
        return self._incident

    @property
    def elapsed_s(self) -> float:
        """Seconds of incident time since the declaration."""
        office, incident = self._link.office, self._incident
        return (office.now() - incident.declared_at).total_seconds() if office and incident else 0.0

    def stop(self) -> None:
        """Play no further cue."""
        self._timer.stop()

    def _on_scene_shown(self, scene: Scene) -> None:
        is_first = self._incident is None and scene.incident.record is RecordKind.DRILL
        if is_first:
            self._timer.start()
        if is_first or self._is_mine(scene.incident):
            self._incident = scene.incident

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        if self._is_mine(scene.incident):
            self._incident = scene.incident

    def _is_mine(self, incident: Incident) -> bool:
        return self._incident is not None and incident.id == self._incident.id

    def _on_timeout(self) -> None:
        office, incident = self._link.office, self._incident
        if office is None or incident is None:
            return
        while self._cues and self._is_due(self._cues[0], incident, office.now()):
            self._play(self._cues.pop(0), incident.id)
        if not self._cues:
            self._timer.stop()
            # Everything handed in runs in order, so this comes back after the last cue is on the disk.
            self._link.read(lambda office: None, self._on_last_written)

    def _is_due(self, cue: Cue, incident: Incident, now: datetime) -> bool:
        if (now - incident.declared_at).total_seconds() < cue.at_s:
            return False
        mark = incident.check_marks.get("practice")
        return cue.waits_for is None or (mark is not None and mark.state == cue.waits_for.value)

    def _play(self, cue: Cue, incident: str) -> None:
        if cue.service == "fail":
            self._practice.fail("status")
        elif cue.service == "recover":
            self._practice.recover()
        if cue.act is not None:
            self._link.act(cue.act, incident, who=cue.who)
        self.cue_played.emit(cue)

    def _on_last_written(self, _result: object) -> None:
        self.is_finished = True
        self.finished.emit()
