"""The tabs of a small window, read anew each second while they are there."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.clock import clock, not_before
from incident_desk.domain.incident import Incident
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.desk.tab_words import (
    Tab,
    TabShown,
    actions_tab,
    escalation_tab,
    health_tab,
    update_tab,
)
from incident_desk.qt.ticker import Ticker
from incident_desk.services.scenes import Scene

APART_MS = 250
"""Answers come many times a second; the tabs are read anew for them so often at most."""


class TabsModel(QObject):
    """Reads nothing while there are no tabs."""

    shown_changed = Signal()
    """Some tab says something else."""

    def __init__(self, link: DeskLink, ticker: Ticker, feed: HealthFeed) -> None:
        super().__init__(feed)
        self._feed = feed
        self._incident: Incident | None = None
        self._now: datetime | None = None
        self._is_wanted = False
        self._shown = tuple(TabShown(tab) for tab in Tab)
        link.scene_shown.connect(self._on_scene)
        link.scene_changed.connect(self._on_scene)
        self._apart = QTimer(self)
        self._apart.setSingleShot(True)
        self._apart.setInterval(APART_MS)
        self._apart.timeout.connect(self._catch_up)
        self._is_behind = False
        feed.states_changed.connect(self._on_states_changed)
        ticker.ticked.connect(self._on_ticked)

    @property
    def shown(self) -> tuple[TabShown, ...]:
        """The tabs in their order."""
        return self._shown

    def want(self, wanted: bool) -> None:
        """Whether the tabs are there."""
        self._is_wanted = wanted
        self._read()

    def _on_scene(self, scene: Scene) -> None:
        self._incident = scene.incident
        self._read()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        self._read()

    def _on_states_changed(self) -> None:
        self._is_behind = True
        if not self._apart.isActive():
            self._catch_up()

    def _catch_up(self) -> None:
        """Read what the answers brought, unless none came; then not again for a while."""
        if self._is_behind:
            self._is_behind = False
            self._apart.start()
            self._read()

    def _read(self) -> None:
        one = self._incident
        if not self._is_wanted or one is None or self._now is None:
            return
        clocks = clock(one, not_before(one, self._now))
        shown = (
            health_tab(self._feed.tally.of(self._feed.shown)),
            update_tab(clocks),
            escalation_tab(clocks),
            actions_tab(one),
        )
        if shown != self._shown:
            self._shown = shown
            self.shown_changed.emit()
