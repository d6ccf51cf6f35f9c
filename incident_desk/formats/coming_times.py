"""When something will be, as people type it: ``Thu 10:00``, ``tomorrow 10:00``, ``2026-03-05 10:00``, ``10:00``.

A time without a day is the next one that comes, and a weekday the next of its name. The day may stand behind the
time as well, and the time may name its zone, in the forms that the log field takes (``typed_times``).
"""

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.past_zones import read_zone
from incident_desk.formats.times import readings
from incident_desk.formats.typed_times import CLOCK, ZONE, clock_of

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = rf"\d{{4}}-\d{{2}}-\d{{2}}|today|tomorrow|(?:next )?(?:{'|'.join(_DAYS)})[a-z]{{0,6}}"
_TIME = rf"(?P<clock>{CLOCK})(?P<zone>{ZONE})?"
_FORMS = (
    re.compile(rf"(?:(?P<day>{_DAY}),?[ T](?:at )?)?{_TIME}", re.IGNORECASE),
    re.compile(rf"{_TIME},? (?:on )?(?P<day>{_DAY})", re.IGNORECASE),
)
_WEEK = 7
HINT = "Thu 10:00, tomorrow 10:00 or 2026-03-05 10:00 UTC"


def read_coming_time(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The moment in UTC that is meant by clocks of that zone, or of the one that the text names.

    A date that is given may have passed.

    Raises:
        WrongUse: it is no time, or one that no clock shows on that day.
    """
    plain = " ".join(text.split())
    found = next(filter(None, (form.fullmatch(plain) for form in _FORMS)), None)
    if found is None:
        raise WrongUse(f"{text.strip()!r} is no time. Say it as {HINT}")
    try:
        wanted, day = clock_of(found["clock"]), (found["day"] or "").casefold()
        if found["zone"]:
            zone = _zone(found["zone"], _days(day, now.astimezone(zone).date())[0])
        days = _days(day, now.astimezone(zone).date())
    except ValueError as error:
        raise WrongUse(f"{text.strip()!r} is no time: there is no such day or hour") from error
    is_dated = bool(found["day"]) and found["day"][0].isdecimal()
    for day in days:
        at = readings(day, wanted, zone)
        if at and (is_dated or at[0] > now):
            return at[0]
    raise WrongUse(f"No clock shows {wanted:%H:%M} on that day, or it has passed")


def _zone(written: str, day: date) -> tzinfo:
    reading = read_zone(written, day)
    if reading.minutes is None:
        raise WrongUse(f"{written.strip()!r} is not taken as a zone: {reading.doubt}. Say UTC or +02:00")
    return timezone(timedelta(minutes=reading.minutes))


def _days(written: str, today: date) -> tuple[date, ...]:
    """The days that may be meant, the likeliest first."""
    word = written.removeprefix("next ")
    if word[:3] in _DAYS:
        first = (_DAYS.index(word[:3]) - today.weekday()) % _WEEK
        return today + timedelta(first), today + timedelta(first + _WEEK)
    if word in ("today", "tomorrow"):
        return (today + timedelta(word == "tomorrow"),)
    if word:
        return (date.fromisoformat(word),)
    return today, today + timedelta(1)
