"""The zone in which the times of a document are written while it is made; UTC unless it is made for other readers.

In another zone each time is written with its distance from UTC beside it, between two signs that no text has.
``redaction/told_in_zone`` puts it in the place of the word UTC that follows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, tzinfo

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_ZONE: ContextVar[tzinfo] = ContextVar("zone of the times in words", default=UTC)


def zoned(moment: datetime) -> datetime:
    """The moment in the zone of the document that is being made."""
    return moment.astimezone(_ZONE.get())


def noted(moment: datetime, time: str) -> str:
    """The time with its distance from UTC beside it, where that is not UTC."""
    return time if _ZONE.get() is UTC else f"{OPEN}{distance(zoned(moment))}{CLOSE}{time}"


def distance(moment: datetime) -> str:
    """``UTC+01:00``, ``UTC``."""
    minutes = int((moment.utcoffset() or UTC.utcoffset(None)).total_seconds() // 60)
    return f"UTC{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"


@contextmanager
def times_in(zone: tzinfo) -> Iterator[None]:
    """While this lasts times are written in that zone."""
    token = _ZONE.set(zone)
    try:
        yield
    finally:
        _ZONE.reset(token)
