"""Moments in the words of a report: days, clocks, ranges, relative and approximate times, and times nobody knows.

Nothing here raises and nothing is made up: what the words leave open is left empty, and every figure of a moment
stands in the text. Full-width figures and odd spaces are read as plain ones, letter by letter, so that places stay.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from incident_desk.domain.past_times import PastMoment, PastPrecision
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.reports.clocks import ClockPiece, clock_at, in_half, zone_first
from incident_desk.formats.reading.reports.days import (
    MONTH_ALONE,
    NO_HINTS,
    DayPiece,
    Hints,
    day_at,
    day_range_at,
)
from incident_desk.formats.reading.reports.moment_words import (
    AFTERWARDS,
    BEGINNERS,
    LEAD,
    QUALIFIERS,
    TO,
    UNKNOWN,
)
from incident_desk.formats.reading.reports.spans import PLAIN_LETTERS, Relative, days_at, relative_at
from incident_desk.formats.reading.vocabulary import folded_words, written_words

LONGEST = 400
"""Letters of a line in which the time that it begins with is looked for."""
LONGEST_TEXT = 20_000
"""Letters of a text in which times are looked for."""
_OPENING = re.compile(
    r"[\U0001f000-\U0001faff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2b00-\u2bff\ufe0f\u200d"
    r"\s\[(（【「\"'“*_|•·・･▪‣◦\-–—]{0,12}"
)
_CLOSING = re.compile(r"\s?[\])）】」]")
_FIGURE = re.compile(r"\d")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,20}")
_ENDS_ITSELF = re.compile(r"[)日号號일曜一-龯]")
"""What a day ends with that a clock may touch: 3月7日14時."""
_HAZY_CLOCK = re.compile(r"\d{1,2}:(?:\d[xX?]|[xX?]{2})(?::[\dxX?]{2})?Z?(?![\w:])")
"""A clock of which only a part is known: "06:2x"."""
_PLAIN_CLOCK = re.compile(r"\d{1,2}:\d\d")
_TO_CLOCK = any_of(written_words("moments", "day_to_clock"))
_DAY_TO_CLOCK = re.compile(
    rf"(?P<t>T(?=\d))|\s{{0,3}}(?:[,@|、:/(（]|[-–—]|{_TO_CLOCK}(?![^\W\d_]))?\s{{0,3}}", re.I
)
_CLOCK_TO_DAY = re.compile(rf"\s{{0,2}}(?:[,(@]\s?|{any_of(written_words('moments', 'clock_to_day'))}\s)?", re.I)
_ZONE_BEFORE = re.compile(r"(?<![^\W_])(?P<zone>UTC|GMT)\s?$")
"""A zone that stands before its clock: "since UTC 05:13"."""
_HOUR_BEHIND_DAY = re.compile(
    rf"(?P<hour>\d{{1,2}})\s?(?:h|{any_of(written_words('moments', 'hours_behind'))})(?![\w:])", re.I
)
"""An hour without minutes, which only a day before it makes a clock: "6 mai 2024 vers 14 h"."""
_YEAR_BEHIND = re.compile(r"\s(?P<year>20\d\d)(?![\d:\-/])")
_DAY_WORDS = 6
"""Letters of "May 6" and the like, whose year stands elsewhere."""
_FARTHEST = 14 * 60
"""Minutes by which the clocks of two zones are apart at most."""
_MOST_WORDS = 5
"""Words before a time that are looked past: "on or about the"."""
_AND = frozenset(folded_words("times", "and"))
_LOCAL = any_of((*written_words("moments", "local_time"), "local", "locale", "lokal"))
_SECOND_CLOCK = re.compile(rf"(?:\s{_LOCAL}(?=\s?[(\[]))?\s{{0,2}}(?P<open>[(\[（/|,=])\s?", re.I)
_BEFORE_CLOCK = ("morning", "afternoon", "about", "before", "after")
_BEGINS = re.compile(
    r"(?<![\w.:/#\-])(?=\d)|(?<![^\W\d_])(?=[TtA-Za-zäçéûôÀ-ÿ])(?=(?:T\s?[+\-]|[A-Za-zÀ-ÿ]{3,10}\.?,?\s{0,2}\d))|(?=["
    + "".join({word[0] for key in _BEFORE_CLOCK for word in written_words("moments", key) if word[0] > "\u2e80"})
    + r"]\D{0,2}\d)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A moment and where its words stand."""

    moment: PastMoment
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Core:
    """A day, a clock, or both, without what qualifies them."""

    end: int
    day: DayPiece | None = None
    clock: ClockPiece | None = None
    precision: PastPrecision = PastPrecision.EXACT


def moment_of(text: str, hints: Hints = NO_HINTS) -> PastMoment:
    """The moment that a label's value or a table's cell states: the one it begins with, else the first in it, else
    its words alone, as unknown."""
    found = moment_at_start(text, hints) or next(iter(moments_in(text, hints)), None)
    return found.moment if found else PastMoment(text.strip(), precision=PastPrecision.UNKNOWN)


def moment_at_start(text: str, hints: Hints = NO_HINTS) -> Found | None:
    """The moment that a line begins with, behind marks and brackets; None where it begins otherwise."""
    plain = _plain(text[:LONGEST])
    opening = _OPENING.match(plain)
    start = opening.end() if opening else 0
    word = _FIRST_WORD.match(plain, start)
    if word is not None and word.group().isascii() and word.group().casefold() not in BEGINNERS:
        return None
    for place in dict.fromkeys((start, _back_to_sign(plain, start))):
        if (found := _moment_at(plain, place, hints)) is not None:
            return _as_written(text, found, bool(start))
    return None


def moments_in(text: str, hints: Hints = NO_HINTS) -> tuple[Found, ...]:
    """Every moment in a text that has a day or a clock, from left to right."""
    return _moments_in(text[:LONGEST_TEXT], hints)


@lru_cache(maxsize=512)
def _moments_in(text: str, hints: Hints) -> tuple[Found, ...]:
    """A report's lines are asked for their moments by whoever looks for its beginning, its end, its day or zone."""
    plain = _plain(text)
    found: list[Found] = []
    place = 0 if _FIGURE.search(plain) or (not plain.isascii() and any(map(str.isdigit, plain))) else len(plain)
    while (begin := _BEGINS.search(plain, place)) is not None:
        word = _FIRST_WORD.match(plain, begin.start())
        if word is not None and word.group().isascii() and word.group().casefold() not in BEGINNERS:
            place = word.end()
            continue
        one = _moment_at(plain, begin.start(), hints, everywhere=True)
        one = _zoned_before(plain, one, found[-1].end if found else 0) if one is not None else None
        if one is not None and (one.moment.day or one.moment.clock or one.moment.doubt):
            found.append(_as_written(text, one, False))
            place = max(one.end, begin.start() + 1)
        else:
            place = _next_word(plain, begin.start())
    return tuple(found)


def _zoned_before(text: str, found: Found, from_place: int) -> Found:
    """The moment with the zone that stands before its clock, where it has none behind it."""
    moment = found.moment
    if not moment.clock or moment.day or moment.zone:
        return found
    before = _ZONE_BEFORE.search(text, max(from_place, found.start - 8), found.start)
    return replace(found, moment=replace(moment, zone=before["zone"])) if before else found


def _plain(text: str) -> str:
    return text if text.isascii() else text.translate(PLAIN_LETTERS)


def _next_word(text: str, place: int) -> int:
    """Past the figures or letters that begin there, so that no word is tried twice."""
    place += 1
    while place < len(text) and text[place].isdigit():
        place += 1
    return place


def _back_to_sign(text: str, start: int) -> int:
    """Where a "-10 min" or "--:--" begins, whose sign looks like a list's mark."""
    while start and text[start - 1] == "-":
        start -= 1
    return start


def _as_written(text: str, found: Found, opened: bool) -> Found:
    """The moment with its own words, and the end behind a bracket that was opened before it or in it."""
    written, end = text[found.start : found.end].rstrip(" ,;-–—"), found.end
    if found.moment.clock and _is_open(written) and (closing := _CLOSING.match(text, end)) is not None:
        written, end = text[found.start : closing.end()], closing.end()
    if opened and (closing := _CLOSING.match(text, end)) is not None and written.count("(") == written.count(")"):
        end = closing.end()
    return Found(replace(found.moment, written=written), found.start, end)


def _is_open(words: str) -> bool:
    """Whether a bracket in them is not closed: "28 June 2023 (11:25"."""
    return sum(map(words.count, "(（")) > sum(map(words.count, ")）"))


def _moment_at(text: str, start: int, hints: Hints, everywhere: bool = False) -> Found | None:
    place, precision = _qualified(text, start)
    if _PLAIN_CLOCK.match(text, place) is not None:
        everywhere = True
    if not everywhere and (unknown := UNKNOWN.match(text, place)) is not None:
        return Found(PastMoment(unknown.group(), precision=PastPrecision.UNKNOWN), start, unknown.end())
    if not everywhere and (relative := relative_at(text, place)) is not None:
        least = precision if precision is not PastPrecision.EXACT else relative.precision
        return Found(PastMoment("", precision=least, relative_s=relative.seconds), start, relative.end)
    if hints.loose and (counted := days_at(text, place)) is not None:
        return _of_counted_day(text, start, counted, hints)
    if (days := day_range_at(text, place)) is not None:
        first, last, end = days
        return Found(PastMoment("", day=first, precision=PastPrecision.RANGE, until_day=last), start, end)
    core = _core_at(text, place, hints)
    if core is None:
        return _hazy(text, start, place, everywhere)
    if core.precision is not PastPrecision.EXACT and precision is PastPrecision.EXACT:
        precision = core.precision
    ended = _range_end(text, core, hints)
    moment = _built(core, ended, precision)
    end = ended.end if ended else core.end
    moment, end = _second_clock(text, moment, end, ended is not None)
    return Found(*_qualified_after(text, moment, start, end))


def _of_counted_day(text: str, start: int, counted: Relative, hints: Hints) -> Found:
    """A time that counts the days; a clock behind the first one is that of its day: "D0 18:40"."""
    clock = clock_at(text, counted.end + (text[counted.end : counted.end + 1] == " "), hints)
    moment = PastMoment("", precision=counted.precision, relative_s=counted.seconds)
    if clock is None:
        return Found(moment, start, counted.end)
    if counted.seconds == 0:
        moment = PastMoment("", clock=clock.clock, zone=clock.zone, offset_min=clock.offset_min)
    return Found(moment, start, clock.end)


def _hazy(text: str, start: int, place: int, everywhere: bool) -> Found | None:
    """A time of which a part is known: "06:2x", "June 2023", "December 2025 – February 2026"."""
    hazy = _HAZY_CLOCK.match(text, place)
    if hazy is None and not everywhere and (hazy := MONTH_ALONE.match(text, place)) is not None:
        to = TO.match(text, hazy.end())
        hazy = (MONTH_ALONE.match(text, to.end()) if to else None) or hazy
    return Found(PastMoment("", precision=PastPrecision.APPROXIMATE), start, hazy.end()) if hazy else None


def _qualified(text: str, start: int) -> tuple[int, PastPrecision]:
    """Past "at", "~", "before" and the like, and how well the time is known by them."""
    place, precision = start, PastPrecision.EXACT
    for _ in range(_MOST_WORDS):
        if text[place : place + 1].isdigit():
            break
        known = [(name, match) for name, pattern in QUALIFIERS if (match := pattern.match(text, place)) is not None]
        for name, match in known:
            place, precision = match.end(), name
        if not known and (lead := LEAD.match(text, place)) is not None:
            place = lead.end()
    return place, precision


def _qualified_after(text: str, moment: PastMoment, start: int, end: int) -> tuple[PastMoment, int, int]:
    for name, pattern in AFTERWARDS:
        match = pattern.match(text, end)
        if match is not None and moment.precision in (PastPrecision.EXACT, name):
            return replace(moment, precision=name), start, match.end()
    return moment, start, end


def _core_at(text: str, start: int, hints: Hints) -> _Core | None:
    day = None if _PLAIN_CLOCK.match(text, start) else day_at(text, start, hints)
    if day is not None:
        return _day_first(text, day, hints)
    clock = clock_at(text, start, hints)
    if clock is None:
        return None
    gap = _CLOCK_TO_DAY.match(text, clock.end)
    assert gap is not None
    behind = day_at(text, gap.end(), hints) if gap.end() > clock.end else None
    bracketed = (
        behind is not None and gap.group().strip().startswith("(") and text[behind.end : behind.end + 1] == ")"
    )
    if behind is None or (behind.yearless and not bracketed) or not behind.day:
        return _Core(clock.end, None, clock)
    end = behind.end + bracketed
    return _Core(end, behind, clock)


def _day_first(text: str, day: DayPiece, hints: Hints) -> _Core | None:
    gap = _DAY_TO_CLOCK.match(text, day.end)
    assert gap is not None
    place, about = _qualified(text, gap.end())
    zone, place = zone_first(text, place)
    clock = None
    if gap.end() > day.end or place > gap.end() or _ENDS_ITSELF.match(text, day.end - 1):
        clock = clock_at(text, place, hints, whole=bool(gap["t"]))
    if clock is not None:
        clock = clock if clock.zone else replace(clock, zone=zone)
        day, end = _with_year_behind(text, day, clock.end)
        return _Core(end, day, clock, about)
    if (hour := _HOUR_BEHIND_DAY.match(text, place)) is not None and int(hour["hour"]) < 24:
        return _Core(hour.end(), day, ClockPiece(hour.end(), f"{int(hour['hour']):02}:00"), about)
    if (hazy := _HAZY_CLOCK.match(text, place)) is not None:
        return _Core(hazy.end(), day, None, PastPrecision.APPROXIMATE)
    if day.yearless and day.end < len(text.strip()) and text[day.end] not in ":：":
        return None
    return _Core(day.end, day, None)


def _with_year_behind(text: str, day: DayPiece, end: int) -> tuple[DayPiece, int]:
    """The day with the year that stands behind its clock, as a computer prints it: "May 6 14:03:00 UTC 2024"."""
    found = _YEAR_BEHIND.match(text, end)
    if found is None or not day.doubt or day.day:
        return day, end
    dated = day_at(f"{text[max(0, day.end - _DAY_WORDS) : day.end].lstrip()} {found['year']}", 0)
    return (dated, found.end()) if dated is not None and dated.day else (day, end)


def _range_end(text: str, core: _Core, hints: Hints) -> _Core | None:
    """The later end, where the words go on with "to" and another time of the same kind."""
    to = TO.match(text, core.end)
    if to is None:
        return None
    place, _ = _qualified(text, to.end())
    ended = _core_at(text, place, hints)
    if ended is None or (core.clock is None) != (ended.clock is None):
        return None
    if ended.day and ended.clock and not core.day and ended.day.end < ended.clock.end:
        return None
    if to.group().strip().casefold() in _AND and not ended.clock:
        return None
    return ended


def _built(core: _Core, ended: _Core | None, precision: PastPrecision) -> PastMoment:
    clock, day = core.clock, core.day
    moment = PastMoment(
        "", day=day.day if day else "", clock=clock.clock if clock else "", zone=clock.zone if clock else "",
        offset_min=clock.offset_min if clock else None, precision=precision, doubt=day.doubt if day else "",
    )  # fmt: skip
    return _with_end(moment, core, ended) if ended else moment


def _with_end(moment: PastMoment, core: _Core, ended: _Core) -> PastMoment:
    """The range: the end lends its zone and its half of the day to the beginning."""
    first, last = core.clock, ended.clock
    until_day = ended.day.day if ended.day else moment.day
    moment = moment if moment.day else replace(moment, day=until_day)
    if first is None or last is None:
        return replace(moment, precision=PastPrecision.RANGE, until_day=until_day)
    clock = moment.clock
    if last.half and not first.half and in_half(clock, last.half) <= last.clock:
        clock = in_half(clock, last.half)
    zoned = moment if moment.zone else replace(moment, zone=last.zone, offset_min=last.offset_min)
    return replace(zoned, clock=clock, precision=PastPrecision.RANGE, until_day=until_day, until_clock=last.clock)


def _second_clock(text: str, moment: PastMoment, end: int, ranged: bool) -> tuple[PastMoment, int]:
    """Past the same moment in another zone, "20:07 EDT (00:07 UTC)", which also proves the first zone's offset."""
    gap = _SECOND_CLOCK.match(text, end)
    if gap is None or not moment.clock:
        return moment, end
    place, _ = _qualified(text, gap.end())
    day = day_at(text, place)
    inner = _DAY_TO_CLOCK.match(text, day.end) if day else None
    other = clock_at(text, inner.end() if inner else place)
    if (
        other is None
        or not other.zone
        or not (moment.zone or (gap["open"] in "([（" and _is_elsewhere(moment, other)))
    ):
        return moment, end
    end = other.end
    if (to := TO.match(text, end)) is not None and ranged and (until := clock_at(text, to.end())) is not None:
        end = until.end
    if gap["open"] in "([（":
        closing = _CLOSING.match(text, end)
        if closing is None:
            return moment, gap.start()
        end = closing.end()
    return _proven(moment, other), end


def _is_elsewhere(moment: PastMoment, other: ClockPiece) -> bool:
    """Whether two clocks can be one moment in two zones: they are apart by what zones are apart."""
    apart = abs(_minutes(moment.clock) - _minutes(other.clock))
    return apart > 0 and apart % 30 == 0 and (apart <= _FARTHEST or 1440 - apart <= _FARTHEST)


def _proven(moment: PastMoment, other: ClockPiece) -> PastMoment:
    """The moment with the offset that the second clock proves, where its own zone leaves it open."""
    beside = PastMoment("", day=moment.day, clock=other.clock, zone=other.zone, offset_min=other.offset_min).offset
    if moment.offset is not None or beside is None:
        return moment
    minutes = _minutes(moment.clock) - _minutes(other.clock) + beside
    return replace(moment, offset_min=(minutes + 720) % 1440 - 720)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])
