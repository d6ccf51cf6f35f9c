"""The health list: failing first, in an order that changes only when a state does, and never under the pointer.

A row is made when it is looked at, and again when its check was heard or its words go with the time: of a thousand
checks a screen shows thirty.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal

from incident_desk.domain.durations import span
from incident_desk.domain.health import CheckState, State
from incident_desk.domain.health_check import Check
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.panes.health.lined import LinedModel
from incident_desk.qt.panes.health.lines import Heading, Line, counts_of, lines_of
from incident_desk.qt.panes.health.row import HealthRow, row_of
from incident_desk.qt.ticker import Ticker

HELD_S = 5.0
"""How long the order waits after the pointer has moved over the list."""
MANY, APART_MS = 100, 250
"""So many checks are counted and ordered anew this often at most: hundreds may change in one second."""
_NOT_KNOWN = CheckState()


class HealthModel(LinedModel):
    """Lines and counts of the shown incident's checks."""

    head_changed = Signal()
    """The counts are others, or time has passed."""

    def __init__(self, feed: HealthFeed, ticker: Ticker) -> None:
        super().__init__(feed)
        self._feed = feed
        self._now: datetime | None = None
        self._held_until: datetime | None = None
        self._given: Sequence[Check] = ()
        self._checks: Mapping[str, Check] = {}
        self._states: dict[str, CheckState] = {}
        self._lines: tuple[Line, ...] = ()
        self._places: Mapping[str, int] = {}
        self._rows: dict[str, HealthRow] = {}
        self._is_stale = self._is_behind = False
        self._counts: Mapping[State, int] = {}
        self._apart = QTimer(self)
        self._apart.setSingleShot(True)
        self._apart.setInterval(APART_MS)
        self._apart.timeout.connect(self._catch_up)
        feed.checks_touched.connect(self._on_touched)
        ticker.ticked.connect(self._on_ticked)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The ids of the checks, failing ones first, and the headings of their groups."""
        return self._lines

    @property
    def rows(self) -> tuple[HealthRow, ...]:
        """Every check, in the order of the lines."""
        return tuple(self.row(line) for line in self._lines if not isinstance(line, Heading))

    def row(self, check: str) -> HealthRow:
        """One check as it looks now. Raises KeyError."""
        known = self._rows.get(check)
        if known is None:
            state, now = self._states[check], self._now
            rest = self._feed.rest(self._feed.shown, check) if state.failures else ""
            known = row_of(self._checks[check], state, now, self._feed.last_changes.get(check), rest)
            self._rows[check] = known
        return known

    @property
    def counts(self) -> Mapping[State, int]:
        """How many are in which settled state, the loudest first."""
        return self._counts

    @property
    def heard(self) -> str:
        """How long ago the last answer came: ``checked 6 s ago``; empty before the first."""
        heard = self._feed.last_heard
        if heard is None or self._now is None:
            return ""
        seconds = max(0, int((self._now - heard).total_seconds()))
        return "checked just now" if seconds == 0 else f"checked {span(seconds)} ago"

    def ask_now(self) -> None:
        """Ask every check at once."""
        self._feed.ask_now()

    def hold(self) -> None:
        """The pointer moves over the list: nothing changes its place while it does."""
        self._held_until = self._now + timedelta(seconds=HELD_S) if self._now else None

    def release(self) -> None:
        """The pointer has left the list."""
        self._held_until = None
        if self._is_stale:
            self._place()

    # -- what is heard ---------------------------------------------------------------------------------------

    def _on_touched(self, names: frozenset[str] | None) -> None:
        if self._feed.checks is not self._given:
            self._begin()
        else:
            self._take(self._states if names is None else names)

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        timed = [check for check, row in self._rows.items() if row.is_timed]
        for check in timed:
            del self._rows[check]
        if self._feed.checks is not self._given:
            self._begin()
        if self._is_stale and not self._is_held:
            self._place()
        self._say_looks(timed)
        self.head_changed.emit()

    def _begin(self) -> None:
        """Other checks are watched than before."""
        self._given = self._feed.checks
        self._checks = {check.id: check for check in self._given}
        self._states = {check: self._feed.state(check) for check in self._checks}
        self._rows.clear()
        self._held_until = None
        self._count()
        self._place()

    def _take(self, names: Iterable[str]) -> None:
        """Look at these checks again."""
        changed, moved = [], False
        for check in names:
            before = self._states.get(check, _NOT_KNOWN)
            state = self._feed.state(check) if check in self._states else before
            if state is not before:
                self._states[check] = state
                if self._rows.pop(check, None) is not None:
                    # A row that nobody has looked at since it was said to look different need not be told again.
                    changed.append(check)
                moved |= state.settled is not before.settled
        if moved:
            self._is_stale = self._is_behind = True
            if not self._apart.isActive():
                self._catch_up()
        self._say_looks(changed)

    def _catch_up(self) -> None:
        """Count and order by what is known now, unless nothing is new; then not again for a while."""
        if self._is_behind:
            self._is_behind = False
            if len(self._states) >= MANY:
                self._apart.start()
            self._count()
            if self._is_stale and not self._is_held:
                self._place()
            self.head_changed.emit()

    def _count(self) -> None:
        self._counts = counts_of(state.settled for state in self._states.values())

    @property
    def _is_held(self) -> bool:
        return self._held_until is not None and self._now is not None and self._now < self._held_until

    def _place(self) -> None:
        self._is_stale = False
        lines = lines_of((self._checks[check], state) for check, state in self._states.items())
        if lines != self._lines:
            self._lines = lines
            self._places = {line: place for place, line in enumerate(lines) if not isinstance(line, Heading)}
            self.lines_changed.emit()

    def _say_looks(self, checks: Iterable[str]) -> None:
        places = [self._places[check] for check in checks if check in self._places]
        if places:
            self.looks_changed.emit(places)
