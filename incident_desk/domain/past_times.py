"""Moments as a report of an incident writes them, and the entries of its timeline.

Nothing is made up: a part that the report does not state is empty, a time that is no time keeps its words, and an
offset stands in `iso` only where the report names a zone that has one. Days and clocks are ISO text, so that these
values go into a record as they are.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from incident_desk.domain.past_zones import ZoneReading, read_zone
from incident_desk.domain.playbook_steps import Span


class PastPrecision(StrEnum):
    """How well a moment is known. It is kept as written, never improved."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    UNKNOWN = "unknown"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class PastMoment:
    """A moment as written. *day* is ``2025-03-04``, *clock* ``14:30`` or ``14:30:05``; empty is not
    stated. ``24:00`` is the end of its day."""

    written: str
    day: str = ""
    clock: str = ""
    zone: str = ""
    """The zone's own words."""
    offset_min: int | None = None
    """Minutes east of UTC where the report proves them by digits ("+02:00", a second clock in UTC)."""
    precision: PastPrecision = PastPrecision.EXACT
    until_day: str = ""
    until_clock: str = ""
    """The end of a range."""
    relative_s: int | None = None
    """Seconds from the beginning, or since the entry before: the report says which, or neither."""
    inherited: tuple[str, ...] = ()
    """What stands elsewhere in the report: "day", "zone"."""
    doubt: str = ""
    """What leaves more than one reading, in words for a person."""
    after_date: int | None = None
    """How many days after the report's date it is, where its day comes from that; None where it does not."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "precision", PastPrecision(self.precision))

    @property
    def offset(self) -> int | None:
        """Minutes east of UTC; None where no zone is stated or its words do not settle it."""
        return self.offset_min if self.offset_min is not None else self._zone_reading().minutes

    @property
    def doubts(self) -> tuple[str, ...]:
        """All that leaves more than one reading."""
        zone = "" if self.offset_min is not None else self._zone_reading().doubt
        return tuple(doubt for doubt in (self.doubt, zone) if doubt)

    @property
    def iso(self) -> str | None:
        """The moment in ISO 8601, as far as the report states it; None where it states no day."""
        return self._iso(self.day, self.clock)

    @property
    def until_iso(self) -> str | None:
        """The end of a range in ISO 8601; a clock before that of the beginning is one of the next day, and one that
        stands alone is of the day of the beginning."""
        day = self.until_day or (self.day if self.until_clock else "")
        if self.ends_overnight and day and day == self.day:
            day = _day_after(day)
        return self._iso(day, self.until_clock) if self.until_clock or self.until_day else None

    @property
    def ends_overnight(self) -> bool:
        """Whether a range that states one day, or none, ends on the day after: "19:10-01:20"."""
        return bool(self.until_clock) and self.until_clock < self.clock and self.until_day in ("", self.day)

    def on(self, day: str) -> "PastMoment":
        """The same moment on a day that stands elsewhere in the report; its own day stays, and one in doubt too."""
        if not day or self.day or self.doubt or not self.clock:
            return self
        placed = _days_after(day, self.after_date or 0)
        until = self.until_day or (placed if self.until_clock else "")
        return replace(self, day=placed, until_day=until, inherited=(*self.inherited, "day"))

    def on_date(self, day: str, after: int | None) -> "PastMoment":
        """The same moment on a day that is that many days *after* the report's date; None: it is not reckoned from
        that. The date need not be known."""
        placed = self.on(day)
        is_open = not (self.day or self.doubt) and bool(self.clock)
        return replace(placed, after_date=after) if is_open and after is not None else placed

    def dated(self, day: str) -> "PastMoment":
        """The same moment where the report's date is another *day*; a day that does not come from that stays."""
        if self.after_date is None or not day:
            return self
        placed = _days_after(day, self.after_date)
        if placed == self.day:
            return self
        has_own = self.until_day not in ("", self.day)
        until = self.until_day if has_own else placed if self.until_clock else ""
        inherited = self.inherited if "day" in self.inherited else (*self.inherited, "day")
        return replace(self, day=placed, until_day=until, inherited=inherited)

    def within(self, zone: str) -> "PastMoment":
        """The same moment in a zone that stands elsewhere in the report; its own zone stays."""
        if not zone or self.zone or self.offset_min is not None or not self.clock:
            return self
        return replace(self, zone=zone, inherited=(*self.inherited, "zone"))

    def _zone_reading(self) -> ZoneReading:
        if not self.zone:
            return ZoneReading(None)
        return read_zone(self.zone, date.fromisoformat(self.day) if self.day else None)

    def _iso(self, day: str, clock: str) -> str | None:
        if not day or not clock:
            return day or None
        if clock.startswith("24"):
            day, clock = _day_after(day), "00" + clock[2:]
        return f"{day}T{clock if len(clock) > 5 else clock + ':00'}{_suffix(self.offset)}"


def _day_after(day: str) -> str:
    here = date.fromisoformat(day)
    return (here if here == date.max else here + timedelta(days=1)).isoformat()


def _days_after(day: str, count: int) -> str:
    for _ in range(count):
        day = _day_after(day)
    return day


def _suffix(offset: int | None) -> str:
    if offset is None:
        return ""
    if offset == 0:
        return "Z"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened. *how* is the form it was written in: table, list, line, heading, label, prose; or
    "fact", where it stands under a label and is no row."""

    moment: PastMoment
    text: str
    actor: str = ""
    status: str = ""
    span: Span | None = None
    how: str = ""
