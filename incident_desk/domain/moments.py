"""When something happened, and how well that is known.

Inside, every time is an aware ``datetime`` in UTC; zones appear only where a person reads or types.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Self

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_EASTMOST = timedelta(hours=13)
_WHOLE_DAYS = frozenset(timedelta(hours=hours, seconds=-1) for hours in (23, 24, 25))
"""From the first to the last second of a day; clocks may be put forward or back on it."""


class Precision(StrEnum):
    """How well a moment is known. It is kept as written, never improved."""

    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    UNKNOWN = "unknown"


def utc(moment: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ValueError: the moment has no zone, so it could be any of them.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC)


def to_microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970 in UTC: how the record stores a time."""
    return (utc(moment) - _EPOCH) // _MICROSECOND


def from_microseconds(value: int) -> datetime:
    """The UTC moment that many microseconds after 1970."""
    return _EPOCH + value * _MICROSECOND


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time with its precision; ``until`` is the end of a range.

    ``at`` is None only where the time is unknown.
    """

    at: datetime | None
    precision: Precision = Precision.EXACT
    until: datetime | None = None

    def __post_init__(self) -> None:
        if (self.at is None) != (self.precision is Precision.UNKNOWN):
            raise ValueError("a moment has a time, unless its precision is unknown")
        if (self.until is not None) != (self.precision is Precision.RANGE):
            raise ValueError("a range, and only a range, has an end")
        # A hundred thousand of them are read with one record, and what is read is in UTC already.
        if self.at is not None and self.at.tzinfo is not UTC:
            object.__setattr__(self, "at", utc(self.at))
        if self.until is not None and self.at is not None:
            object.__setattr__(self, "until", utc(self.until))
            if utc(self.until) < self.at:
                raise ValueError("a range ends after it begins")

    @property
    def day(self) -> date | None:
        """The day that all of it is, where it is one whole day of some zone; else None.

        A day begins between 13 hours before and 11 hours after its midnight in UTC, wherever people live.
        """
        if self.at is None or self.until is None or self.until - self.at not in _WHOLE_DAYS:
            return None
        return (self.at + _EASTMOST).date()

    def to_data(self) -> dict[str, Any]:
        """Itself as plain data for an event's body: ISO 8601 in UTC."""
        until = {"until": self.until.isoformat()} if self.until else {}
        return {"at": self.at.isoformat() if self.at else None, "precision": self.precision.value} | until

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The moment that ``to_data`` was of."""
        at, until = data.get("at"), data.get("until")
        return cls(
            datetime.fromisoformat(at) if at else None,
            Precision(data["precision"]),
            datetime.fromisoformat(until) if until else None,
        )

    @classmethod
    def exactly(cls, at: datetime) -> Self:
        """A moment known to the second or better."""
        return cls(at)

    @classmethod
    def unknown(cls) -> Self:
        """It happened; nobody knows when."""
        return cls(None, Precision.UNKNOWN)
