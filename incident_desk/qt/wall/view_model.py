"""Feeds the wall from the clocks and checks that the desk shows; it has none of its own, so both always agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.clock import ClockReading
from incident_desk.domain.next_actions import NextAction
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.panes.health.row import HealthRow, health_rows
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.ticker import Ticker
from incident_desk.services.scenes import Scene


@dataclass(frozen=True, slots=True)
class WallFacts:
    """An incident with its clocks at one second, what comes next, its entries' offsets in seconds, its checks."""

    scene: Scene
    reading: ClockReading
    actions: Sequence[NextAction]
    offsets: tuple[float, ...]
    rows: Sequence[HealthRow]


class WallModel(QObject):
    """What the wall shows, anew at each reading of the desk's clocks."""

    read = Signal()
    """There are other facts."""
    idled = Signal(object)
    """No incident is on the desk; the time, in UTC."""

    def __init__(
        self, instruments: InstrumentsModel, feed: HealthFeed, ticker: Ticker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._instruments, self._feed = instruments, feed
        self._facts: WallFacts | None = None
        instruments.read.connect(self._on_read)
        ticker.ticked.connect(self._on_ticked)
        self._on_read()

    @property
    def facts(self) -> WallFacts | None:
        """What is shown; None while no incident is on the desk."""
        return self._facts

    def _on_read(self) -> None:
        scene, reading = self._instruments.scene, self._instruments.reading
        if scene is None or reading is None:
            return
        checks = [(check, self._feed.state(check.id)) for check in self._feed.checks]
        rows = health_rows(checks, reading.now, self._feed.last_changes)
        actions, offsets = self._instruments.next_actions(), self._instruments.entry_offsets
        self._facts = WallFacts(scene, reading, actions, offsets, rows)
        self.read.emit()

    def _on_ticked(self, now: datetime) -> None:
        if self._facts is None:
            self.idled.emit(now)
