"""Lengths in the words of the page: ``05:25``, ``1 h 27 m``, ``at least 12 h``; and the same for ears. Pure."""

from math import isfinite

from incident_desk.domain.measured import Measured
from incident_desk.domain.metrics_over import Quantile
from incident_desk.domain.moments import Precision

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def face(seconds: float) -> str:
    """``05:25`` below an hour, ``1 h 27 m`` below a day, ``2 d 03 h`` above."""
    whole = int(seconds)
    if whole < _HOUR:
        return f"{whole // _MINUTE:02}:{whole % _MINUTE:02}"
    if whole < _DAY:
        hours, minutes = divmod(whole // _MINUTE, 60)
        return f"{hours} h {minutes:02} m" if minutes else f"{hours} h"
    days, hours = divmod(whole // _HOUR, 24)
    return f"{days} d {hours:02} h" if hours else f"{days} d"


def rough(seconds: float) -> str:
    """As it stands in a sentence or a table: ``45 s``, ``58 m``, ``1 h 44 m``, ``2 d 03 h``."""
    whole = int(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    return f"{whole // _MINUTE} m" if whole < _HOUR else face(whole)


def brief(seconds: float) -> str:
    """As it stands over a month: ``04:40``, ``1:27 h``, ``3 d``."""
    whole = int(seconds)
    if whole < _HOUR:
        return face(whole)
    if whole < _DAY:
        return f"{whole // _HOUR}:{whole // _MINUTE % 60:02} h"
    return f"{whole // _DAY} d"


def bounded(low: float, high: float, word: str = "") -> tuple[str, float]:
    """The sign before a length that is only bounded, and which end of it is told: ``("≥ ", low)``."""
    if low == high:
        return word, low
    if not isfinite(high):
        return "≥ ", low
    return ("≤ ", high) if not low else ("", low)


def quantile_face(one: Quantile) -> str:
    """``1 h 27 m``, ``about 2 h``, ``≥ 4 h``, ``1 h to 2 h``."""
    sign, seconds = bounded(one.low_s, one.high_s, "about " if one.about else "")
    is_range = isfinite(one.high_s) and 0 < one.low_s < one.high_s
    return f"{face(one.low_s)} to {face(one.high_s)}" if is_range else f"{sign}{face(seconds)}"


def half_face(lower: Quantile, upper: Quantile) -> str:
    """The middle half in little room: ``02:55 to 12:02``, ``1 h 03 to 2 h 14``."""
    low_sign, low = bounded(lower.low_s, lower.high_s)
    high_sign, high = bounded(upper.low_s, upper.high_s)
    return f"{low_sign}{face(low).removesuffix(' m')} to {high_sign}{face(high).removesuffix(' m')}"


def measured_face(one: Measured) -> str:
    """One incident's length with how well it is known."""
    if one.why_not:
        return "n/a"
    if one.precision is Precision.RANGE:
        return f"{rough(one.low_s)} to {rough(one.high_s)}"
    words = {Precision.ABOUT: "about ", Precision.AT_LEAST: "over ", Precision.AT_MOST: "under "}
    seconds = one.high_s if one.precision is Precision.AT_MOST else one.low_s
    return f"{words.get(one.precision, '')}{rough(seconds)}"


def spoken(seconds: float) -> str:
    """For ears: ``9 minutes 30``, ``1 hour 27 minutes``, ``2 days 3 hours``."""
    whole = int(seconds)
    if whole < _MINUTE:
        return _counted(whole, "second")
    if whole < _HOUR:
        minutes, rest = divmod(whole, _MINUTE)
        return f"{_counted(minutes, 'minute')}{f' {rest}' if rest else ''}"
    large, small, names = (whole // _HOUR, whole // _MINUTE % 60, ("hour", "minute"))
    if whole >= _DAY:
        large, small, names = whole // _DAY, whole // _HOUR % 24, ("day", "hour")
    return f"{_counted(large, names[0])}{f' {_counted(small, names[1])}' if small else ''}"


def quantile_spoken(one: Quantile) -> str:
    """A quantile for ears."""
    return measured_spoken(Measured(one.low_s, one.high_s, one.about))


def measured_spoken(one: Measured) -> str:
    """One incident's length for ears."""
    if one.precision is Precision.RANGE:
        return f"between {spoken(one.low_s)} and {spoken(one.high_s)}"
    words = {Precision.ABOUT: "about ", Precision.AT_LEAST: "at least ", Precision.AT_MOST: "at most "}
    seconds = one.high_s if one.precision is Precision.AT_MOST else one.low_s
    return f"{words.get(one.precision, '')}{spoken(seconds)}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
