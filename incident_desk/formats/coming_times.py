"""When something will be, as people type it: ``Thu 10:00``, ``tomorrow 10:00``, ``2026-03-05 10:00``, ``10:00``.

A time without a day is the next one that comes, and a weekday the next of its name.
"""

import re
from datetime import date, datetime, time, timedelta, tzinfo

from incident_desk.domain.errors import WrongUse
from incident_desk.formats.times import readings

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = rf"\d{{4}}-\d{{2}}-\d{{2}}|today|tomorrow|(?:next )?(?:{'|'.join(_DAYS)})[a-z]{{0,6}}"
_AT = re.compile(
    rf"(?:(?P<day>{_DAY}),?[ T](?:at )?)?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})",
    re.IGNORECASE,
)
_WEEK = 7
HINT = "Thu 10:00, tomorrow 10:00 or 2026-03-05 10:00"


def read_coming_time(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The moment in UTC that is meant by clocks of that zone; a date that is given may have passed.

    Raises:
        WrongUse: it is no time, or one that no clock shows on that day.
    """
    found = _AT.fullmatch(" ".join(text.split()))
    if found is None:
        raise WrongUse(f"{text.strip()!r} is no time. Say it as {HINT}")
    try:
        wanted = time(int(found["hour"]), int(found["minute"]))
        days = _days((found["day"] or "").casefold(), now.astimezone(zone).date())
    except ValueError as error:
        raise WrongUse(f"{text.strip()!r} is no time: there is no such day or hour") from error
    is_dated = bool(found["day"]) and found["day"][0].isdecimal()
    for day in days:
        at = readings(day, wanted, zone)
        if at and (is_dated or at[0] > now):
            return at[0]
    raise WrongUse(f"No clock shows {wanted:%H:%M} on that day, or it has passed")


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
