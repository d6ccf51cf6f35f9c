"""When something happened, as people type it, with the precision that they give it.

| typed | moment |
|---|---|
| `02:58`, `02:58:07`, `2:58pm`, `2 pm` | the last time that a clock showed it |
| `02:58Z`, `02:58 CET`, `02:58+01:00` | the same by that zone's clocks |
| `2026-03-01 02:58`, `yesterday 02:58`, `Thu 02:58`, `1 Mar 02:58` | on that day; of a weekday the last one |
| `-12m`, `-1h30m`, `12 min ago` | so long before now |
| `~02:58`, `~-2h` | about then |
| `13:00..14:00`, `13:00-14:00 CET`, `13:00Z..14:00Z`, `-20m..-10m` | some time between the two |
| `yesterday evening`, `this morning`, `last night` | some time in those hours of the place |
| `??:??`, `unknown` | nobody knows |

In an incident that has ended a time without its day is one of the incident's (`days_meant`).

A zone whose abbreviation means several (IST), and a time that does not exist, are no time at all: nothing is
guessed.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.past_zones import read_zone, zone_code
from incident_desk.formats.days_meant import Near, is_near
from incident_desk.formats.times import AHEAD, EARLIEST, read_time, readings, refuse_future

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY = (
    r"\d{4}-\d{2}-\d{2}|yesterday|today"
    rf"|(?:last )?(?:{'|'.join(_WEEKDAYS)})[a-z]{{0,6}}\.?"
    rf"|\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:,? \d{{4}})?"
)
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]m\b"
ZONE = r"(?-i: ?Z\b| ?[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d{2})?|\b)| ?[+-]\d{2}:?\d{2}\b)"
"""The expressions of a clock time, and of a zone behind it, wherever times are typed."""
_TO = r"\.\.| ?[-–—] ?| to "
_NEAR = r"(?-i: ?Z\b| ?[A-Z]{2,5}\b(?=\.\.| [-–—]| to )| ?\+\d{2}:?\d{2}\b)"
"""The zone of the first of two times; what follows a minus there is rather the second time than an offset."""
_AT = re.compile(
    rf"(?P<about>~)?(?:(?P<day>{_DAY}),?[ T](?:at )?)?(?P<from>{CLOCK})"
    rf"(?:(?P<near>{_NEAR})?(?P<to>{_TO})(?P<until>{CLOCK}))?"
    rf"(?P<zone>{ZONE})?",
    re.IGNORECASE,
)
_UNIT = r"(?:s|sec|seconds?|m|min|mins|minutes?|h|hours?|d|days?)"
_SPAN = r"-(?:\d{1,6}(?:s|min|m|h|d))+"
_BACK = re.compile(rf"(?P<about>~)?(?P<from>{_SPAN})(?:\.\.(?P<until>{_SPAN}))?", re.IGNORECASE)
_AGO = re.compile(rf"(?P<about>~|about )?(?P<from>\d{{1,6}} ?{_UNIT}) ago", re.IGNORECASE)
_PARTS = re.compile(
    r"(?P<day>yesterday|this) (?P<part>morning|noon|afternoon|evening|night)|(?P<last>last night)", re.IGNORECASE
)
_UNKNOWN = re.compile(r"\?\?:\?\?|unknown", re.IGNORECASE)
_COUNTED = re.compile(r"(\d+) ?([a-z])[a-z]*", re.IGNORECASE)
_HOURS = {"morning": (6, 12), "noon": (12, 13), "afternoon": (12, 18), "evening": (18, 22), "night": (21, 30)}
"""The hours of the parts of a day; those over 24 lie on the next."""
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_WEST = time(2, 30)
"""The nearest zone west of UTC that people live in, by its offset."""
_NIGHT = timedelta(hours=12)
_NO_ZONE = "is no zone that is known"
LONGEST = 60
"""Signs that a typed time has at most."""


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time at the beginning of a text: the moment, the place where it ends, and whether its day was said.

    Of a bare clock time nobody said the day: it is the last time that a clock showed it. Near to what has ended the
    day is known.
    """

    moment: Moment
    end: int
    has_day: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """From where a clock time is seen: now, by the clocks of a zone, and near to what has ended."""

    now: datetime
    zone: tzinfo
    near: Near

    def last(self, wanted: time) -> datetime | None:
        """The last moment at which a clock showed that time, of those that are near."""
        for begin, end in self.near:
            at = _last(wanted, min(end - AHEAD, self.now), self.zone)
            if at is not None and at >= begin:
                return at
        return _last(wanted, self.now, self.zone)


def read_moment(text: str, now: datetime, zone: tzinfo, near: Near = ()) -> Moment:
    """The moment with its precision that the whole text says; a clock time is one of ``zone``.

    Without its day it is one of ``near``, where that shows it; else the last one.

    Raises:
        WrongUse: not a time.
        Refused: it lies ahead.
    """
    plain = text.strip()
    found = leading_time(plain, now, zone, near)
    if found is not None and found.end == len(plain):
        return _not_ahead(found.moment, now, zone)
    if ".." in plain:
        first, _, last = plain.partition("..")
        return _between(read_time(first, now, zone), read_time(last, now, zone), text)
    if plain.startswith("~"):
        return Moment(read_time(plain[1:], now, zone), Precision.ABOUT)
    return Moment.unknown() if plain == "?" else Moment.exactly(read_time(plain, now, zone))


def leading_time(text: str, now: datetime, zone: tzinfo, near: Near = ()) -> TypedTime | None:
    """The time that the text begins with, be it ahead or not; None where it begins with none, or with none that is.

    What is understood lies on the calendar and after 1970.
    """
    head, seen = text[:LONGEST], _Seen(now, zone, near)
    for pattern, read in ((_UNKNOWN, _unknown), (_PARTS, _part), (_BACK, _back), (_AGO, _back), (_AT, _clock)):
        found = pattern.match(head)
        if found is None:
            continue
        try:
            typed = read(found, seen)
        except (OverflowError, ValueError):
            return None
        is_old = typed is not None and typed.moment.at is not None and typed.moment.at < EARLIEST
        return None if is_old else typed
    return None


def _not_ahead(moment: Moment, now: datetime, zone: tzinfo) -> Moment:
    for at in (moment.at, moment.until):
        if at is not None:
            refuse_future(at, now, zone)
    return moment


def _between(first: datetime, last: datetime, text: str) -> Moment:
    if last < first:
        raise WrongUse(f"The range {text!r} ends before it begins")
    return Moment(first, Precision.RANGE, last)


def _unknown(found: re.Match[str], _seen: _Seen) -> TypedTime:
    return TypedTime(Moment.unknown(), found.end(), has_day=True)


def _part(found: re.Match[str], seen: _Seen) -> TypedTime | None:
    """The hours of a part of a day, as far as they have passed."""
    now, zone = seen.now, seen.zone
    today = now.astimezone(zone).date()
    day = today if (found["day"] or "").casefold() == "this" else today - timedelta(1)
    first, last = _HOURS[(found["part"] or "night").casefold()]
    begin, end = _at_hour(day, first, zone), min(_at_hour(day, last, zone), now)
    if begin > end:
        return None
    return TypedTime(Moment(begin, Precision.RANGE, end), found.end(), has_day=True)


def _at_hour(day: date, hour: int, zone: tzinfo) -> datetime:
    return datetime.combine(day + timedelta(hour // 24), time(hour % 24), zone)


def _back(found: re.Match[str], seen: _Seen) -> TypedTime | None:
    parts, now = found.groupdict(), seen.now
    first = now - _span(parts["from"])
    if parts.get("until"):
        last = now - _span(parts["until"])
        return TypedTime(Moment(first, Precision.RANGE, last), found.end(), True) if first <= last else None
    precision = Precision.ABOUT if parts["about"] else Precision.EXACT
    return TypedTime(Moment(first, precision), found.end(), has_day=True)


def _span(words: str) -> timedelta:
    """How long ``-1h30m`` or ``12 min`` is."""
    counted = _COUNTED.findall(words)
    return sum((timedelta(**{_UNITS[unit.casefold()]: int(count)}) for count, unit in counted), timedelta())


def _clock(found: re.Match[str], seen: _Seen) -> TypedTime | None:
    now, zone = seen.now, seen.zone
    day = _day(found["day"], now, zone) if found["day"] else None
    until, written, end = _two(found)
    first, last = clock_of(found["from"]), clock_of(until) if until else None
    if last and found["to"] == "-" and "-" in (found["day"] or ""):
        # Behind a date of ISO 8601 it is the offset.
        last, written = None, f"-{found['until']}"
    elif last and found["to"] == "-" and _WEST <= last < first:
        # A night, or a clock five hours west of UTC: nobody can say.
        return None
    if written:
        reading = read_zone(written, day or now.date())
        if reading.minutes is not None:
            zone = timezone(timedelta(minutes=reading.minutes))
        elif reading.doubt.endswith(_NO_ZONE):
            end = found.start("zone")  # the next word of the sentence
        else:
            return None
    seen = replace(seen, zone=zone)
    moment = _between_clocks(first, last, day, seen) if last else _at_clock(first, day, seen)
    if moment and found["about"] and moment.at and moment.until is None:
        moment = Moment(moment.at, Precision.ABOUT)
    has_day = day is not None or (moment is not None and moment.at is not None and is_near(moment.at, seen.near))
    return TypedTime(moment, end, has_day) if moment else None


def _two(found: re.Match[str]) -> tuple[str, str, int]:
    """The second of two times, the zone of both, and where they end; where they state two, none is understood."""
    near, zone = found["near"] or "", found["zone"] or ""
    if near and read_zone(near, None).doubt.endswith(_NO_ZONE):
        # It is the next word of the sentence, and what follows is another time in it.
        return "", "", found.start("near")
    if near and zone and zone_code(near) != zone_code(zone):
        raise ValueError(f"{found[0]} is by two clocks")
    return found["until"] or "", zone or near, found.end()


def _at_clock(wanted: time, day: date | None, seen: _Seen) -> Moment | None:
    at = min(readings(day, wanted, seen.zone), default=None) if day else seen.last(wanted)
    return Moment.exactly(at) if at else None


def _between_clocks(first: time, last: time, day: date | None, seen: _Seen) -> Moment | None:
    """Between two clock times: the second is the next one after the first."""
    zone = seen.zone
    if day:
        begin = min(readings(day, first, zone), default=None)
        end = min(readings(day + timedelta(last < first), last, zone), default=None)
    else:
        end = seen.last(last)
        begin = end and _last(first, end - AHEAD, zone)
    # Over a midnight a night's length at most: 11:30..11:00 is rather a slip of the keyboard.
    is_one = begin and end and (first <= last or end - begin <= _NIGHT)
    return Moment(begin, Precision.RANGE, end) if is_one else None


def clock_of(written: str) -> time:
    """``2:58pm`` as a time of day.

    Raises:
        ValueError: no clock shows that.
    """
    numbers = [int(one) for one in re.findall(r"\d+", written)]
    hour, half = numbers[0], re.search(r"[ap]", written, re.IGNORECASE)
    if half and not 1 <= hour <= 12:  # noqa: PLR2004
        raise ValueError(f"{written} is shown by no clock")
    if half:
        hour = hour % 12 + (12 if half[0].casefold() == "p" else 0)
    minute, second = (*numbers[1:], 0, 0)[:2]
    return time(hour, minute, second)


def _last(wanted: time, now: datetime, zone: tzinfo) -> datetime | None:
    """The last moment up to now at which a clock in the zone showed that time."""
    today = now.astimezone(zone).date()
    for days in range(-1, 3):
        passed = [one for one in readings(today - timedelta(days), wanted, zone) if one <= now + AHEAD]
        if passed:
            return max(passed)
    return None


def _day(written: str, now: datetime, zone: tzinfo) -> date:
    """The day that is meant: of a weekday the last one, of a day without a year the last one that has come.

    Raises:
        ValueError: the calendar has no such day.
    """
    today, words = now.astimezone(zone).date(), written.casefold().replace(",", "").replace(".", "").split()
    if words[0] in ("today", "yesterday"):
        return today - timedelta(words[0] == "yesterday")
    if "-" in written:
        return date.fromisoformat(written)
    if words[-1][:3] in _WEEKDAYS and not words[-1].isdigit():
        back = (today.weekday() - _WEEKDAYS.index(words[-1][:3])) % 7
        return today - timedelta(back or (7 if words[0] == "last" else 0))
    month = next(_MONTHS.index(one[:3]) + 1 for one in words if one[:3] in _MONTHS)
    numbers = [int(one) for one in words if one.isdigit()]
    if len(numbers) > 1:
        return date(numbers[1], month, numbers[0])
    this_year = date(today.year, month, numbers[0])
    return this_year if this_year <= today else date(today.year - 1, month, numbers[0])
