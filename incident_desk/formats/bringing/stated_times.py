"""Times as tables, chats and logs state them: with or without a day and a zone, elapsed, or counted since 1970.

A time without a day is one of the day that is named, and of the day after where the clock goes back by over half a
day: the entries stand in their order. Nothing is guessed: where the words leave two readings, there is no time.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from incident_desk.domain.moments import Moment
from incident_desk.domain.past_zones import AMBIGUOUS, FIXED, read_zone
from incident_desk.formats.bringing.found import HowRead, Means
from incident_desk.formats.times import AHEAD, EARLIEST, readings

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})[a-z]{{0,6}}\.?"
DAY = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|today|yesterday"
    rf"|(?:{_WEEKDAY},? )?(?:\d{{1,2}}[ /-]\.? ?{_MONTH}(?:[ /-]\d{{4}})?"
    rf"|{_MONTH} {{1,2}}\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)|{_WEEKDAY})"
)
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?:[ \u202f]?[ap]\.?m\b\.?)?"
ZONE = rf"(?:(?-i:(?:{'|'.join((*FIXED, *AMBIGUOUS))})\b)?(?:[+-]\d{{2}}:?\d{{2}}\b)?)"
STAMP = re.compile(rf"(?:(?P<day>{DAY})(?:[T,: ]{{1,2}}| at )(?:at )?)?(?P<clock>{CLOCK}) ?(?P<zone>{ZONE})", re.I)
_CLOCK_PARTS = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?[ \u202f]?([ap])?", re.I)
_NUMBERS = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_MONTH_NAME = re.compile(rf"({'|'.join(_MONTHS)})", re.I)
_DIGITS = re.compile(r"\d+")
_EPOCH = re.compile(r"\d{9,19}(?:\.\d{1,9})?")
_FACE = re.compile(r"(?:T ?)?([+-]?)(?:(\d{1,3}) d )?(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?")
_SPAN = re.compile(r"(?:T ?)?([+-]?)((?:\d{1,7}(?:[.,]\d+)? ?(?:ms|s|sec|m|min|h|d)? ?)+)", re.I)
_PART = re.compile(r"(\d+(?:[.,]\d+)?) ?([a-z]*)", re.I)
_UNITS = {"ms": 0.001, "s": 1, "sec": 1, "": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400}
_HALF_DAY = timedelta(hours=12)
_THIRTEEN = 13
_NANO, _MICRO, _MILLI = 10**17, 10**14, 10**11
"""From so many units since 1970 on they are nano-, micro- or milliseconds, and not those of the year 5138."""


class Clock:
    """Reads the times of one text in their order. ``trouble`` says why the last one could not be read."""

    def __init__(self, how: HowRead) -> None:
        self._how = how
        self._day = how.day or how.start.astimezone(how.zone).date()
        self._last: time | None = None
        self.trouble = ""
        self.asks_zone = False

    def read(self, text: str, means: Means = Means.CLOCK) -> Moment | None:
        """The moment that the text states; None where it states none, or leaves it open."""
        self.trouble = ""
        plain = " ".join(text.split())
        if not plain:
            self.trouble = "no time"
            return None
        try:
            at = self._elapsed(plain) if means is Means.ELAPSED else self._epoch_or_clock(plain, means)
        except (OverflowError, ValueError, OSError):
            at = None
        if at is None or at < EARLIEST:
            self.trouble = self.trouble or f"“{plain[:40]}” is no time that is understood"
            return None
        if at > self._how.now + AHEAD:
            self.trouble = "lies ahead of now"
        return Moment.exactly(at)

    def begin_day(self, words: str) -> bool:
        """A line that says the day alone: what follows happened on it. False where it says none."""
        day = self._day_of(" ".join(words.split()))
        if day is None:
            return False
        self._day, self._last = day, None
        return True

    def _epoch_or_clock(self, plain: str, means: Means) -> datetime | None:
        if means is Means.CLOCK:
            return self._clock(plain)
        if not _EPOCH.fullmatch(plain):
            return None
        seconds = float(plain) / (1000 if means is Means.EPOCH_MS else 1)
        return datetime.fromtimestamp(seconds, UTC)

    def _elapsed(self, plain: str) -> datetime | None:
        seconds = elapsed_s(plain)
        return None if seconds is None else self._how.start + timedelta(seconds=seconds)

    def _clock(self, plain: str) -> datetime | None:
        found = STAMP.fullmatch(plain)
        if found is None:
            return None
        clock = _clock_of(found["clock"])
        day = self._day_of(found["day"]) if found["day"] else self._following(clock)
        if day is None:
            return None
        zone = self._zone(found["zone"], day)
        if zone is None:
            return None
        moments = readings(day, clock, zone)
        if not moments:
            self.trouble = f"{plain[:40]} was no time of that zone: its clocks were put forward"
        return min(moments, default=None)

    def _following(self, clock: time) -> date:
        """The day of a clock time that states none."""
        if self._last is not None and _since_midnight(self._last) - _since_midnight(clock) > _HALF_DAY:
            self._day += timedelta(1)
        self._last = clock
        return self._day

    def _zone(self, words: str, day: date) -> tzinfo | None:
        if not words:
            self.asks_zone = True
            return self._how.zone
        reading = read_zone(words, day)
        if reading.minutes is None:
            self.trouble = reading.doubt
            return None
        return timezone(timedelta(minutes=reading.minutes))

    def _day_of(self, words: str) -> date | None:
        """The day, as a calendar states it or counted from now."""
        today = self._how.now.astimezone(self._how.zone).date()
        plain = words.casefold()
        if plain in ("today", "yesterday"):
            return today - timedelta(plain == "yesterday")
        if numbers := _NUMBERS.fullmatch(plain):
            return self._numbered(*(int(one) for one in numbers.groups()), dotted="." in plain)
        if named := _MONTH_NAME.search(plain.split(",")[0] if _names_weekday(plain) is None else _after(plain)):
            return _named(plain, _MONTHS.index(named[1]) + 1, today)
        weekday = _names_weekday(plain)
        if weekday is None or _DIGITS.search(plain):
            return None
        return today - timedelta((today.weekday() - weekday) % 7)

    def _numbered(self, first: int, second: int, third: int, *, dotted: bool) -> date | None:
        if first > 31:  # noqa: PLR2004
            return date(first, second, third)
        if dotted:
            return date(third + 2000 if third < 100 else third, second, first)  # noqa: PLR2004
        year = third + 2000 if third < 100 else third  # noqa: PLR2004
        if first >= _THIRTEEN or second >= _THIRTEEN or first == second:
            return date(year, second, first) if second < _THIRTEEN else date(year, first, second)
        if self._how.day_first is None:
            self.trouble = (
                f"{first}/{second}/{third} has two readings: say whether the day or the month comes first"
            )
            return None
        return date(year, second, first) if self._how.day_first else date(year, first, second)


def elapsed_s(plain: str) -> float | None:
    """The seconds of a time since the beginning: ``12:30`` is minutes and seconds, ``+1h 5m``, ``-90``."""
    if face := _FACE.fullmatch(plain):
        sign, days, hours, minutes, seconds = face.groups()
        whole = int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        return -whole if sign == "-" else whole
    span = _SPAN.fullmatch(plain)
    if span is None:
        return None
    parts = _PART.findall(span[2])
    length = sum(float(count.replace(",", ".")) * _UNITS[unit.casefold()] for count, unit in parts)
    return -length if span[1] == "-" else length


def means_of_number(plain: str) -> Means | None:
    """Whether a number alone is one of seconds or of milliseconds since 1970; None: of neither."""
    if not _EPOCH.fullmatch(plain):
        return None
    return Means.EPOCH_MS if float(plain) >= _MILLI else Means.EPOCH_S


def since_1970(number: float) -> datetime:
    """The moment that many seconds, milli-, micro- or nanoseconds after 1970 (UTC)."""
    scale = next((by for least, by in ((_NANO, 1e9), (_MICRO, 1e6), (_MILLI, 1e3)) if number >= least), 1.0)
    return datetime.fromtimestamp(number / scale, UTC)


def _clock_of(words: str) -> time:
    found = _CLOCK_PARTS.match(words)
    if found is None:
        raise ValueError(words)
    hour, minute, second, part, half = found.groups()
    number = int(hour)
    if half:
        if not 1 <= number <= 12:  # noqa: PLR2004
            raise ValueError(words)
        number = number % 12 + (12 if half.casefold() == "p" else 0)
    return time(number, int(minute), int(second or 0), int((part or "0")[:6].ljust(6, "0")))


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def _names_weekday(plain: str) -> int | None:
    return next((place for place, name in enumerate(_WEEKDAYS) if plain.startswith(name)), None)


def _after(plain: str) -> str:
    """The words behind the day of the week."""
    return re.sub(r"^[a-z]+\.?,? ?", "", plain)


def _named(plain: str, month: int, today: date) -> date | None:
    """A day with the name of its month; without a year it is the last one of that name."""
    numbers = [int(one) for one in _DIGITS.findall(plain)]
    if not numbers or len(numbers) > 2:  # noqa: PLR2004
        return None
    if len(numbers) == 2:  # noqa: PLR2004
        return date(numbers[1], month, numbers[0])
    day = date(today.year, month, numbers[0])
    return day if day <= today + timedelta(1) else date(today.year - 1, month, numbers[0])
