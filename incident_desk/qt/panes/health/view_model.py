"""The health pane's rows: failing first, in an order that changes only when a state does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.durations import span
from incident_desk.domain.health import Change, CheckState, State
from incident_desk.domain.health_check import Check
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.ticker import Ticker

_RANK = {State.DOWN: 0, State.FLAPPING: 1, State.SLOW: 2, State.NO_DATA: 3, State.BLIND: 3}
RECOVERED_S = 300.0
"""How long a recovery is shown as such."""
FRESH_S = 60.0
"""How long a change is marked."""
_NO_CHANGES: Mapping[str, Change] = {}


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One check as it is shown."""

    id: str
    name: str
    state: State
    is_recovered: bool
    value: str
    since: str
    latencies: tuple[float | None, ...]
    address: str
    detail: str
    is_fresh: bool = False

    @property
    def word(self) -> str:
        """The state in a word."""
        return "recovered" if self.is_recovered else self.state.word

    @property
    def spoken(self) -> str:
        """The row in words."""
        value = f", {self.value}" if self.value != self.word else ""
        return f"{self.name}, {self.word}{value}" + (f", for {self.since}" if self.since else "")


@dataclass(frozen=True, slots=True)
class HealthCounts:
    """How many checks are in which state."""

    down: int
    slow: int
    normal: int
    other: int


class HealthModel(QObject):
    """Rows and counts of the checks."""

    rows_changed = Signal()
    """Some row looks different, or the order changed."""

    def __init__(self, feed: HealthFeed, ticker: Ticker) -> None:
        super().__init__(feed)
        self._feed = feed
        self._now: datetime | None = None
        self._rows: tuple[HealthRow, ...] = ()
        self._known: dict[str, tuple[_Facts, HealthRow]] = {}
        self._is_empty = True
        feed.states_changed.connect(self._read)
        ticker.ticked.connect(self._on_ticked)

    @property
    def rows(self) -> tuple[HealthRow, ...]:
        """Failing checks first."""
        return self._rows

    @property
    def counts(self) -> HealthCounts:
        """How many in which state."""
        states = [row.state for row in self._rows]
        down, slow = states.count(State.DOWN), states.count(State.SLOW)
        normal = sum(state in (State.OK, State.FAILING, State.RECOVERING) for state in states)
        return HealthCounts(down, slow, normal, len(states) - down - slow - normal)

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

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        self._read()

    def _read(self) -> None:
        last = self._feed.last_changes
        checks = [(check, self._feed.state(check.id)) for check in self._feed.checks]
        self._rows = tuple(
            self._row((check, state, self._now, last.get(check.id))) for check, state in _ranked(checks)
        )
        if self._rows or not self._is_empty:
            self._is_empty = not self._rows
            self.rows_changed.emit()

    def _row(self, facts: "_Facts") -> HealthRow:
        """A row that nothing happened to is not made again: many answers come, each for a few checks."""
        known = self._known.get(facts[0].id)
        if known is not None and all(was is now for was, now in zip(known[0], facts, strict=True)):
            return known[1]
        row = _row(*facts)
        self._known[facts[0].id] = (facts, row)
        return row


_Facts = tuple[Check, CheckState, datetime | None, Change | None]
"""What a row says: the check, its state, the moment, and its last change."""


def health_rows(
    checks: Sequence[tuple[Check, CheckState]], now: datetime | None, last: Mapping[str, Change] = _NO_CHANGES
) -> tuple[HealthRow, ...]:
    """The rows, ranked by their settled state so that a first failure does not move a row."""
    return tuple(_row(check, state, now, last.get(check.id)) for check, state in _ranked(checks))


def _ranked(checks: Sequence[tuple[Check, CheckState]]) -> list[tuple[Check, CheckState]]:
    return sorted(checks, key=lambda one: _RANK.get(one[1].settled, 9))


def _row(check: Check, state: CheckState, now: datetime | None, last: Change | None) -> HealthRow:
    settled = state.settled
    for_s = _passed_s(_since(state), now)
    recovered = last is not None and last.was is State.DOWN and settled is State.OK
    was_asked = state.last is not None or state.silent_at is not None
    changed = settled is not State.OK and state.since is not None and was_asked
    return HealthRow(
        id=check.id,
        name=check.name,
        state=settled,
        is_recovered=recovered and last is not None and _passed_s(last.at, now) < RECOVERED_S,
        value=_value(state),
        since=_for(for_s) if changed else "",
        latencies=state.latencies,
        address=check.address,
        detail=state.reason or (state.last.error if state.last else ""),
        is_fresh=last is not None and _passed_s(last.noticed_at, now) < FRESH_S,
    )


def _for(seconds: float) -> str:
    """How long, as short as its place: seconds up to ten minutes, minutes up to ten hours."""
    whole = max(1, int(seconds))
    coarse = next((step for least, step in ((36_000, 3600), (600, 60)) if whole >= least), 1)
    return span(whole - whole % coarse)


def _since(state: CheckState) -> datetime | None:
    """Since when: an outage counts from its first failure, not from the answer that made it certain."""
    return state.first_failed_at if state.down_at and state.first_failed_at else state.since


def _passed_s(since: datetime | None, now: datetime | None) -> float:
    return (now - since).total_seconds() if now and since else 0.0


def _value(state: CheckState) -> str:
    """The last answer in a word: its time, its fault, or why there is none."""
    last = state.last
    if state.settled is State.NO_DATA or last is None:
        return "no data"
    if state.state is State.RECOVERING:
        # One good answer is not the end of an outage, and its milliseconds beside the cross would look like it.
        return "recovering"
    if last.fault is not None:
        return f"status {last.status}" if last.fault.value == "status" and last.status else last.fault.value
    total = last.timing.total_ms
    return f"{total / 1000:.1f} s" if total >= 1000 else f"{total:.0f} ms"
