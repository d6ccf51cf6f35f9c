"""A moment as it is typed over the rewound desk: so long after the declaration, or a time of day. Pure."""

import re
from datetime import UTC, datetime, timedelta

from incident_desk.domain.errors import WrongUse
from incident_desk.formats.times import read_any_time

_FACE = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{2})")
_UNITS = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s)?")
_MINUTES = re.compile(r"\d+(?:\.\d+)?")
BOOKKEEPING_S = 0.001
"""What one act writes lies microseconds apart; that takes no second off. A second counts once it is over."""
HOW_TYPED = "T+12 or T+12:30 after the declaration, or a time of day such as 03:08 (UTC)"


def read_instant(text: str, declared_at: datetime, latest: datetime) -> datetime:
    """The UTC moment that was typed: ``T+12`` (minutes), ``T+12:30``, ``T+1:02:40``, ``12m``, ``1h5m``, ``12``.

    What else there is is a time as everywhere: ``03:08`` is the last one before ``latest``.

    Raises:
        WrongUse: it is none.
    """
    plain = text.strip().casefold()
    after = plain.removeprefix("t").strip()
    if after.startswith(("+", "-", "−")) and (after[0] == "+" or plain.startswith("t")):
        length = _length(after[1:].strip())
        return declared_at + (length if after[0] == "+" else -length)
    if _MINUTES.fullmatch(plain) or (plain[:1].isdigit() and plain[-1] in "hmns"):
        return declared_at + _length(plain)
    return read_any_time(plain.upper() if "t" in plain else plain, latest, UTC)


def _length(text: str) -> timedelta:
    """How long that is: a bare number is minutes."""
    try:
        if _MINUTES.fullmatch(text):
            return timedelta(minutes=float(text))
        if found := _FACE.fullmatch(text):
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            return timedelta(hours=hours, minutes=minutes, seconds=seconds)
        found = _UNITS.fullmatch(text)
        if found and any(found.groups()):
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError as error:
        raise WrongUse(f"{text!r} is longer than any incident") from error
    raise WrongUse(f"{text!r} is no time. Write {HOW_TYPED}")


def elapsed_words(seconds: float) -> str:
    """So long after the declaration: ``T+12:00``, ``T+1:02:40``; before it ``T−0:30``."""
    whole = int(abs(seconds) + BOOKKEEPING_S)
    hours, rest = divmod(whole, 3600)
    face = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"
    return f"T{'−' if seconds < 0 else '+'}{face}"


def spoken_elapsed(seconds: float) -> str:
    """The same for ears: ``T plus 12 minutes``."""
    whole = int(abs(seconds) + BOOKKEEPING_S)
    parts = ((whole // 3600, "hour"), (whole // 60 % 60, "minute"), (whole % 60, "second"))
    words = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return f"T {'minus' if seconds < 0 else 'plus'} {' '.join(words) or '0 seconds'}"
