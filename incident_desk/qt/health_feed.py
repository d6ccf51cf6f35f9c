"""Live checks in the window: answers come from the worker process, are judged here, and changes are booked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from incident_desk.domain.events import Draft
from incident_desk.domain.health import Change, CheckState, Sample, State
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.desk import Change as RecordChange
from incident_desk.services.monitor import ProbeWorker
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene
from incident_desk.services.watching import Watching, booking, cause_of


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
        self._handed_in: dict[str, State] = {}
        self._last_changes: dict[str, Change] = {}
        self.last_heard: datetime | None = None
        self._ear.samples_heard.connect(self._on_samples_heard, Qt.ConnectionType.QueuedConnection)
        self._ear.lost.connect(self._on_lost, Qt.ConnectionType.QueuedConnection)
        link.opened.connect(self._on_opened)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        link.store_failed.connect(self._on_store_failed)
        ticker.ticked.connect(self._on_ticked)

    @property
    def checks(self) -> Sequence[Check]:
        """What is watched."""
        return self._watching.checks

    def state(self, check: str) -> CheckState:
        """The present state of a check."""
        return self._watching.state(check)

    @property
    def last_changes(self) -> Mapping[str, Change]:
        """The last change of each check that was seen since the incident is on the desk, by the check's id."""
        return self._last_changes

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
        self._handed_in.clear()
        self._last_changes.clear()
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
        """Answers that were on their way when the asking stopped count for nothing."""
        if self._worker is None or not samples:
            return
        self.last_heard = samples[-1].at
        self._tell(self._watching.take(samples))

    def _on_lost(self, reason: str) -> None:
        office = self._link.office
        if office is not None and self._worker is not None:
            self._tell(self._watching.lost(office.now(), reason))

    def _on_ticked(self, now: datetime) -> None:
        changes = self._watching.silence(now)
        if changes:
            self._tell(changes)

    def _on_store_failed(self, _failure: object) -> None:
        """What was not written is handed in again with the next answer."""
        self._handed_in.clear()

    def _tell(self, changes: Sequence[Change]) -> None:
        for change in changes:
            self._book(change)
        if self._incident is not None:
            for change in self._watching.unbooked(self._incident):
                if self._handed_in.get(change.check_id) is not change.state:
                    self._book(change)
        self.states_changed.emit()

    def _book(self, change: Change) -> None:
        office, incident = self._link.office, self._incident
        self._last_changes[change.check_id] = change
        self.check_changed.emit(change)
        if office is not None and incident is not None and incident.is_open:
            self._handed_in[change.check_id] = change.state
            cause = cause_of(incident.id, change, office.desk.caused)
            self._link.act(_Booking(change, cause), incident.id, who=f"check:{change.name}")


class _Booking:
    """The rule that books one change."""

    def __init__(self, change: Change, cause: str) -> None:
        self._change, self._cause = change, cause

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        return booking(incident, self._change, self._cause)
