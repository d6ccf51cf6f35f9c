"""Lines that begin with a moment counted from the start, as items of a list: "**T+15** – open a bridge".

Several in a row of a paragraph would run into one another otherwise. No line is added or taken away.
"""

import re

from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.durations import UNITS, Window
from incident_desk.formats.reading.headings import without_window

_UNIT = any_of(word for words in UNITS.values() for word in words)
_MOMENT = rf"T\s?[+-]\s?\d{{1,4}}\s?(?:{_UNIT})?"
_LEAD = rf" {{0,3}}(?:\*\*{_MOMENT}\s?[:：]?\*\*|__{_MOMENT}\s?[:：]?__|{_MOMENT}(?=\s?[-–—:：|]))"
_TIMED = re.compile(rf"{_LEAD}[-–—:：| \t]{{0,8}}(?![-–—:：|\d\s]|T\s?[+-])\S", re.I)
_AT = re.compile(rf"T\s?\+\s?\d{{1,4}}\s?(?:{_UNIT})?(?![\w+])(?!\s?(?:[-–—]|to)\s?(?:T\s?\+\s?)?\d)", re.I)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_FEWEST = 2
_SPACES = re.compile(r" *")


def with_timed_items(lines: list[str]) -> list[str]:
    """The lines with those that begin with such a moment as items; one alone, or one in a fence, is left alone."""
    if sum(_begins(line) for line in lines) < _FEWEST:
        return lines
    places, fence = [], ""
    for place, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and _begins(line):
            places.append(place)
    changed = list(lines)
    for place in places if len(places) >= _FEWEST else ():
        changed[place] = _SPACES.sub(lambda indent: f"{indent.group()}1. ", lines[place], count=1)
    return changed


def _begins(line: str) -> bool:
    return ("+" in line[:12] or "-" in line[:12]) and _TIMED.match(line) is not None


def window_of_step(text: str) -> Window | None:
    """The time that the words of a step state; what is for "T+15" is due then."""
    window = without_window(text)[1]
    if window is not None and window.end_s is None and _AT.match(text):
        return Window(window.start_s, window.start_s)
    return window
