"""All watched checks with the rows that were looked at, for the page's list: read at most once a change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.health import Change, Check
from incident_desk.qt.health_feed import WatchedCheck
from incident_desk.qt.pages.health.listing import listing
from incident_desk.qt.panes.health.lines import Line
from incident_desk.qt.panes.health.row import HealthRow, row_of


def key_of(record: str, check: str) -> str:
    """The key of a check beyond its record."""
    return f"{record}/{check}"


@dataclass(frozen=True, slots=True)
class News:
    """What is different from before: the keys whose rows look so, and whether the lines do."""

    changed: tuple[str, ...] = ()
    moved: bool = False


class Catalogue:
    """Every watched check by its key. Used on one thread."""

    def __init__(self) -> None:
        self.watched: Mapping[str, WatchedCheck] = {}
        self.lines: tuple[Line, ...] = ()
        self._named: dict[str, tuple[Check, Check]] = {}
        self._rows: dict[str, HealthRow] = {}
        self._is_stale = False

    def take(self, watched: Iterable[WatchedCheck], *, held: bool = False) -> News:
        """All that is watched now; says what of it is new. ``held``: nothing changes its place for now."""
        before, self.watched = self.watched, {key_of(one.record, one.check.id): one for one in watched}
        changed = tuple(key for key, one in self.watched.items() if not _is_same(before.get(key), one))
        for key in (*changed, *(before.keys() - self.watched.keys())):
            self._rows.pop(key, None)
        is_other = before.keys() != self.watched.keys() or any(
            before[key].state.settled is not self.watched[key].state.settled
            or before[key].check is not self.watched[key].check
            for key in changed
            if key in before
        )
        self._is_stale |= is_other
        may_move = not held or before.keys() != self.watched.keys()
        return News(changed, self._is_stale and may_move and self._place())

    def row(self, key: str, now: datetime | None, last: Change | None, rest: str) -> HealthRow:
        """One check as it looks now; made when it is looked at. Raises KeyError."""
        known = self._rows.get(key)
        if known is None:
            one = self.watched[key]
            known = self._rows[key] = row_of(self._name(key, one.check), one.state, now, last, rest)
        return known

    def pass_time(self) -> tuple[str, ...]:
        """Forget the rows whose words go with the time; their keys."""
        timed = tuple(key for key, row in self._rows.items() if row.is_timed)
        for key in timed:
            del self._rows[key]
        return timed

    def _place(self) -> bool:
        self._is_stale = False
        lines = listing((self._name(key, one.check), one.state) for key, one in self.watched.items())
        is_other, self.lines = lines != self.lines, lines
        return is_other

    def _name(self, key: str, check: Check) -> Check:
        """The check under its key: two records may each have one of the same id."""
        known = self._named.get(key)
        if known is None or known[0] is not check:
            known = self._named[key] = (check, replace(check, id=key))
        return known[1]


def _is_same(before: WatchedCheck | None, after: WatchedCheck) -> bool:
    return before is not None and before.state is after.state and before.check is after.check
