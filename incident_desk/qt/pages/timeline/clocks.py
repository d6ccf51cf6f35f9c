"""By which clocks the page shows times: UTC, the place, any other zone, or since the declaration. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import Enum

from incident_desk.domain.durations import countdown
from incident_desk.domain.timeline import Entry
from incident_desk.formats.times import zone_name
from incident_desk.qt.panes.timeline.rows import UNKNOWN, fitting_time

_DAY_S, _HOUR_S, _MINUTE_S = 86_400, 3_600, 60


class Clocks(Enum):
    """The choices, by their words."""

    UTC = "UTC"
    LOCAL = "Local"
    ELAPSED = "Elapsed"
    ZONE = "Zone…"


@dataclass(frozen=True, slots=True)
class TimesShown:
    """How times are shown: the choice, the zone of the place and the one that was named, and the declaration (UTC),
    from which is counted."""

    start: datetime
    clocks: Clocks = Clocks.UTC
    place: tzinfo = UTC
    named: tzinfo = UTC

    @property
    def zone(self) -> tzinfo:
        """The zone in which times are shown and typed."""
        return {Clocks.LOCAL: self.place, Clocks.ZONE: self.named}.get(self.clocks, UTC)

    @property
    def zone_word(self) -> str:
        """``UTC``, or the offset of the place at the declaration."""
        return zone_name(self.start.astimezone(self.zone))

    @property
    def first_day(self) -> date:
        """The day of the declaration, from which days are counted."""
        return self.start.astimezone(self.zone).date()

    @property
    def heading(self) -> str:
        """``Tue 14 Oct 2025, times in UTC``."""
        how = "since the declaration" if self.clocks is Clocks.ELAPSED else f"in {self.zone_word}"
        return f"{self.first_day:%a %-d %b %Y}, times {how}"

    @property
    def brief(self) -> str:
        """The same for a narrow head, where the zone must not be cut: ``14 Oct, UTC``."""
        how = "elapsed" if self.clocks is Clocks.ELAPSED else self.zone_word
        return f"{self.first_day:%-d %b}, {how}"

    def time_of(self, entry: Entry, fits: Callable[[str], bool], *, short: bool) -> str:
        """What stands in the row's first column."""
        if self.clocks is not Clocks.ELAPSED:
            return fitting_time(entry, self.first_day, fits, short=short, zone=self.zone)
        at = entry.happened.at
        if at is None:
            return UNKNOWN
        whole = self.since(at)
        return whole if not short and fits(whole) else _brief((at - self.start).total_seconds())

    def since(self, at: datetime) -> str:
        """How long after the declaration a moment (UTC) is: ``15:32``, ``−07:08``."""
        seconds = (at - self.start).total_seconds()
        return f"{'−' if seconds <= -1 else ''}{countdown(seconds)}"


def _brief(seconds: float) -> str:
    """The same with its units, for a narrow column: ``47m``, ``1h02m``, ``2d03h``."""
    sign, whole = "−" if seconds <= -1 else "", int(abs(seconds))
    if whole >= _DAY_S:
        return f"{sign}{whole // _DAY_S}d{whole % _DAY_S // _HOUR_S:02}h"
    if whole >= _HOUR_S:
        return f"{sign}{whole // _HOUR_S}h{whole % _HOUR_S // _MINUTE_S:02}m"
    return f"{sign}{whole // _MINUTE_S}m" if whole >= _MINUTE_S else f"{sign}{whole}s"
