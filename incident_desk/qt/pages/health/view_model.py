"""What the Health page shows: every watched check as a list, and one of them in detail."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal

from incident_desk.qt.health_feed import HealthFeed, WatchedCheck
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.health.catalogue import Catalogue
from incident_desk.qt.pages.health.chart import WINDOWS
from incident_desk.qt.pages.health.describing import Detail, Known, detail_of
from incident_desk.qt.pages.health.listing import in_trouble
from incident_desk.qt.pages.health.past_reader import PastRead, PastReader, Wanted
from incident_desk.qt.panes.health.lined import LinedModel
from incident_desk.qt.panes.health.lines import Heading, Line
from incident_desk.qt.panes.health.row import HealthRow
from incident_desk.qt.panes.health.view_model import HELD_S
from incident_desk.qt.ticker import Ticker
from incident_desk.services.scenes import Scene

ANEW_S = 15.0
"""How often the past of the chosen check is read again while it is looked at."""
GATHER_MS = 200
"""Answers come many times a second; what they changed is looked at so much later, all at once."""


class HealthPageModel(LinedModel):
    """Reads while the page is looked at."""

    chosen_changed = Signal()
    """Another check is shown in detail, or none."""
    detail_changed = Signal()
    """Something else is to be said of the chosen check."""

    def __init__(self, link: DeskLink, ticker: Ticker, feed: HealthFeed) -> None:
        super().__init__(feed)
        self._link, self._feed = link, feed
        self._catalogue = Catalogue()
        self._reader = PastReader(feed, self._on_past_read)
        self._past = PastRead()
        self.scene: Scene | None = None
        """The shown incident with its timeline."""
        self._now: datetime | None = None
        self._read_at: datetime | None = None
        self._held_until: datetime | None = None
        self._chosen, self._expected = "", ""
        self.window_s = float(WINDOWS[1][1])
        """How long the time is that lanes and chart show."""
        self._is_looked_at = False
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(GATHER_MS)
        self._gathering.timeout.connect(self._read)
        feed.states_changed.connect(self._on_states_changed)
        link.scene_shown.connect(self._on_scene)
        link.scene_filled.connect(self._on_scene)
        link.scene_changed.connect(self._on_scene)
        ticker.ticked.connect(self._on_ticked)

    # -- what is shown ---------------------------------------------------------------------------------------

    @property
    def lines(self) -> tuple[Line, ...]:
        """The keys of the checks, ``record/check``, and the headings over them."""
        return self._catalogue.lines

    def row(self, check: str) -> HealthRow:
        """One check by its key. Raises KeyError."""
        one = self._catalogue.watched[check]
        shown = one.record == self._feed.shown
        last = self._feed.last_changes.get(one.check.id) if shown else None
        rest = self._feed.rest(one.record, one.check.id) if one.state.failures else ""
        return self._catalogue.row(check, self._now, last, rest)

    @property
    def count(self) -> int:
        """How many checks are watched."""
        return len(self._catalogue.watched)

    @property
    def trouble(self) -> int:
        """How many of them are down, flapping or slow."""
        return in_trouble(one.state for one in self._catalogue.watched.values())

    @property
    def chosen(self) -> WatchedCheck | None:
        """The check that is shown in detail."""
        return self._catalogue.watched.get(self._chosen)

    @property
    def chosen_key(self) -> str:
        """Its key; empty where there is none."""
        return self._chosen if self.chosen is not None else ""

    # -- wishes ----------------------------------------------------------------------------------------------

    def look(self, looked_at: bool) -> None:
        """Whether the page is in front."""
        self._is_looked_at = looked_at
        office = self._link.office
        if self._now is None and office is not None:
            # A page that was just made has heard no tick yet.
            self._now = office.now()
        if looked_at:
            self._read()
            self._want_past()

    def choose(self, key: str) -> None:
        """Show this check in detail; one that is not watched yet, as soon as it is."""
        if key not in self._catalogue.watched:
            self._expected = key
        elif key != self._chosen:
            self._expected = ""
            self._chosen, self._past = key, PastRead()
            self._want_past()
            self.chosen_changed.emit()

    def hold(self, seconds: float = HELD_S) -> None:
        """The pointer moves over the list, or has left it (0 seconds): nothing changes its place so long."""
        self._held_until = self._now + timedelta(seconds=seconds) if self._now is not None else None

    def show_window(self, seconds: float) -> None:
        """Show so long a time."""
        self.window_s = seconds
        self._want_past()
        self.detail_changed.emit()

    def detail(self) -> Detail | None:
        """All of the chosen check, as it is known now."""
        one, now, feed = self.chosen, self._now, self._feed
        if one is None or now is None:
            return None
        return detail_of(
            Known(
                self._chosen,
                one,
                now,
                self.window_s,
                tuple(feed.answers(one.record, one.check.id)),
                self._past if self._past.key == self._chosen else PastRead(),
                feed.rest(one.record, one.check.id) if one.state.failures else "",
                self._catalogue.watched,
                feed.records,
                self.scene,
                self._link.standing.record,
                self._link.library or (),
                feed.webhook.state,
            )
        )

    # -- reading ---------------------------------------------------------------------------------------------

    def _read(self) -> None:
        held = self._held_until is not None and self._now is not None and self._now < self._held_until
        news = self._catalogue.take(self._feed.all_watched(), held=held)
        if news.moved:
            self.lines_changed.emit()
        elif news.changed:
            self._say_looks(news.changed)
        if self._expected in self._catalogue.watched:
            self.choose(self._expected)
        if self.chosen is None:
            self._choose_first()
        elif self._chosen in news.changed:
            self.detail_changed.emit()

    def _choose_first(self) -> None:
        first = next((line for line in self.lines if not isinstance(line, Heading)), "")
        self._chosen, self._past = first, PastRead()
        self._want_past()
        self.chosen_changed.emit()

    def _say_looks(self, keys: Sequence[str]) -> None:
        wanted = set(keys)
        places = [place for place, line in enumerate(self.lines) if line in wanted]
        if places:
            self.looks_changed.emit(places)

    def _want_past(self) -> None:
        one, now = self.chosen, self._now
        if one is None or now is None or not self._is_looked_at:
            return
        self._read_at = now
        since = now - timedelta(seconds=self.window_s)
        self._reader.want(Wanted(self._chosen, one.check.id, since, now, one.state.first_failed_at))

    # -- what comes ------------------------------------------------------------------------------------------

    def _on_past_read(self, past: PastRead) -> None:
        if past.key == self._chosen:
            self._past = past
            self.detail_changed.emit()

    def _on_states_changed(self) -> None:
        if self._is_looked_at and not self._gathering.isActive():
            self._gathering.start()

    def _on_scene(self, scene: Scene, _change: object = None) -> None:
        self.scene = scene
        if self._is_looked_at:
            self.detail_changed.emit()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        if not self._is_looked_at:
            return
        timed = self._catalogue.pass_time()
        self._read()
        self._say_looks(timed)
        if self._read_at is None or (now - self._read_at).total_seconds() >= ANEW_S:
            self._want_past()
        self.detail_changed.emit()
