"""Live checks in the window: answers come from the worker process, are judged here, and changes are booked."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from incident_desk.domain.events import Draft
from incident_desk.domain.health import Change, CheckState, Sample
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.watching import book_change
from incident_desk.services.desk import Change as RecordChange
from incident_desk.services.monitor import ProbeWorker
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene
from incident_desk.services.watching import Watching, cause_of


class _Ear(QObject):
    """Hears the worker on its thread and says so on the GUI thread."""

    samples_heard = Signal(object)
    lost = Signal(str)
    ready = Signal()

    def samples_taken(self, samples: Sequence[Sample]) -> None:
        """Some checks were asked."""
        self.samples_heard.emit(samples)

    def worker_lost(self, reason: str) -> None:
        """Nobody asks at the moment."""
        self.lost.emit(reason)

    def worker_ready(self) -> None:
        """The worker asks again."""
        self.ready.emit()


class HealthFeed(QObject):
    """The checks of the shown incident with their present states."""

    states_changed = Signal()
    """Some answer came in, or none did for too long."""
    check_changed = Signal(object)
    """A check's state changed in a way that enters the timeline: the ``Change``."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._watching = Watching()
        self._incident: Incident | None = None
        self._worker: ProbeWorker | None = None
        self._ear = _Ear(self)
        self._now: datetime | None = None
        self.last_heard: datetime | None = None
        self._ear.samples_heard.connect(self._on_samples_heard, Qt.ConnectionType.QueuedConnection)
        self._ear.lost.connect(self._on_lost, Qt.ConnectionType.QueuedConnection)
        link.opened.connect(self._on_opened)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        ticker.ticked.connect(self._on_ticked)

    @property
    def checks(self) -> Sequence[Check]:
        """What is watched."""
        return self._watching.checks

    def state(self, check: str) -> CheckState:
        """The present state of a check."""
        return self._watching.states[check]

    def ask_now(self) -> None:
        """Ask every check at once."""
        if self._worker is not None:
            for check in self.checks:
                self._worker.probe_now(check.id)

    def stop(self) -> None:
        """Stop asking; the worker process ends."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def _on_opened(self, office: Office) -> None:
        self._watching = Watching(office.speed)
        self._worker = office.new_worker()
        if self._worker is not None:
            self._worker.start(self._ear)

    def _on_scene_shown(self, scene: Scene) -> None:
        self._follow(scene.incident)

    def _on_scene_changed(self, scene: Scene, _change: RecordChange) -> None:
        self._follow(scene.incident)

    def _follow(self, incident: Incident) -> None:
        self._incident = incident
        office = self._link.office
        if office is not None and self._watching.follow(incident, office.now()):
            if self._worker is not None:
                self._worker.watch(self._watching.checks, self._watching.pace)
            self.states_changed.emit()

    def _on_samples_heard(self, samples: Sequence[Sample]) -> None:
        self.last_heard = samples[-1].at if samples else self.last_heard
        self._book(self._watching.take(samples))
        self.states_changed.emit()

    def _on_lost(self, reason: str) -> None:
        office = self._link.office
        if office is not None:
            self._book(self._watching.lost(office.now(), reason))
            self.states_changed.emit()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        changes = self._watching.silence(now)
        if changes:
            self._book(changes)
            self.states_changed.emit()

    def _book(self, changes: Sequence[Change]) -> None:
        office, incident = self._link.office, self._incident
        for change in changes:
            self.check_changed.emit(change)
            if office is not None and incident is not None and incident.is_open:
                cause = cause_of(incident.id, change, office.desk.caused)
                self._link.act(_Booking(change, cause), incident.id, who=f"check:{change.name}")


class _Booking:
    """The rule that books one change."""

    def __init__(self, change: Change, cause: str) -> None:
        self._change, self._cause = change, cause

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        return book_change(self._change, self._cause)
