"""Times as people type and read them. Zones appear here, at the edge, and nowhere inside."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.moments import Moment, Precision, utc

AHEAD = timedelta(minutes=1)
"""How far ahead of now a typed time may lie: clocks differ a little, the future is a slip."""

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""Before this there were no computers to have incidents: a slip of the keyboard."""

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_BACK = re.compile(r"-(\d+)\s*(s|m|min|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days"}


def read_time(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The UTC moment that was typed, for something that has happened.

    Understood: ISO 8601 with offset or ``Z``; ``HH:MM`` or ``HH:MM:SS``, the last one that has passed in
    ``zone``; ``-12m`` (s, m, h, d) before now. An ISO time without an offset is in ``zone``.

    Raises:
        WrongUse: none of these.
        Refused: more than a minute ahead of now.
    """
    return refuse_future(read_any_time(text, now, zone), now, zone)


def read_any_time(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The UTC moment that was typed, which may lie ahead: for asking how things will stand then.

    Raises:
        WrongUse: it is no time, or one before 1970.
    """
    plain = text.strip()
    try:
        moment = _back(plain, now) or _clock(plain, now, zone) or _iso(plain, zone)
    except (OverflowError, ValueError, OSError) as error:
        raise WrongUse(f"{text!r} lies outside the calendar") from error
    if moment is None:
        raise WrongUse(
            f"{text!r} is no time. Write 2026-03-01T02:56:00Z, 02:56, 02:56:08, or -12m for 12 minutes ago"
        )
    if moment < EARLIEST:
        raise WrongUse(f"{text!r} lies before 1970")
    return moment


def refuse_future(moment: datetime, now: datetime, zone: tzinfo) -> datetime:
    """The moment, unless it lies over a minute ahead.

    Raises:
        Refused: it does; the message names both times and the zone.
    """
    if moment > now + AHEAD:
        raise Refused(
            f"{in_zone(moment, zone)} lies ahead of now, {in_zone(now, zone)}. The future can't be recorded"
        )
    return moment


def _back(text: str, now: datetime) -> datetime | None:
    found = _BACK.fullmatch(text)
    return now - timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None


def _clock(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    try:
        wanted = time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        return None
    today = now.astimezone(zone).date()
    for days in range(3):
        passed = [one for one in readings(today - timedelta(days), wanted, zone) if one <= now + AHEAD]
        if passed:
            return max(passed)
    return None


def read_coming(text: str, now: datetime, zone: tzinfo, within: timedelta = timedelta(hours=12)) -> datetime | None:
    """The UTC moment at which a clock in ``zone`` shows ``HH:MM`` next, within half a day; None where none does."""
    found = _CLOCK.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59 or int(found[3] or 0) > 59:
        return None
    wanted, today = time(int(found[1]), int(found[2]), int(found[3] or 0)), now.astimezone(zone).date()
    coming = [one for days in (0, 1) for one in readings(today + timedelta(days), wanted, zone) if one > now]
    return min((one for one in coming if one - now <= within), default=None)


def readings(day: date, wanted: time, zone: tzinfo) -> list[datetime]:
    """In UTC, when a clock on the wall showed that time on that day: once, or at a clock change twice or never."""
    moments = [utc(datetime.combine(day, wanted.replace(fold=fold), zone)) for fold in (0, 1)]
    return [one for one in moments if one.astimezone(zone).time() == wanted]


def _iso(text: str, zone: tzinfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return utc(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC with ``Z``, to the microsecond where there are any: for machines."""
    return utc(moment).isoformat().replace("+00:00", "Z")


def clock_face(moment: datetime) -> str:
    """``03:47:32`` in UTC."""
    return f"{utc(moment):%H:%M:%S}"


def due_face(moment: datetime, seen_from: datetime) -> str:
    """``03:47:32`` in UTC, and from half a day away with its day: ``Thu 03:47:32`` is not last night."""
    far = abs(moment - seen_from) >= timedelta(hours=12)
    return f"{utc(moment):%a} {clock_face(moment)}" if far else clock_face(moment)


def in_zone(moment: datetime, zone: tzinfo) -> str:
    """A time for people with its zone named: ``2026-03-01 02:56:08 UTC``, ``… 03:56:08 +01:00 (CET)``."""
    local = moment.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M:%S} {zone_name(local)}"


def zone_name(local: datetime) -> str:
    """How a time's zone is printed: ``UTC``, or the offset and the abbreviation."""
    if local.utcoffset() == timedelta(0):
        return "UTC"
    offset, name = f"{local:%z}", local.tzname()
    told = f"{offset[:3]}:{offset[3:]}"
    # A zone that was named by its offset has no other name.
    return f"{told} ({name})" if name != told else told


def describe(moment: Moment, zone: tzinfo = UTC) -> str:
    """A moment with its precision in words: ``about 2026-03-01 14:30:00 UTC``, ``time not known``."""
    if moment.at is None:
        return "time not known"
    if moment.day is not None:
        return f"{moment.day.isoformat()}, no time"
    start = in_zone(moment.at, zone)
    if moment.precision is Precision.RANGE and moment.until is not None:
        return f"between {start} and {in_zone(moment.until, zone)}"
    words = {Precision.ABOUT: "about ", Precision.AT_LEAST: "at the earliest ", Precision.AT_MOST: "at the latest "}
    return words.get(moment.precision, "") + start
