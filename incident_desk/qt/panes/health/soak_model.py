"""How far the proof of recovery of the shown incident is, each second, while it is open and its impact is over."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.soak import Soak, SoakPhase
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.recovery_keeper import soak_now
from incident_desk.qt.ticker import Ticker
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene


class SoakModel(QObject):
    """Holds the soak; None where there is nothing to prove, or nothing that proves it."""

    changed = Signal()
    """It is another one than a moment ago."""

    def __init__(self, link: DeskLink, ticker: Ticker, feed: HealthFeed) -> None:
        super().__init__(feed)
        self._link, self._feed = link, feed
        self._incident: Incident | None = None
        self._soak: Soak | None = None
        self._now: datetime | None = None
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        ticker.ticked.connect(self._on_ticked)

    @property
    def soak(self) -> Soak | None:
        """How far it is."""
        return self._soak

    @property
    def now(self) -> datetime | None:
        """The moment of which that is said (UTC)."""
        return self._now

    def _on_scene_shown(self, scene: Scene) -> None:
        self._incident = scene.incident
        self._read()

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._incident = scene.incident
        self._read()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        self._read()

    def _read(self) -> None:
        office, incident = self._link.office, self._incident
        found: Soak | None = None
        if office is not None and incident is not None and _asks_for_proof(incident):
            self._now = self._now or office.now()
            watched = [(check, self._feed.state(check.id)) for check in self._feed.checks]
            soak = soak_now(office, incident, watched, self._now)
            found = None if soak.phase is SoakPhase.NOTHING else soak
        if found != self._soak:
            self._soak = found
            self.changed.emit()


def _asks_for_proof(incident: Incident) -> bool:
    return incident.is_open and incident.moment(Milestone.IMPACT_ENDED) is not None
