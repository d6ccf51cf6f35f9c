"""Lengths told with halves and in clipped forms, as figures with a unit each: "an hour and a half" is 1.5 hours."""

import re

from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.durations import HOUR, MINUTE, NUMBER, NUMBER_WORDS, UNIT, UNITS
from incident_desk.formats.reading.vocabulary import folded_words

_AND_HALF = any_of(folded_words("times", "and_half"))
_HALF_BEHIND = any_of(folded_words("times", "half_behind"))
_ONE_AND_HALF = any_of(folded_words("times", "one_and_half"))
_COUNT = rf"(?<![\w.,])(?P<number>\d{{1,4}}|{NUMBER})"
_HALVES = (
    re.compile(rf"{_COUNT}\s{_AND_HALF}\s(?P<unit>{UNIT})(?![a-z])"),
    re.compile(rf"{_COUNT}[\s-]?(?P<unit>{UNIT})\s{_AND_HALF}(?![a-z])"),
    re.compile(rf"{_COUNT}{_HALF_BEHIND}[a-z]{{0,2}}\s(?P<unit>{UNIT})(?![a-z])"),
    re.compile(rf"(?P<number>\d{{1,4}})\s?(?P<unit>{UNIT}){_HALF_BEHIND}"),
    re.compile(rf"(?<![a-z])(?P<number>){_ONE_AND_HALF}[a-z]{{0,2}}\s(?P<unit>{UNIT})(?![a-z])"),
)
_HOUR, _MINUTE = any_of(UNITS[HOUR]), UNITS[MINUTE][0]
_CLIPPED = re.compile(rf"(?P<hours>\d{{1,3}}\s?{_HOUR})\s(?P<minutes>[0-5]\d)(?=\s?(?:$|[,;.)]))")
"""Minutes without their unit behind hours with theirs: "2 heures 15"."""
_ISO = re.compile(
    r"^\W{0,3}p(?:(?P<day>\d{1,4})d)?(?:t(?:(?P<hour>\d{1,4})h)?(?:(?P<minute>\d{1,4})m)?(?:(?P<second>\d{1,5})s)?)?\W{0,3}$"
)
_PRIME = re.compile(r"^\W{0,3}(?P<minutes>\d{1,3})\s?['’′]\W{0,3}$")


def with_figures(plain: str) -> str:
    """Words that are evened out, with figures and units where halves and clipped forms stood."""
    if (iso := _ISO.match(plain)) is not None and any(iso.groupdict().values()):
        return " ".join(f"{number} {unit}" for unit, number in iso.groupdict().items() if number)
    if (prime := _PRIME.match(plain)) is not None:
        return f"{prime['minutes']} {_MINUTE}"
    for pattern in _HALVES:
        plain = pattern.sub(_with_half, plain)
    return _CLIPPED.sub(rf"\g<hours> \g<minutes> {_MINUTE}", plain)


def _with_half(found: re.Match[str]) -> str:
    words = found["number"]
    number = 1 if not words else int(words) if words.isdecimal() else int(NUMBER_WORDS[words])
    return f"{number}.5 {found['unit']}"
