"""Where the ticks of a ribbon's entries stand: as many as there are half pixels, however many entries there are."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence

from incident_desk.qt.widgets.ribbon_scale import RibbonScale

_QUARTER = 0.25
"""From the middle of a half pixel to its edge."""
_KNOWN: "deque[tuple[tuple[float, ...], RibbonScale, float, float, tuple[float, ...]]]" = deque(maxlen=4)
"""What was counted last, so that it stays from second to second. Moments are known by being the same value: to
compare or to sum up a hundred thousand of them would take as long as to paint them."""


def ticks_of(moments: tuple[float, ...], scale: RibbonScale, left: float, right: float) -> tuple[float, ...]:
    """Where moments lie between these two places of the design, to half a pixel, each place once, in order."""
    for known in _KNOWN:
        if known[0] is moments and known[1:4] == (scale, left, right):
            return known[4]
    found = tuple(_counted(sorted(moments), scale, left, right))
    _KNOWN.append((moments, scale, left, right, found))
    return found


def _counted(moments: Sequence[float], scale: RibbonScale, left: float, right: float) -> list[float]:
    """What lies within the same half pixel is passed over at once."""
    width = right - left

    def place(moment: float) -> float:
        return round((left + scale.position(moment) * width) * 2) / 2

    found: list[float] = []
    number, last = 0, place(moments[-1]) if moments else 0.0
    while number < len(moments):
        x = place(moments[number])
        found.append(x)
        if x == last:
            break
        share = (x + _QUARTER - left) / width
        beyond = bisect_left(moments, scale.moment(min(1.0, max(0.0, share))), number + 1)
        is_exact = place(moments[beyond - 1]) == x and beyond < len(moments) and place(moments[beyond]) != x
        number = beyond if is_exact else bisect_right(moments, x, number + 1, key=place)
    return found
