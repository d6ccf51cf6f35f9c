"""Days as reports write them: ISO, with the month's name, in figures of either order, in Chinese or Japanese."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.vocabulary import keys_of, written_words

MONTHS = tuple(written_words("months", month) for month in keys_of("months"))
"""The months' names by their order, as people write them."""
WEEKDAYS = written_words("weekdays", "names")

_MONTH_OF = {name.casefold(): number for number, names in enumerate(MONTHS, start=1) for name in names}
_NAMES = any_of(_MONTH_OF)
_WEEKDAY = any_whole(word.casefold() for word in WEEKDAYS)
_OF = any_of(written_words("moments", "of_month"))
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_SHORT = r"['’](?P<short>\d\d)(?!\d)"
_TH = rf"(?:{any_of(written_words('moments', 'ordinals'))})?"
_ARTICLE = any_of(written_words("moments", "day_article"))
_LEAD = re.compile(rf"(?:{_WEEKDAY}[.,、]{{0,2}}\s{{0,2}}(?:{_ARTICLE}\s)?)", re.I)
_TRAIL = re.compile(
    rf",?\s{{0,2}}[(（]\s?(?:{_WEEKDAY}|[月火水木金土日](?:曜日?)?|周[一二三四五六日天])\s?[)）]|,?\s{_WEEKDAY}|[月火水木金土日]曜日?",
    re.I,
)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.‑–])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=[T\s]\d\d:?\d\d|$)")
_CJK = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s?[年년]\s?)?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}}){_TH}[\s\-]{{0,2}}(?:{_OF}\s|d[i']\s?)?(?P<name>{_NAMES})(?![^\W\d_])\.?(?:[\s,\-]{{1,3}}(?:{_OF}\s)?{_YEAR}|\s?{_SHORT})?",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"(?P<name>{_NAMES})(?![^\W\d_])\.?\s{{0,2}}-?(?P<day>\d{{1,2}}){_TH}(?![\d:])(?:(?:,\s?|\s{{1,2}}|-){_YEAR}|,?\s?{_SHORT})?",
    re.I,
)
_FIRST_OF = rf"(?P<first>\d{{1,2}}){_TH}\s?[-–]\s?(?P<day>\d{{1,2}}){_TH}"
_DAYS_OF_MONTH = re.compile(
    rf"{_FIRST_OF}\s(?:{_OF}\s)?(?P<name>{_NAMES})(?![^\W\d_])\.?,?\s(?:{_OF}\s)?{_YEAR}", re.I
)
_MONTH_OF_DAYS = re.compile(rf"(?P<name>{_NAMES})(?![^\W\d_])\.?\s{_FIRST_OF},?\s{_YEAR}", re.I)
_PART_OF_MONTH = any_of(written_words("moments", "part_of_month"))
MONTH_ALONE = re.compile(
    rf"(?:{_PART_OF_MONTH}[\s\-]?)?(?:(?:{_NAMES})\.?,?\s(?:{_OF}\s)?(?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2])"
    rf"|[Qq][1-4]\s(?:19|20)\d\d|(?:19|20)\d\d年(?:0?[1-9]|1[0-2])月)(?![\w\-])",
    re.I,
)
"""A month, or a quarter, without a day."""
_FIGURES = re.compile(
    r"(?P<one>\d{1,2})(?P<mark>[/.\-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d.:/])"
)
_NO_YEAR = re.compile(r"(?P<one>\d{1,2})[/](?P<two>\d{1,2})(?![\d/.])")
_NO_YEAR_DOTS = re.compile(r"(?P<one>\d{1,2})\.(?P<two>0[1-9]|1[0-2])\.(?![\d/])")
"""Day and month as German writes them: "20.07."."""
_NO_YEAR_ISO = re.compile(r"(?P<month>[01]\d)-(?P<day>[0-3]\d)(?=\s{1,2}(?:[~≈]?\d{1,2}[:：]\d\d|[\u4e00-\u9fff]))")
"""Month and day as in ISO, where a clock or a word for one follows."""
TWO_ORDERS = " can be "
"""What stands in the doubt of a day in figures that can be read in either order."""
_TOLD = (_ISO, _DAY_FIRST, _MONTH_FIRST)
_SETTLED = 7
"""Days within which a known day settles what "04/03" means."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the rest of the report says about how its days and clocks are written."""

    near: date | None = None
    """A day that the report names; it lends its year to "March 4"."""
    day_first: bool | None = None
    """Whether 04/03 is the 4th of March; None where nothing says it."""
    loose: bool = False
    """Whether a bare figure that a mark follows is a time, as under a timeline's heading: "0930 -", "14h:"."""
    dots: bool = False
    """Whether the report writes clocks with a dot: "8.48"."""
    told: frozenset[tuple[int, int]] = frozenset()
    """Month and day of each day that the report names in words; one that is a reading of figures settles them."""


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class DayPiece:
    """A day and where its words end. *day* is empty where the words leave more than one reading."""

    end: int
    day: str
    doubt: str = ""
    yearless: bool = False
    """Whether it is in figures without a year, which can be a fraction as well."""


def day_at(text: str, start: int, hints: Hints = NO_HINTS) -> DayPiece | None:
    """The day whose words begin there, its weekday included; None where none begins."""
    lead = _LEAD.match(text, start)
    place = lead.end() if lead else start
    found = _read(text, place, hints)
    if found is None:
        return None
    trail = _TRAIL.match(text, found.end)
    return DayPiece(trail.end(), found.day, found.doubt, found.yearless) if trail else found


def day_range_at(text: str, start: int) -> tuple[str, str, int] | None:
    """(the first day, the last day, where their words end) of days that share their month and year: "3-5 May 2024",
    "May 3 - 5, 2024"; None where there are none."""
    for pattern in (_DAYS_OF_MONTH, _MONTH_OF_DAYS):
        found = pattern.match(text, start)
        if found is not None:
            year, month = int(found["year"]), _MONTH_OF[found["name"].casefold()]
            first, last = _date(year, month, int(found["first"])), _date(year, month, int(found["day"]))
            if first and last and first < last:
                return first.isoformat(), last.isoformat(), found.end()
    return None


def day_order(texts: Iterable[str]) -> bool | None:
    """Whether days in figures stand first, from those that can be read in one way only ("25/03/2024"); None where
    there are none, or of both orders."""
    orders = set()
    for text in texts:
        for found in _FIGURES.finditer(text):
            one, two = int(found["one"]), int(found["two"])
            if (one > 12) != (two > 12) and max(one, two) <= 31:
                orders.add(one > 12)
    return orders.pop() if len(orders) == 1 else None


def days_told(texts: Iterable[str]) -> frozenset[tuple[int, int]]:
    """Month and day of each day with the month's name, or in ISO; no year is needed."""
    found = (match.groupdict() for text in texts for form in _TOLD for match in form.finditer(text))
    return frozenset(
        (_MONTH_OF[parts["name"].casefold()] if parts.get("name") else int(parts["month"]), int(parts["day"]))
        for parts in found
        if parts.get("year") or not _is_word(parts.get("name") or "")
    )


def has_two_orders(text: str) -> bool:
    """Whether a day of the text is in figures that can be read in either order: "3/4/25"."""
    figures = chain(_FIGURES.finditer(text), _NO_YEAR.finditer(text))
    return any(one["one"] != one["two"] and max(int(one["one"]), int(one["two"])) <= 12 for one in figures)


def _read(text: str, place: int, hints: Hints) -> DayPiece | None:
    for pattern in (_ISO, _COMPACT, _CJK, _DAY_FIRST, _MONTH_FIRST, _NO_YEAR_ISO):
        if (match := pattern.match(text, place)) is not None and (piece := _named(match, hints)) is not None:
            return piece
    if (match := _FIGURES.match(text, place)) is not None:
        return _figures(match, hints)
    if (match := _NO_YEAR.match(text, place)) is not None:
        return _without_year(match, hints)
    if (match := _NO_YEAR_DOTS.match(text, place)) is not None:
        return _day_and_month(match, hints)
    return None


def _named(match: re.Match[str], hints: Hints) -> DayPiece | None:
    """A day whose month and day are told apart by the form."""
    parts = match.groupdict()
    month = _MONTH_OF[parts["name"].casefold()] if parts.get("name") else int(parts["month"])
    day, year = int(parts["day"]), int(parts.get("year") or 0)
    if not year and parts.get("short"):
        year = 2000 + int(parts["short"])
    if not year:
        return None if _is_word(parts.get("name") or "") else _lent(match.end(), month, day, hints)
    stated = _date(year, month, day)
    return DayPiece(match.end(), stated.isoformat()) if stated else None


def _is_word(name: str) -> bool:
    """Whether a month's short name is a common word as well: "2 out of 3", "may 5 servers"."""
    return name.casefold() in ("out", "set", "ago") or name in ("may", "mar", "march", "dec", "sep")


def _lent(end: int, month: int, day: int, hints: Hints) -> DayPiece | None:
    """A day without a year, in the year of the report."""
    if _date(2024, month, day) is None:
        return None
    if hints.near is None:
        return DayPiece(end, "", "the year is not stated")
    years = {(12, 1): 1, (1, 12): -1}.get((hints.near.month, month), 0)
    lent = _date(hints.near.year + years, month, day)
    return DayPiece(end, lent.isoformat() if lent else "")


def _figures(match: re.Match[str], hints: Hints) -> DayPiece | None:
    """A day in figures, whose order the mark, the other days of the report or the size of the numbers tell."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 2000 if year < 100 else 0
    choices = {True: _date(year, two, one), False: _date(year, one, two)}
    if match["mark"] == "." and choices[True]:
        choices[False] = None
    return _settled(match, choices, hints)


def _without_year(match: re.Match[str], hints: Hints) -> DayPiece | None:
    if hints.near is None:
        return None
    one, two, year = int(match["one"]), int(match["two"]), hints.near.year
    found = _settled(match, {True: _date(year, two, one), False: _date(year, one, two)}, hints)
    return DayPiece(found.end, found.day, found.doubt, yearless=True) if found else None


def _day_and_month(match: re.Match[str], hints: Hints) -> DayPiece | None:
    """A day whose dots say that the month stands last."""
    if hints.near is None:
        return None
    found = _lent(match.end(), int(match["two"]), int(match["one"]), hints)
    return DayPiece(found.end, found.day, found.doubt, yearless=True) if found is not None and found.day else None


def _settled(match: re.Match[str], choices: dict[bool, date | None], hints: Hints) -> DayPiece | None:
    days = sorted({day for day in choices.values() if day})
    if len(days) == 2:
        told = [day for day in days if (day.month, day.day) in hints.told]
        days = told if len(told) == 1 else days
    if len(days) == 2 and hints.day_first is not None:
        days = [day for day in (choices[hints.day_first],) if day]
    if len(days) == 2 and hints.near is not None:
        near = hints.near
        close = [day for day in days if abs((day - near).days) <= _SETTLED]
        days = close if len(close) == 1 else days
    if not days:
        return None
    if len(days) == 1:
        return DayPiece(match.end(), days[0].isoformat())
    return DayPiece(match.end(), "", f"{match.group()}{TWO_ORDERS}{days[0].isoformat()} or {days[1].isoformat()}")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
