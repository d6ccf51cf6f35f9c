"""Between window and desk: wishes go out to the desk's thread, what changed comes back on the GUI thread."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.errors import DeskError, StoreFailure
from incident_desk.domain.incident import Incident
from incident_desk.qt.jobs import Jobs
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import redo, undo
from incident_desk.services.desk import Change, Rule
from incident_desk.services.office import LibraryRow, Office
from incident_desk.services.scenes import Scene

POLL_MS = 250
"""How often other processes' writes are looked for."""


class DeskLink(QObject):
    """The window's only way to the record. Every method returns at once."""

    opened = Signal(object)
    """The record is open: the ``Office``."""
    open_failed = Signal(object)
    """The record can't be opened: the ``DeskError``."""
    scene_shown = Signal(object)
    """Another incident is shown: its ``Scene``."""
    scene_changed = Signal(object, object)
    """The shown incident moved on: the ``Scene`` after it, and the ``Change``."""
    library_changed = Signal(object)
    """The rows of the library, newest first: a list of ``LibraryRow``."""
    refused = Signal(str)
    """A rule said no; the words say why."""
    store_failed = Signal(object)
    """Something was not saved: the ``StoreFailure``."""
    saving_changed = Signal(bool)
    """True while something is on its way to the disk."""
    _desk_changed = Signal(object, object)

    def __init__(self, who: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.who = who
        self._jobs = Jobs("desk", self)
        self._office: Office | None = None
        self._shown: str | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._on_poll)
        self._desk_changed.connect(self._on_desk_changed)
        self._polling = False

    @property
    def shown(self) -> str | None:
        """The id of the incident that is shown."""
        return self._shown

    @property
    def office(self) -> Office | None:
        """The open record's office; None until ``opened``."""
        return self._office

    def open(self, opener: Callable[[], Office]) -> None:
        """Open the record off the GUI thread; ``opened`` or ``open_failed`` follows."""
        self._jobs.run(opener, self._on_opened, self._on_open_failed)

    def show(self, incident: str) -> None:
        """Show this incident; ``scene_shown`` follows."""
        office = self._need()
        self._shown = incident
        self._jobs.run(lambda: office.scenes.show(incident), self.scene_shown.emit, self._on_failed)

    def act(
        self, rule: Rule, incident: str | None = None, then: Callable[[Change], None] | None = None, who: str = ""
    ) -> None:
        """Do what the rule decides on the shown incident (or that one); the id is made now, at the key press."""
        office, wanted = self._need(), incident or self._shown
        if wanted is None:
            return
        gesture = office.desk.new_act()
        self._write(lambda: office.desk.act(wanted, rule, who or self.who, gesture), then)

    def declare(self, wish: Declaration, then: Callable[[Incident], None] | None = None) -> None:
        """Open a record and show it."""
        office = self._need()
        gesture = office.desk.new_act()
        self._write(lambda: office.desk.declare(wish, self.who, act=gesture), then or self._show_declared)

    def undo(self) -> None:
        """Take back the last act on the shown incident."""
        office, shown = self._need(), self._shown
        if shown is not None:
            self.act(lambda incident, now: undo(incident, office.desk.events(shown), now))

    def redo(self) -> None:
        """Take back the last undo on the shown incident."""
        office, shown = self._need(), self._shown
        if shown is not None:
            self.act(lambda incident, _now: redo(incident, office.desk.events(shown)))

    def read(self, work: Callable[[Office], Any], then: Callable[[Any], None]) -> None:
        """Do other work on the desk's thread, such as reading a playbook; ``then`` gets its result."""
        office = self._need()
        self._jobs.run(lambda: work(office), then, self._on_failed)

    def refresh_library(self) -> None:
        """Read the rows of the library; ``library_changed`` follows."""
        office = self._need()
        self._jobs.run(office.library_rows, self.library_changed.emit, self._on_failed)

    def close(self) -> None:
        """Write what is on its way, then close the record."""
        self._poll.stop()
        if self._office is not None:
            self._jobs.run(self._office.close)
        self._jobs.close()

    # -- what comes back ------------------------------------------------------------------------------------

    def _need(self) -> Office:
        if self._office is None:
            raise RuntimeError("The record is not open yet")
        return self._office

    def _write(self, work: Callable[[], Any], then: Callable[[Any], None] | None) -> None:
        self.saving_changed.emit(True)
        self._jobs.run(work, lambda result: self._on_written(result, then), self._on_failed)

    def _on_written(self, result: Any, then: Callable[[Any], None] | None) -> None:
        self.saving_changed.emit(False)
        if then is not None:
            then(result)

    def _show_declared(self, incident: Incident) -> None:
        self.show(incident.id)

    def _on_opened(self, office: Office) -> None:
        self._office = office
        office.listen(self._desk_changed.emit)
        self._poll.start()
        self.opened.emit(office)
        self.refresh_library()

    def _on_open_failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.open_failed.emit(error)
        else:
            raise error

    def _on_failed(self, error: Exception) -> None:
        self.saving_changed.emit(False)
        if isinstance(error, StoreFailure):
            self.store_failed.emit(error)
        elif isinstance(error, DeskError):
            self.refused.emit(str(error))
        else:
            raise error

    def _on_desk_changed(self, scene: Scene | None, change: Change) -> None:
        if scene is not None and scene.incident.id == self._shown:
            self.scene_changed.emit(scene, change)
        self.refresh_library()

    def _on_poll(self) -> None:
        """Look for what other processes wrote, unless the look before is still under way."""
        if self._polling or self._office is None:
            return
        self._polling = True
        self._jobs.run(self._office.look_for_others, self._on_polled, self._on_polled_failed)

    def _on_polled(self, _result: object) -> None:
        self._polling = False

    def _on_polled_failed(self, error: Exception) -> None:
        self._polling = False
        if not isinstance(error, StoreFailure):
            raise error


Rows = Sequence[LibraryRow]
