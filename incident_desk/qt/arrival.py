"""Coming back to where the last start ended: first what was on the desk, then everything else.

Somebody who starts the program during an incident waits for that incident. So its scene is read and painted before
the rows of the other records are, and Home is made once the desk stands.
"""

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from incident_desk.domain.errors import NotFound
from incident_desk.qt.first_paint import FirstPaint
from incident_desk.qt.readying import Readying
from incident_desk.qt.stage import COMES_BACK, NEEDS_NO_INCIDENT, Stage
from incident_desk.services.office import Office

DESK_FIRST_MS = 50
"""How long the desk, once it is painted, has the thread for itself before the rest is read: its checks begin, its
clocks tick, and what somebody types at once is heard."""


class Arrival(QObject):
    """Brings the incident and the page back that were shown, then the library and Home."""

    settled = Signal()
    """Home is there too, and its rows are being read."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        self._awaits_scene = False
        self._readying = Readying(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DESK_FIRST_MS)
        self._pause.timeout.connect(self._settle)
        stage.link.open_failed.connect(self._on_open_failed)
        stage.link.scene_shown.connect(self._on_scene_shown)
        stage.link.refused.connect(self._on_trouble)
        stage.link.store_failed.connect(self._on_trouble)

    def begin(self) -> None:
        """The record is open: look for what its settings remember."""
        wanted = self._stage.settings.shown
        self._stage.link.read(lambda office: _found(office, wanted), self._on_found)

    def close(self) -> None:
        """Make nothing ready any more."""
        self._readying.close()

    def _on_found(self, incident: str | None) -> None:
        stage = self._stage
        if incident is None or stage.link.shown is not None:
            self._arrive(self._remembered(NEEDS_NO_INCIDENT))
            return
        self._awaits_scene = True
        stage.link.show(incident)

    def _on_scene_shown(self, _scene: object) -> None:
        if self._awaits_scene:
            self._arrive(self._remembered(COMES_BACK))

    def _remembered(self, pages: Collection[str]) -> str:
        """The page that the last start ended on, if it is one of these; else the one in front."""
        page = self._stage.settings.page
        return page if page in pages else self._stage.window.page or "home"

    def _arrive(self, page: str) -> None:
        self._awaits_scene = False
        self._stage.is_restored = True
        self._stage.window.show_page(page)
        if page in COMES_BACK:
            self._rest_once_painted(self._stage.window.pages.currentWidget() or self._stage.window)
        else:
            self._settle()

    def _rest_once_painted(self, shown: QWidget) -> None:
        FirstPaint(shown, self._pause.start).wait()
        shown.update()

    def _on_open_failed(self, _error: object) -> None:
        """Home says that the record is not open; the desk would say that nothing is on it."""
        self._stage.window.show_page("home")

    def _on_trouble(self, _why: object) -> None:
        """What was on the desk can't be read: Home has the others. What is remembered stays for the next start."""
        if not self._stage.is_restored and self._stage.link.office is not None:
            self._awaits_scene = False
            self._stage.window.show_page(self._stage.window.page or "home")
            self._settle()

    def _settle(self) -> None:
        self._stage.link.refresh_library()
        self._stage.make_home()
        self._readying.begin()
        self.settled.emit()


def _found(office: Office, key: str) -> str | None:
    """The incident of a key that was remembered; None where the record has none."""
    try:
        return office.desk.find(key) if key else None
    except NotFound:
        return None
