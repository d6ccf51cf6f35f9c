"""Times that count from something: "T+15", "+5 min", "20 minutes later", "12+ hours"."""

import re
from dataclasses import dataclass

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.durations import amount_seconds
from incident_desk.formats.reading.vocabulary import keys_of, written_words

PLAIN_LETTERS = {
    **{0xFF01 + shift: 0x21 + shift for shift in range(94)},
    **dict.fromkeys((0x00A0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000, 0x200B, 0xFEFF), 0x20),
    0x2236: 0x3A,
    0x2212: 0x2D,
}
"""Full-width letters, odd spaces and a few marks by the plain ones they stand for, one for one."""

_UNIT = any_of(word.casefold() for name in keys_of("units") for word in written_words("units", name))
_EARLIER = written_words("moments", "earlier")
_WAY = any_whole((*written_words("moments", "later"), *_EARLIER))
_T = re.compile(
    rf"T\s?0?\s?(?:(?P<sign>[+\-–])\s?(?P<one>\d{{1,5}})(?::(?P<two>\d\d)(?::(?P<three>\d\d))?)?(?:\s?(?P<unit>{_UNIT})(?![^\W\d_]))?"
    rf"|=?\s?0)(?!\w|:\d)",
    re.I,
)
_SIGNED = re.compile(
    rf"(?P<sign>[+\-–])\s?(?P<one>\d{{1,5}})(?::(?P<two>\d\d)(?::(?P<three>\d\d))?(?![:\d])|\s?(?P<unit>{_UNIT})(?![^\W\d_]))",
    re.I,
)
_AMOUNT = rf"(?P<amount>\d{{1,5}}(?:[.,]\d{{1,2}})?)(?P<plus>\+)?[\s\-]?(?P<unit>{_UNIT})(?![^\W\d_])"
_LATER = re.compile(
    rf"{_AMOUNT}\s?(?P<way>{_WAY}|in(?=\W*$))",
    re.I,
)
_PLUS = re.compile(rf"{_AMOUNT}(?P<more>\+)?", re.I)
_COUNTED = r"[DJ]\s?(?:0|[+\-–]\s?\d{1,3})(?!\w|:\d)"
_DAYS = re.compile(
    rf"[DJ]\s?(?:0|(?P<sign>[+\-–])\s?(?P<days>\d{{1,3}}))(?!\w|:\d)"
    rf"(?:\s?(?:→|->|–|-|{any_whole(written_words('moments', 'to'))})\s?{_COUNTED})?"
)
"""Days that are counted from one: "D0", "D-14", "J+1", "D+1 → D+3"."""
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Relative:
    """Seconds from something that the report has in mind, and where the words end."""

    end: int
    seconds: int
    precision: PastPrecision = PastPrecision.RELATIVE


def relative_at(text: str, start: int) -> Relative | None:
    """The relative time whose words begin there."""
    match = _T.match(text, start)
    if match is not None:
        return Relative(match.end(), _counted(match, from_zero=True)) if match["sign"] else Relative(match.end(), 0)
    if (match := _SIGNED.match(text, start)) is not None:
        return Relative(match.end(), _counted(match))
    if (match := _LATER.match(text, start)) is not None:
        return _amount(match, match["way"].casefold() in _EARLIER)
    match = _PLUS.match(text, start)
    if match is not None and (match["plus"] or match["more"]):
        found = _amount(match, False)
        return Relative(found.end, found.seconds, PastPrecision.AT_LEAST) if found else None
    return None


def days_at(text: str, start: int) -> Relative | None:
    """The days counted from the first one that begin there, and what is added to them: "D0 +10 min". Such a mark
    can be a name as well, so that it is asked for only where times are looked for."""
    match = _DAYS.match(text, start)
    if match is None:
        return None
    seconds = int(match["days"] or 0) * _DAY_S * (-1 if match["sign"] in ("-", "–") else 1)
    end = match.end()
    added = _SIGNED.match(text, end + (text[end : end + 1] == " "))
    return Relative(added.end(), seconds + _counted(added)) if added else Relative(end, seconds)


def _amount(match: re.Match[str], backwards: bool) -> Relative | None:
    seconds = amount_seconds(f"{match['amount']} {match['unit']}")
    return None if seconds is None else Relative(match.end(), -seconds if backwards else seconds)


def _counted(match: re.Match[str], from_zero: bool = False) -> int:
    """The seconds of "+5 min", "+00:15" (hours and minutes), "T+5" (minutes)."""
    if match["two"]:
        seconds = int(match["one"]) * 3600 + int(match["two"]) * 60 + int(match["three"] or 0)
    else:
        unit = match["unit"] or ("min" if from_zero else "")
        seconds = amount_seconds(f"{match['one']} {unit}") or 0
    return seconds if match["sign"] == "+" else -seconds
