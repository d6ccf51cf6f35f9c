"""Lengths of time in words: ``04:12``, ``1:02:40``, ``2 h``, ``15 min``."""

from datetime import timedelta

_BOOKKEEPING_S = 0.001
"""Events of one act are written microseconds apart; that takes no second off a clock."""


def countdown(seconds: float) -> str:
    """A clock face for a length: ``04:12``, ``3:12:48``; a day and more as ``2 d 03:10:00``."""
    whole = int(abs(seconds) + _BOOKKEEPING_S)
    days, rest = divmod(whole, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, second = divmod(rest, 60)
    if days:
        return f"{days} d {hours:02}:{minutes:02}:{second:02}"
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes:02}:{second:02}"


def overrun(seconds: float) -> str:
    """A length past its end: ``+03:26``."""
    return f"+{countdown(seconds)}"


def elapsed(seconds: float) -> str:
    """A running clock with all its places: ``00:47:12``, ``101:02:03``."""
    whole = max(0, int(seconds + _BOOKKEEPING_S))
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def span(seconds: float) -> str:
    """A length in words: ``15 min``, ``4 h``, ``1 h 30 min``, ``2 d``, ``45 s``; zero is ``immediate``."""
    whole = int(seconds)
    if whole == 0:
        return "immediate"
    parts = []
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")):
        count, whole = divmod(whole, size)
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts[:2])


def took(ms: float) -> str:
    """How long an answer took: ``84 ms``, ``2.7 s``, ``< 1 ms``."""
    if ms < 1:
        return "< 1 ms"
    return f"{ms / 1000:.1f} s" if round(ms) >= 1000 else f"{ms:.0f} ms"


def length(value: timedelta) -> str:
    """A measured length as it is printed in a report: ``1 h 02 min``, ``3 min 20 s``."""
    whole = int(value.total_seconds())
    days, rest = divmod(whole, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, second = divmod(rest, 60)
    if days:
        return f"{days} d {hours:02} h"
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {second:02} s" if minutes else f"{second} s"
