"""Phrases of time as seconds: targets ("Within 30 minutes"), windows ("(30 min - 2 hours)"), intervals ("every
15 minutes").

A phrase that states no time gives None; "immediate" gives 0. Of a range, a target takes the upper end.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.stems import stems_of
from incident_desk.formats.reading.vocabulary import folded_words, keys_of, words_of
from incident_desk.formats.reading.words import folded, says

MINUTE, HOUR, DAY, WEEK = 60, 3_600, 86_400, 604_800
LONGEST = 10 * 366 * DAY
"""Seconds of the longest time that is believed; a longer one is a slip or a joke."""

UNITS: dict[int, tuple[str, ...]] = {
    size: folded_words("units", name)
    for size, name in ((1, "second"), (MINUTE, "minute"), (HOUR, "hour"), (DAY, "day"), (WEEK, "week"))
}
"""Seconds of a unit by its words, as they are compared."""
NUMBER_WORDS = {
    word: 0.5 if value == 0 else float(value)
    for value, name in enumerate(keys_of("numbers"))
    for word in folded_words("numbers", name)
}
"""Numbers in words; the file begins with the half."""
_IMMEDIATE = words_of("times", "immediate")
_REGULAR = {
    word: size
    for name, size in (("half_hourly", HOUR // 2), ("hourly", HOUR), ("daily", DAY), ("weekly", WEEK))
    for word in folded_words("times", name)
}
_SECONDS = {word: size for size, words in UNITS.items() for word in words}
UNIT = any_of(_SECONDS)
"""An expression for every word of a unit, for text that is evened out."""
NUMBER = any_of(NUMBER_WORDS)
"""One for every number in words."""
AND = any_of(folded_words("times", "and"))
TO = any_of(folded_words("times", "to"))


def _leads(key: str) -> str:
    """An expression for words that stand before an amount."""
    return any_of(folded_words("times", key))


_FIGURES = r"\d+(?:[.,]\d+)?"
_NUMBER = rf"{_FIGURES}|{NUMBER}(?![a-z])"
"""A number in words ends where the word ends: "and" is no day."""
_PART = rf"\d+\s?{UNIT}(?![a-z])"
AMOUNT = (
    rf"(?:(?<![a-z\d_.]){_FIGURES}|(?<![\w.]){NUMBER}(?![a-z]))\s?-?\s?"
    rf"(?:h\s?[0-5]\d(?![\d:a-z])|{UNIT}(?![a-z])(?:(?:\s?(?:{AND})?\s?|,\s?){_PART})?)"
)
"""Figures may touch a letter of a script without spaces before them, as in 約30分."""
_HOUR_AND_MINUTES = re.compile(r"(?<=\d)\s?h\s?([0-5]\d)(?![\d:a-z])")
""""1h30": the minutes without their word."""
_DASH = rf"\s*(?:-|–|—|~|〜|{TO})\s*"
_BARE = _FIGURES
_RANGE = re.compile(rf"(?P<low>{AMOUNT}|(?<![a-z\d_.]){_BARE}){_DASH}(?P<high>{AMOUNT})")
_SINGLE = re.compile(AMOUNT)
_OPEN = re.compile(
    rf"(?P<low>{_BARE})\s?\+\s?-?(?P<unit>{UNIT})(?![a-z])|(?P<amount>{AMOUNT})\s?(?:\+|-\s?(?:resol|end|close|\w*$))"
)
_AFTER = re.compile(rf"(?:>|(?<![a-z]){_leads('beyond')})\s*(?P<amount>{AMOUNT})")
_BEHIND = re.compile(rf"(?P<amount>{AMOUNT})\s?{_leads('beyond_behind')}")
_FIRST = re.compile(
    rf"(?<![a-z]){_leads('first')}(?:(?<![a-z])|\s+)"
    rf"(?P<amount>{AMOUNT}|{any_of(word for word in _SECONDS if len(word) > 2 and word.isascii())}(?![a-z]))"
)
_AFTER_FIRST = re.compile(rf"(?<![a-z]){_leads('beyond')}\s+(?:[a-z]{{1,3}}\s+)?{_FIRST.pattern}")
"""Where the first stretch ends: "After the first hour"."""
_NEXT = re.compile(rf"(?<![a-z]){_leads('next')}(?:(?<![a-z])|\s+)(?P<amount>{AMOUNT})")
_UNIT_FIRST = re.compile(rf"\b(?P<unit>{_leads('unit_first')})\s(?P<low>\d+){_DASH}(?P<high>\d+)(?![\d%])")
"""The unit before the range: "Minutes 0-15", "Hour 1-4"."""
_UP_TO = re.compile(rf"(?:<=?|≤|~|{_leads('up_to')})\s*(?P<amount>{AMOUNT})")
_T_PLUS = re.compile(
    rf"\bt\s?\+\s?(?P<low>{_BARE})\s?(?P<unit>{UNIT})?(?:{_DASH}(?:t\s?\+\s?)?(?P<high>{_BARE})\s?(?P<unit2>{UNIT})?)?"
    rf"(?:\s?(?:\+|{_leads('beyond_behind')}))?(?![a-z0-9])"
)
_T_ZERO = re.compile(r"\bt\s?(?P<sign>[-–—−])\s?0+(?!\d)")
""""T-0" is the start, as "T+0" is."""
_T_MINUS = re.compile(r"\bt\s?[-–—−]\s?\d")
""""T-30 min" is before the start: no time that runs from there."""
_LEAD = re.compile(rf"(?<![a-z]){any_of((*folded_words('times', 'first'), *folded_words('times', 'unit_first')))}")
"""What stands before the words of a time that has no amount."""
_BEFORE = re.compile(rf"(?:{AMOUNT})\s{any_of(folded_words('moments', 'before'))}(?![a-z])")
_TARGET = re.compile(rf"{any_of(folded_words('labels', 'target'))}\s?[:：]")
"""What calls a time a target, of whatever it is: "target: first scope within 24 hours"."""
_DIGIT = re.compile(r"\d")
_NUMBERS = (f"{word}$" if word.isascii() else word for word in NUMBER_WORDS)
_COUNTS = stems_of((*folded_words("times", "first"), *folded_words("times", "next"), *_NUMBERS))
"""What every phrase of time has that has no figure, so that most texts need one look."""
_PIECE = re.compile(rf"(?P<number>(?<!\d)(?:{_NUMBER}))\s?-?\s?(?P<unit>{UNIT})(?![a-z])")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of elapsed time. None is an open or unstated end."""

    start_s: int | None
    end_s: int | None


@dataclass(frozen=True, slots=True)
class _Found:
    window: Window
    start: int
    end: int


@lru_cache(maxsize=8192)
def target_seconds(phrase: str) -> int | None:
    """The longest time that a target allows: "24-48 hours" is 48 hours, "Immediate (15 minutes)" 15 minutes."""
    text = folded(phrase)
    single = _SINGLE.search(text) if _counts(text) else None
    if single is None:
        return 0 if says(text, _IMMEDIATE) else None
    ranged = _RANGE.search(text)
    if ranged and ranged.start() <= single.start():
        return amount_seconds(ranged["high"])
    return amount_seconds(single.group())


@lru_cache(maxsize=8192)
def interval_seconds(phrase: str) -> int | None:
    """How often: "Every 15 minutes", "every 20-30 min" (the longer), "hourly"."""
    text = folded(phrase)
    for word, size in _REGULAR.items():
        if word in text:
            return size
    return target_seconds(phrase) or None


def amount_seconds(amount: str) -> int | None:
    """The seconds of "1 hour 30 min" or "15-min"; None where there is no amount."""
    pieces = list(_PIECE.finditer(_HOUR_AND_MINUTES.sub(r" h \1 min", folded(amount))))
    return _whole(sum(_number(piece["number"]) * _SECONDS[piece["unit"]] for piece in pieces)) if pieces else None


def window_in(phrase: str) -> Window | None:
    """The window that a phrase in brackets states, such as "0-15 minutes" or "within 5 minutes"."""
    text = folded(phrase)
    found = _find(text)
    if found is None or _BEFORE.search(text) is not None:  # "7 days before" does not run from the start
        return None
    others = re.findall(r"[^\W\d_]{2,}", text[: found.start] + " " + text[found.end :])
    return found.window if len(others) <= 3 or _TARGET.match(text) is not None else None


def window_at_edge(phrase: str) -> tuple[Window, int, int] | None:
    """A window that a heading begins or ends with, outside brackets: "First 5 minutes", "0-15 min: Triage".

    Returns:
        The window and where it stands in ``folded(phrase)``.
    """
    text = folded(phrase)
    found = _find(text, singles=False)
    if found is None:
        return None
    before, after = text[: found.start].strip(), text[found.end :].strip()
    if text[found.start] in "<≤" and before[-1:].isalnum() and (found.window.end_s or 0) < MINUTE:
        # "LCP < 2.5s" is what a system is to keep, and no time for anybody.
        return None
    if before and before[-1:] not in tuple(":-–—,|") and after:
        return None
    if after and not before and after[:1] not in tuple(":-–—,|.)"):
        return None if found.window.start_s is None else (found.window, found.start, found.end)
    return found.window, found.start, found.end


def is_before(phrase: str) -> bool:
    """Whether a heading's words count down to the start: "T-7 days", "Freeze (T-30 min)", "24 hours before"."""
    text = _from_zero(folded(phrase))
    return _T_MINUS.search(text) is not None or (_counts(text) and _BEFORE.search(text) is not None)


def _from_zero(text: str) -> str:
    return _T_ZERO.sub(lambda found: found.group().replace(found["sign"], "+"), text) if "0" in text else text


def _counts(text: str) -> bool:
    return _DIGIT.search(text) is not None or _COUNTS.are_in(text)


def _find(text: str, singles: bool = True) -> _Found | None:
    if not _counts(text):
        # Most texts: one look. What every reader asks for is missing.
        return None
    text = _from_zero(text)
    amount = _SINGLE.search(text)
    if (amount is None and "+" not in text and _LEAD.search(text) is None) or _T_MINUS.search(text):
        return None
    for pattern, read in _READERS if amount is not None else _WITHOUT_AMOUNT:
        if (match := pattern.search(text)) is not None:
            return _Found(read(match), match.start(), match.end())
    if singles and amount is not None:
        return _Found(Window(None, amount_seconds(amount.group())), amount.start(), amount.end())
    return None


def _ranged(match: re.Match[str]) -> Window:
    high = amount_seconds(match["high"])
    low = amount_seconds(match["low"])
    if low is None:
        unit = _PIECE.search(match["high"])
        low = _whole(_number(match["low"]) * _SECONDS[unit["unit"]]) if unit else None
    return Window(low, high)


def _opened(match: re.Match[str]) -> Window:
    if match["amount"]:
        return Window(amount_seconds(match["amount"]), None)
    return Window(_whole(_number(match["low"]) * _SECONDS[match["unit"]]), None)


def _after(match: re.Match[str]) -> Window:
    return Window(amount_seconds(match["amount"]), None)


def _after_first(match: re.Match[str]) -> Window:
    return Window(_first(match).end_s, None)


def _first(match: re.Match[str]) -> Window:
    amount = match["amount"]
    return Window(0, amount_seconds(amount) or _SECONDS[amount])


def _next(_: re.Match[str]) -> Window:
    """What comes next has a length and says nothing of its beginning."""
    return Window(None, None)


def _unit_first(match: re.Match[str]) -> Window:
    size = _SECONDS[match["unit"]]
    return Window(_whole(_number(match["low"]) * size), _whole(_number(match["high"]) * size))


def _up_to(match: re.Match[str]) -> Window:
    return Window(None, amount_seconds(match["amount"]))


def _t_plus(match: re.Match[str]) -> Window:
    unit = match["unit2"] or match["unit"] or "min"
    low = _whole(_number(match["low"]) * _SECONDS[match["unit"] or unit])
    high = _whole(_number(match["high"]) * _SECONDS[unit]) if match["high"] else None
    return Window(low, high)


_READERS = (
    (_T_PLUS, _t_plus),
    (_AFTER_FIRST, _after_first),
    (_FIRST, _first),
    (_NEXT, _next),
    (_UNIT_FIRST, _unit_first),
    (_RANGE, _ranged),
    (_OPEN, _opened),
    (_UP_TO, _up_to),
    (_BEHIND, _after),
    (_AFTER, _after),
)
_WITHOUT_AMOUNT = (
    (_T_PLUS, _t_plus),
    (_AFTER_FIRST, _after_first),
    (_FIRST, _first),
    (_UNIT_FIRST, _unit_first),
    (_OPEN, _opened),
)
"""Those of them that find something where no amount stands: "T+15", "First hour", "Minutes 0-15", "24+ hours"."""


def _whole(seconds: float) -> int | None:
    """Whole seconds; a time that no incident lasts is none."""
    return round(seconds) if seconds <= LONGEST else None


def _number(text: str) -> float:
    return NUMBER_WORDS[text] if text in NUMBER_WORDS else float(text.replace(",", "."))
