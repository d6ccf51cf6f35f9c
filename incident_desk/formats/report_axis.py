"""An axis of time for a figure, broken where a long silence would squeeze all the rest.

Between two breaks time runs evenly, but faster or slower than elsewhere: each stretch has room for what is in it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from incident_desk.domain.durations import span
from incident_desk.formats.report_figure import Gap, Tick
from incident_desk.formats.report_words import clock_time, day

MOST_GAPS = 6
SHORTEST_GAP_S = 60.0
_OF_ALL, _OF_USUAL = 0.25, 6.0
"""A silence is long that takes a quarter of the time shown and six times as long as silences usually do."""
_GAP, _LEAST = 0.055, 0.05
"""Widths of a break, and of a stretch in which only one moment lies."""
_APART, _APART_DATED = 0.085, 0.14
"""Between two times that are written on the axis, at the least."""
_STEPS_S = (60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800)


@dataclass(frozen=True, slots=True)
class _Stretch:
    since: datetime
    until: datetime
    left: float
    width: float

    @property
    def length_s(self) -> float:
        return (self.until - self.since).total_seconds()


@dataclass(frozen=True, slots=True)
class Axis:
    """Where each moment from the first to the last stands. All times are UTC."""

    stretches: tuple[_Stretch, ...]

    @classmethod
    def of(cls, moments: Sequence[datetime]) -> "Axis":
        """The axis of these moments, in any order; at least one."""
        times = sorted(set(moments))
        ends = _silences(times)
        parts: list[list[datetime]] = [[]]
        for time in times:
            parts[-1].append(time)
            if time in ends:
                parts.append([])
        return cls(tuple(_laid_out([(one[0], one[-1]) for one in parts])))

    def place(self, moment: datetime) -> float:
        """From 0 to 1; what lies in a break stands in it, what lies outside at the end."""
        number = bisect_right([one.since for one in self.stretches], moment) - 1
        if number < 0:
            return self.stretches[0].left
        one = self.stretches[number]
        if moment <= one.until:
            share = (moment - one.since).total_seconds() / one.length_s if one.length_s else 0.5
            return round(one.left + share * one.width, 5)
        return round(min(1.0, one.left + one.width + (_GAP / 2 if number + 1 < len(self.stretches) else 0.0)), 5)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The breaks, each with how much time it leaves out."""
        return tuple(
            Gap(
                round(one.left + one.width, 5),
                round(next_.left, 5),
                _rough((next_.since - one.until).total_seconds()),
            )
            for one, next_ in pairwise(self.stretches)
        )

    @property
    def left_out(self) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when the breaks are."""
        return tuple((one.until, next_.since) for one, next_ in pairwise(self.stretches))

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Times to write on it, with room between them."""
        first, last = self.stretches[0].since, self.stretches[-1].until
        dated = day(first) != day(last)
        finely = (last - first).total_seconds() < 600
        apart = _APART_DATED if dated else _APART
        wanted = sorted({one for stretch in self.stretches for one in _round_times(stretch, apart)} | {first})
        kept: list[Tick] = []
        for moment in wanted:
            place = self.place(moment)
            if not kept or place - kept[-1].place >= apart:
                clock = clock_time(moment) if finely else clock_time(moment)[:5]
                kept.append(Tick(place, f"{day(moment)[5:]} {clock}" if dated else clock))
        return tuple(kept)


def _rough(seconds: float) -> str:
    """How long, to the minute where it is more than ten."""
    return span(round(seconds / 60) * 60 if seconds >= 600 else round(seconds))


def _silences(times: Sequence[datetime]) -> set[datetime]:
    """The moments after which a long silence begins."""
    gaps = {before: (after - before).total_seconds() for before, after in pairwise(times)}
    if len(gaps) < 3:
        return set()
    usual, left = median(gaps.values()), sum(gaps.values())
    found: set[datetime] = set()
    for moment, length in sorted(gaps.items(), key=lambda one: (-one[1], one[0]))[:MOST_GAPS]:
        if length < max(SHORTEST_GAP_S, _OF_ALL * left, _OF_USUAL * usual):
            break
        found.add(moment)
        left -= length
    return found


def _laid_out(parts: Sequence[tuple[datetime, datetime]]) -> Iterator[_Stretch]:
    lengths = [(until - since).total_seconds() for since, until in parts]
    shown, room = sum(lengths), 1.0 - _GAP * (len(parts) - 1) - _LEAST * len(parts)
    left = 0.0
    for (since, until), length in zip(parts, lengths, strict=True):
        width = _LEAST + room * (length / shown if shown else 1 / len(parts))
        yield _Stretch(since, until, left, width)
        left += width + _GAP


def _round_times(one: _Stretch, apart: float) -> Iterator[datetime]:
    """The beginning of a stretch, and round times in it where it is wide enough."""
    yield one.since
    fit = int(one.width / apart)
    step = next((step for step in _STEPS_S if fit and one.length_s / step <= fit), 0)
    if not step or fit < 2:
        return
    midnight = one.since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    passed = int((one.since - midnight).total_seconds() // step) + 1
    moment = midnight + timedelta(seconds=passed * step)
    while moment <= one.until:
        if (moment - one.since).total_seconds() / one.length_s * one.width >= apart * 0.9:
            yield moment
        moment += timedelta(seconds=step)
