"""Reads the older entries of a long record, part after part, once its newest ones are shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from incident_desk.qt.garbage import large_value
from incident_desk.qt.jobs import Jobs
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene


class ReadingOn(QObject):
    """On the desk's thread; a wish of the person waits for one part at most."""

    filled = Signal(object)
    """A part more of it is read: its ``Scene``, which is whole with the last one."""

    def __init__(self, jobs: Jobs, failed: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._failed = jobs, failed
        self._office: Office | None = None
        self._incident, self._is_reading = "", False

    def begin(self, office: Office | None, scene: Scene) -> None:
        """This scene is shown from now on: read what it lacks."""
        self._office, self._incident = office, scene.incident.id
        if not scene.is_whole and not self._is_reading:
            self._read()

    def _read(self) -> None:
        if self._office is not None:
            self._is_reading, office = True, self._office
            self._jobs.run(lambda: _read_on(office), self._on_read, self._on_not_read)

    def _on_read(self, scene: Scene) -> None:
        self._is_reading = False
        if scene.incident.id == self._incident:
            self.filled.emit(scene)
        if not scene.is_whole:
            self._read()

    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._failed(error)


def _read_on(office: Office) -> Scene:
    """What is read stays as long as the incident is shown, and nothing in it refers back."""
    with large_value():
        return office.scenes.read_on()
