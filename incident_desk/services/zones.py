"""A time zone by the words in which a person names it: an offset, a place, or letters with one meaning."""

from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from incident_desk.domain.errors import Refused
from incident_desk.domain.past_zones import read_zone

_ANY_DAY = date(2024, 1, 15)
_NOTHING = timedelta()


class StatedZone(tzinfo):
    """A zone by its words, as reports write them; on each day as far from UTC as they say for it."""

    def __init__(self, words: str) -> None:
        self._words = words

    def utcoffset(self, when: datetime | None) -> timedelta:
        """How far it is from UTC on that day."""
        return timedelta(minutes=read_zone(self._words, when.date() if when else _ANY_DAY).minutes or 0)

    def dst(self, _when: datetime | None) -> timedelta:
        """Not told apart: the offset holds it."""
        return _NOTHING

    def tzname(self, _when: datetime | None) -> str:
        """The words."""
        return self._words


def zone_named(words: str) -> tzinfo:
    """The zone: ``UTC``, ``+02:00``, ``CET``, ``Europe/Berlin``.

    Raises:
        Refused: there is no such zone, or its name has several meanings.
    """
    name = " ".join(words.split())
    if "/" in name:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass  # It may still be one that reports write.
    reading = read_zone(name, _ANY_DAY)
    if not name or reading.minutes is None:
        why = f": {reading.doubt}" if reading.doubt and "no zone" not in reading.doubt else ""
        raise Refused(f"There is no time zone {name!r}{why}. Say it as UTC, +02:00 or Europe/Berlin")
    return StatedZone(name)
