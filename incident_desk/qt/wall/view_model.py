"""Feeds the wall from the clocks and checks that the desk shows; it has none of its own, so both always agree."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.panes.health.view_model import health_rows
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.ticker import Ticker
from incident_desk.qt.wall.reading import Wall, idle_head, wall_of


class WallModel(QObject):
    """The wall as one value, anew at each reading of the desk's clocks."""

    shown_changed = Signal(object)
    """The new ``Wall``."""
    idled = Signal(object)
    """No incident is on the desk: the ``WallHead`` with the time alone."""

    def __init__(
        self, instruments: InstrumentsModel, feed: HealthFeed, ticker: Ticker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._instruments, self._feed = instruments, feed
        self._wall: Wall | None = None
        instruments.read.connect(self._on_read)
        ticker.ticked.connect(self._on_ticked)
        self._on_read()

    @property
    def wall(self) -> Wall | None:
        """What is shown; None while no incident is on the desk."""
        return self._wall

    def _on_read(self) -> None:
        scene, reading = self._instruments.scene, self._instruments.reading
        if scene is None or reading is None:
            return
        checks = [(check, self._feed.state(check.id)) for check in self._feed.checks]
        rows = health_rows(checks, reading.now, self._feed.last_changes)
        actions, offsets = self._instruments.next_actions(), self._instruments.entry_offsets
        wall = wall_of(scene, reading, actions, offsets, rows)
        if wall != self._wall:
            self._wall = wall
            self.shown_changed.emit(wall)

    def _on_ticked(self, now: datetime) -> None:
        if self._wall is None:
            self.idled.emit(idle_head(now))
