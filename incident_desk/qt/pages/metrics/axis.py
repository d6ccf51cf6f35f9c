"""The one axis of all strips: lengths on a logarithmic scale, from the shortest to the longest shown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite, log

_LEAST = 1.0
"""Seconds: nothing shorter has a place of its own; what took no time at all stands at the left end."""
_ROOM = 1.6
"""How many times shorter and longer than its values the axis is."""
_HOUR, _DAY = 3600, 86_400
_MARKS: tuple[tuple[float, str], ...] = (
    (1, "1 s"), (5, "5 s"), (15, "15 s"), (60, "1 min"), (300, "5 min"), (900, "15 min"), (_HOUR, "1 h"),
    (4 * _HOUR, "4 h"), (12 * _HOUR, "12 h"), (_DAY, "1 d"), (3 * _DAY, "3 d"), (7 * _DAY, "1 w"),
    (30 * _DAY, "30 d"), (90 * _DAY, "90 d"), (365 * _DAY, "1 y"), (3650 * _DAY, "10 y"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Axis:
    """Both ends in seconds."""

    low_s: float = 30.0
    high_s: float = 24.0 * _HOUR

    def share(self, seconds: float) -> float:
        """Where a length stands, from 0 at the left end to 1 at the right one; what is endless stands there."""
        if not isfinite(seconds):
            return 1.0
        held = min(max(seconds, self.low_s), self.high_s)
        return log(held / self.low_s) / log(self.high_s / self.low_s)

    def marks(self, least: float) -> tuple[tuple[float, str], ...]:
        """The places that are named, each at least that share from the one before."""
        found: list[tuple[float, str]] = []
        for seconds, name in _MARKS:
            share = self.share(seconds)
            if self.low_s <= seconds <= self.high_s and (not found or share - found[-1][0] >= least):
                found.append((share, name))
        return tuple(found)


def axis_for(lengths: Iterable[float]) -> Axis:
    """An axis on which all these lengths (in seconds) have a place; without any, half a minute to a day."""
    known = [max(_LEAST, one) for one in lengths if isfinite(one)]
    if not known:
        return Axis()
    low, high = max(_LEAST, min(known) / _ROOM), max(known) * _ROOM
    return Axis(low, max(high, low * 60))
