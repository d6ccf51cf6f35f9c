"""By when something is to be done, as people type it: ``tomorrow``, ``next friday``, ``in 2 weeks``.

Words become the date that they mean on the day they are said, for a week later "tomorrow" says another day. A
weekday is the next one after today.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from incident_desk.domain.afterwards import due_moment, is_whole_day
from incident_desk.domain.counted import counted

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"tues": "tuesday", "thur": "thursday", "thurs": "thursday"} | {name[:3]: name for name in _WEEKDAYS}
_LATER = re.compile(r"in (?P<number>\d{1,3}|an?|one|two|three|four|five|six) (?P<unit>day|week|month)s?")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_WEEK, _YEAR = 7, 12
DUE_HINT = "2026-03-14, 2026-03-14 15:00 UTC, today, tomorrow, friday, next friday or in 2 weeks"
"""What can be typed, for whoever is to say it in another way."""


def due_in(text: str, today: date) -> str:
    """The date of such words, seen from ``today``, as ``2026-12-04``; any other text as it is."""
    word = " ".join(text.split()).casefold().removeprefix("by ").removeprefix("on ")
    if word in ("today", "tomorrow"):
        return (today + timedelta(word == "tomorrow")).isoformat()
    name = word.removeprefix("next ").rstrip(".")
    name = _SHORT.get(name, name)
    if name in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(name) - today.weekday() - 1) % _WEEK + 1
        return (today + timedelta(ahead)).isoformat()
    later = _LATER.fullmatch(word)
    return _after(today, later["number"], later["unit"]).isoformat() if later is not None else text


def past_words(due: str, today: date) -> str:
    """That this date has gone by, as ``that is 29 days ago``; empty where it has not, or is none."""
    moment = due_moment(due)
    if moment is None:
        return ""
    days = (today - (moment - timedelta(days=is_whole_day(due))).date()).days
    return f"that is {counted(days, 'day')} ago" if days > 0 else ""


def told_due(due: str, today: date) -> str:
    """The date, and that it has gone by: ``2026-11-01: that is 29 days ago``."""
    return ": ".join(filter(None, (due, past_words(due, today))))


def _after(today: date, number: str, unit: str) -> date:
    many = _NUMBERS.get(number) or int(number)
    if unit != "month":
        return today + timedelta(days=many * (_WEEK if unit == "week" else 1))
    year, month = divmod(today.month - 1 + many, _YEAR)
    year, month = today.year + year, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))
