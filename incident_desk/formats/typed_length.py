"""A length of time as somebody types it into a field, ``0:30`` or ``1 h 30 min``, and as such a field shows it."""

import re

from incident_desk.domain.errors import Refused

_FACE = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?")
_PARTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]*)")
_UNITS = {
    1: ("s", "sec", "secs", "second", "seconds"),
    60: ("m", "min", "mins", "minute", "minutes", ""),
    3600: ("h", "hr", "hrs", "hour", "hours"),
    86_400: ("d", "day", "days"),
}
_NONE = ("", "-", "none", "not stated", "open")
_AT_ONCE = ("now", "at once", "immediate", "immediately")
LONGEST = 366 * 86_400
"""What no incident lasts."""


def read_length(typed: str, *, what: str = "This time", end_of_phase: int | None = None) -> int | None:
    """The seconds that were typed, a bare number in minutes; None for "none" or an empty field.

    Raises:
        Refused: it is no time; the words name *what* it is for, and the ways to write one.
    """
    text = " ".join(typed.casefold().split())
    if text in _NONE:
        return None
    if text in _AT_ONCE:
        return 0
    if text in ("end", "end of phase", "end of the phase"):
        if end_of_phase is None:
            raise Refused(f"{what} can't be the end of the phase: the phase has no end. Give the phase one first")
        return end_of_phase
    seconds = _face(text) if ":" in text else _words(text)
    if seconds is None:
        raise Refused(f"{what}: “{typed.strip()}” is no time. Write 0:30, 30m, 2h or 1h 30m, or leave it empty")
    if seconds > LONGEST:
        raise Refused(f"{what}: “{typed.strip()}” is longer than a year. Write a shorter time")
    return seconds


def _face(text: str) -> int | None:
    """Hours and minutes, as a clock shows them."""
    found = _FACE.fullmatch(text)
    return None if found is None else int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)


def _words(text: str) -> int | None:
    total, end = 0.0, 0
    for found in _PARTS.finditer(text):
        size = next((size for size, names in _UNITS.items() if found[2] in names), None)
        if size is None or text[end : found.start()].strip(" ,"):
            return None
        total, end = total + float(found[1].replace(",", ".")) * size, found.end()
    return round(total) if end and not text[end:].strip() else None


def face(seconds: int | None) -> str:
    """Hours and minutes: ``0:50``; empty where nothing is stated. Seconds are shown where there are some."""
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{rest:02}" if rest else "")
