"""Where a moment lies on the ribbon: piecewise linear, so that a short phase is as legible as a long one.

Every stretch between two phase edges gets a share of the width in proportion to the square root of its
duration, and at least 12 %. Time runs evenly inside a stretch. What lies after the last stated edge (an open phase,
or a clock that has run past the plan) gets a fixed tail whose span doubles when now leaves it. Phases that
state no time at all follow as slots of equal width.

All times are seconds since the ribbon's zero; all positions are shares of the width, 0 to 1.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

LEAST_SHARE = 0.12
LEAST_GAP_SHARE = 0.03
OPEN_SHARE = 0.08
_SLOTS_MOST = 0.6
_TAIL_LEAST_SECONDS = 900.0
_MINUTE = 60.0
# (shorter than, minutes between two ticks)
_TICK_STEPS = ((10, 1), (60, 5), (120, 15), (360, 30), (720, 60), (2880, 240))
_LONGEST_TICK_STEP = 1440


@dataclass(frozen=True, slots=True)
class Window:
    """The stated time of one phase. No end is open; no start is not stated. ``share`` overrides the square root."""

    start: float | None
    end: float | None = None
    share: float | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError("A window ends after it starts")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in which time runs evenly."""

    start: float
    end: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class RibbonScale:
    """The finished scale: its stretches, and the place of every window in the order given."""

    segments: tuple[Segment, ...]
    slots: tuple[tuple[float, float], ...]
    axis_right: float
    edges: tuple[float, ...]

    def position(self, moment: float) -> float:
        """The share of the width at which this moment lies; held at the ends."""
        first, last = self.segments[0], self.segments[-1]
        if moment <= first.start:
            return first.left
        if moment >= last.end:
            return last.right
        index = bisect_right(self.segments, moment, key=lambda segment: segment.start) - 1
        segment = self.segments[index]
        share = (moment - segment.start) / (segment.end - segment.start)
        return min(segment.right, segment.left + share * (segment.right - segment.left))

    def moment(self, position: float) -> float:
        """The moment at this share of the width; held at the ends."""
        for segment in self.segments:
            if position <= segment.right:
                share = max(0.0, position - segment.left) / (segment.right - segment.left)
                return segment.start + share * (segment.end - segment.start)
        return self.segments[-1].end

    def ticks(self) -> tuple[float, ...]:
        """Moments of the small ticks between the edges; none after the last edge."""
        return tuple(tick for start, end in pairwise(self.edges) for tick in ticks_between(start, end))


def build_scale(windows: Sequence[Window], now: float = 0.0) -> RibbonScale:
    """The scale for these windows; windows may overlap, leave gaps, be open or state no time.

    ``now`` is the latest moment that must have a place of its own: now, or a target that lies later.
    """
    timed = [window for window in windows if window.start is not None]
    edges = _edges(timed)
    has_tail = len(edges) < 2 or now > edges[-1] or any(window.end is None for window in timed)
    untimed = len(windows) - len(timed)
    slot_share = min(LEAST_SHARE, _SLOTS_MOST / untimed) if untimed else 0.0
    room = 1.0 - slot_share * untimed
    tail_share = 0.0 if not has_tail else OPEN_SHARE if len(edges) > 1 else room
    segments = _segments(edges, _shares(edges, timed, room - tail_share), room if not has_tail else None)
    axis_right = segments[-1].right if segments else 0.0
    if has_tail:
        segments.append(Segment(edges[-1], edges[-1] + _tail_span(edges, now), axis_right, room))
    scale = RibbonScale(tuple(segments), (), axis_right, tuple(edges))
    return RibbonScale(scale.segments, _slots(scale, windows, room, slot_share), axis_right, scale.edges)


def lanes_of(slots: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """The lane of each window, 0 on top; windows that overlap get different lanes."""
    ends: list[float] = []
    lanes = [0] * len(slots)
    for index in sorted(range(len(slots)), key=lambda number: slots[number]):
        left, right = slots[index]
        lane = next((number for number, end in enumerate(ends) if end <= left + 1e-9), len(ends))
        if lane == len(ends):
            ends.append(right)
        ends[lane] = right
        lanes[index] = lane
    return tuple(lanes)


def ticks_between(start: float, end: float) -> tuple[float, ...]:
    """Round moments strictly between two edges: every 5 minutes in a quarter of an hour, every 30 in two hours."""
    minutes = (end - start) / _MINUTE
    step = next((step for limit, step in _TICK_STEPS if minutes < limit), _LONGEST_TICK_STEP) * _MINUTE
    count = int((end - start) / step)
    return tuple(tick for tick in (start + index * step for index in range(1, count + 1)) if tick < end - 1e-6)


def _edges(timed: Sequence[Window]) -> list[float]:
    starts = {window.start for window in timed if window.start is not None}
    ends = {window.end for window in timed if window.end is not None}
    return sorted({0.0} | starts | ends)


def _shares(edges: Sequence[float], timed: Sequence[Window], room: float) -> list[float]:
    stretches = list(pairwise(edges))
    stated = {(window.start, window.end): window.share for window in timed if window.share}
    if stretches and all(stretch in stated for stretch in stretches):
        weights = [stated[stretch] or 0.0 for stretch in stretches]
        return [weight / sum(weights) * room for weight in weights]
    even = room / max(1, len(stretches))
    floors = [min(LEAST_SHARE if _is_covered(stretch, timed) else LEAST_GAP_SHARE, even) for stretch in stretches]
    return _poured([sqrt(end - start) for start, end in stretches], floors, room)


def _is_covered(stretch: tuple[float, float], timed: Sequence[Window]) -> bool:
    start, end = stretch
    return any(
        window.start is not None and window.start <= start and (window.end is None or window.end >= end)
        for window in timed
    )


def _poured(weights: Sequence[float], floors: Sequence[float], room: float) -> list[float]:
    """Room shared by weight, where nobody gets less than his floor (the floors fit into the room)."""
    held: set[int] = set()
    while True:
        spare = room - sum(floors[index] for index in held)
        total = sum(weight for index, weight in enumerate(weights) if index not in held)
        shares = [
            floors[index] if index in held else weight / total * spare for index, weight in enumerate(weights)
        ]
        short = {index for index, share in enumerate(shares) if index not in held and share < floors[index]}
        if not short or len(held | short) == len(weights):
            return shares if not short else _levelled(floors, room)
        held |= short


def _levelled(floors: Sequence[float], room: float) -> list[float]:
    """Every floor takes the whole room: stretch the floors to fill it exactly."""
    return [floor / sum(floors) * room for floor in floors]


def _segments(edges: Sequence[float], shares: Sequence[float], right_end: float | None) -> list[Segment]:
    segments: list[Segment] = []
    left = 0.0
    for (start, end), share in zip(pairwise(edges), shares, strict=True):
        segments.append(Segment(start, end, left, left + share))
        left += share
    if segments and right_end is not None:
        # Sums of shares miss the edge by a rounding error; the last stretch ends exactly where it must.
        last = segments[-1]
        segments[-1] = Segment(last.start, last.end, last.left, right_end)
    return segments


def _tail_span(edges: Sequence[float], now: float) -> float:
    span = max(_TAIL_LEAST_SECONDS, (edges[-1] - edges[0]) / 4)
    while edges[-1] + span < now:
        span *= 2
    return span


def _slots(
    scale: RibbonScale, windows: Sequence[Window], room: float, slot_share: float
) -> tuple[tuple[float, float], ...]:
    slots: list[tuple[float, float]] = []
    left = room
    for window in windows:
        if window.start is None:
            slots.append((left, left + slot_share))
            left += slot_share
        else:
            end = _shown_end(window, windows)
            slots.append(
                (scale.position(window.start), scale.segments[-1].right if end is None else scale.position(end))
            )
    return tuple(slots)


def _shown_end(window: Window, windows: Sequence[Window]) -> float | None:
    """An open window ends on the ribbon where the next one starts."""
    if window.end is not None or window.start is None:
        return window.end
    later = [other.start for other in windows if other.start is not None and other.start > window.start]
    return min(later, default=None)
