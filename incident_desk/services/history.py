"""The answers of the past: what any window of them comes to, at the best resolution that is kept of it.

| what | kept at full rate | then by the minute | then by the hour and the day |
|---|---|---|---|
| everything | 14 days | 90 days | for years |
| spans of incidents | for good | | |

Counts, error rate, availability, mean and outages are exact: where only roll-ups are left, the window is widened to
whole minutes or hours and says so. Percentiles are measured ones as long as the whole window is at full rate, and
within 1/64 of those where it is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Protocol

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_past import (
    CoursePoint,
    Judged,
    Past,
    PastAnswer,
    Span,
    Stretch,
    StretchKind,
    past_of,
    point_of,
    span_of,
    stretches_of,
)
from incident_desk.domain.health_rolls import Heard, Roll, joined, rolls_of
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import to_microseconds

SECOND = 1_000_000
MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86_400 * SECOND
FULL_RATE = 14 * DAY
BEFORE_INCIDENT, AFTER_INCIDENT = timedelta(hours=1), timedelta(hours=24)
_STEPS = [
    *(SECOND * n for n in (1, 2, 5, 10, 15, 20, 30)),
    *(MINUTE * n for n in (1, 2, 3, 5, 10, 15, 20, 30)),
    *(HOUR * n for n in (1, 2, 3, 4, 6, 8, 12)),
    *(DAY * n for n in (1, 2, 5, 10, 30)),
]
_BY_SECOND, _BY_MINUTE, _BY_HOUR = 6 * HOUR, 3 * DAY, 92 * DAY
"""Windows up to these are looked at answer by answer, minute by minute, hour by hour; longer ones by the day."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A span that stays at full rate."""

    since: datetime
    until: datetime


class HistoryStore(Protocol):
    """Where the answers are. Moments are microseconds since 1970; what can't be read is as if it were not there."""

    def keep(self, answers: Sequence[Judged]) -> bool:
        """Keep these; False where they could not be written."""
        ...

    def heard(self, check: str, since: int, until: int) -> Heard:
        """What counts of the answers in (since, until] at full rate, and what speaks into it."""
        ...

    def times(self, check: str, since: int, until: int) -> list[int]:
        """The times of the good answers that count and are at full rate, in any order."""
        ...

    def rolls(self, check: str, unit: int, since: int, until: int) -> list[Roll]:
        """The roll-ups of that unit that lie in the span and hold all that was heard of theirs, in their order."""
        ...

    def answers(self, check: str, before: int, n: int) -> list[PastAnswer]:
        """The last answers up to that moment at full rate, newest first."""
        ...

    def tend(self, now: datetime, kept: Sequence[Kept] | None) -> bool:
        """Roll up and let go a little, some ms; says whether there is more to do. None: let nothing go."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class History:
    """What was heard of the checks. Each call reads a file: never on the GUI thread."""

    def __init__(self, store: HistoryStore) -> None:
        self._store = store

    def keep(self, answers: Sequence[Judged]) -> bool:
        """Keep these answers; False where they could not be written: hand them in again."""
        return self._store.keep(answers)

    def tend(self, now: datetime, kept: Sequence[Kept] | None) -> bool:
        """Roll up and let go a little; says whether there is more to do. ``kept``: what stays at full rate.

        None where that is not known: then nothing is let go.
        """
        return self._store.tend(now, kept)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def figures(self, check: str, since: datetime, until: datetime) -> Past:
        """Counts, availability, percentiles and outages of (since, until]."""
        begin, end = to_microseconds(since), to_microseconds(until)
        first, last = -(-begin // HOUR) * HOUR, end // HOUR * HOUR
        if first > last:
            first = last = end
        parts = (
            self._edge(check, begin, first) + self._parts(check, first, last, DAY) + self._edge(check, last, end)
        )
        begun, ended = (min(begin, parts[0].since), max(end, parts[-1].until)) if parts else (begin, end)
        roll = _whole(parts, begun, ended)
        is_recent = end - begin <= FULL_RATE + DAY
        return past_of(roll, self._store.times(check, begin, end) if is_recent else None)

    def course(self, check: str, since: datetime, until: datetime, points: int = 300) -> tuple[CoursePoint, ...]:
        """At most so many cells, oldest first, on a grid that stays where it is when the window moves.

        Cells that nothing is known of are left out.
        """
        begin, end = to_microseconds(since), to_microseconds(until)
        step = _step_of(end - begin, points)
        whole = max(step, HOUR)
        first, last = begin // whole * whole, -(-end // whole) * whole
        unit = next((one for one in (DAY, HOUR, MINUTE) if step % one == 0), step)
        if unit == MINUTE and end - begin <= _BY_SECOND:
            unit = step
        found = []
        for cell, parts in groupby(self._parts(check, first, last, unit), key=lambda one: _cell_of(one, step)):
            if cell[0] < end and cell[1] > begin:
                found.append(_whole(list(parts), *cell))
        return tuple(point_of(one) for one in found if not one.is_empty)

    def stretches(self, check: str, since: datetime, until: datetime) -> tuple[Stretch, ...]:
        """How the check was from `since` to `until`, without a gap, oldest first.

        A window of over 6 hours is told by the minute, one of over 3 days by the hour, one of over 92 by the day.
        """
        begin, end = to_microseconds(since), to_microseconds(until)
        first, last = begin // HOUR * HOUR, -(-end // HOUR) * HOUR
        length = end - begin
        unit = MINUTE if length <= _BY_MINUTE else HOUR if length <= _BY_HOUR else DAY
        if length > _BY_SECOND:
            return stretches_of(map(span_of, self._parts(check, first, last, unit)), begin, end)
        spans: list[Span] = []
        heard = self._store.heard(check, first, last)
        for hour in range(first, last, HOUR):
            known = [(a, b, _kind(is_good)) for a, b, is_good in heard.spoken(hour, min(end, hour + HOUR))]
            spans += known or [span_of(one) for one in self._thin(check, hour, hour + HOUR, unit)]
        return stretches_of(spans, begin, end)

    def answers(self, check: str, before: datetime, n: int = 20) -> tuple[PastAnswer, ...]:
        """The last answers up to that moment, newest first, as far as they are at full rate."""
        return tuple(self._store.answers(check, to_microseconds(before), n))

    def _edge(self, check: str, begin: int, end: int) -> list[Roll]:
        """A part of an hour, or of two: whole minutes or hours where there is nothing finer."""
        found: list[Roll] = []
        for hour in range(begin // HOUR * HOUR, end if begin < end else begin // HOUR * HOUR, HOUR):
            heard = self._store.heard(check, hour, hour + HOUR)
            since, until = max(begin, hour), min(end, hour + HOUR)
            thin = [] if _is_heard(heard, hour) else self._thin(check, hour, hour + HOUR, MINUTE)
            exact = rolls_of(heard, since, until - since, 1) if not thin else []
            found += exact or [one for one in thin if one.until > begin and one.since < end]
        return found

    def _parts(self, check: str, begin: int, end: int, unit: int) -> list[Roll]:
        """Whole hours in rolls of `unit` where there are such, else finer ones, else coarser ones."""
        if begin >= end:
            return []
        if unit not in (MINUTE, HOUR, DAY):
            return self._exact(check, begin, end, unit)
        found: list[Roll] = []
        for one in _with_holes(self._store.rolls(check, unit, begin, end), begin, end):
            if isinstance(one, Roll):
                found.append(one)
            elif unit == DAY:
                found += self._parts(check, *one, HOUR)
            else:
                found += self._exact(check, *one, unit)
        return found

    def _exact(self, check: str, begin: int, end: int, step: int) -> list[Roll]:
        """Rolls of `step`, made from the answers; coarser ones for the hours of which no answers are left."""
        heard = self._store.heard(check, begin, end)
        unit = min(step, HOUR)
        found: list[Roll] = []
        silent: int | None = None
        for hour in (*range(begin, end, HOUR), end):
            is_heard = hour < end and _is_heard(heard, hour)
            if is_heard or hour == end:
                found += self._thin(check, silent, hour, unit) if silent is not None else []
                silent = None
            elif silent is None:
                silent = hour
            if is_heard:
                rolls = rolls_of(heard, hour, unit, HOUR // unit)
                found += [one for one in rolls if not one.is_empty]
        return found

    def _thin(self, check: str, begin: int, end: int, unit: int) -> list[Roll]:
        """The roll-ups of hours of which no answers are left."""
        minutes = self._store.rolls(check, MINUTE, begin, end) if unit < HOUR else []
        hours = {one.since // HOUR for one in minutes}
        coarse = [one for one in self._store.rolls(check, HOUR, begin, end) if one.since // HOUR not in hours]
        return sorted(minutes + coarse)


def spans_to_keep(incidents: Iterable[Incident], now: datetime) -> list[Kept]:
    """What stays at full rate: each incident, from an hour before its declaration to a day after its end."""
    return [
        Kept(one.declared_at - BEFORE_INCIDENT, (one.ended_at or now) + AFTER_INCIDENT)
        for one in incidents
        if one.record is RecordKind.INCIDENT
    ]


def _step_of(length: int, points: int) -> int:
    """The shortest step of the grid with which a window has at most so many cells."""
    least = length / max(1, points - 1)
    return next((one for one in _STEPS if one >= least), _STEPS[-1])


def _cell_of(roll: Roll, step: int) -> tuple[int, int]:
    """The cell of the grid that a roll lies in; one that is longer than a cell is one of its own."""
    begin = roll.since // step * step
    return (begin, begin + step) if roll.length <= step else (roll.since, roll.until)


def _whole(parts: Sequence[Roll], begin: int, end: int) -> Roll:
    """One roll of these, from `begin` to `end`."""
    return joined([Roll(begin, 0), *parts, Roll(max(begin, end), 0)])


def _is_heard(heard: Heard, hour: int) -> bool:
    return next(heard.spoken(hour, hour + HOUR), None) is not None


def _kind(is_good: bool) -> StretchKind:
    return StretchKind.GOOD if is_good else StretchKind.FAILED


def _with_holes(rolls: Sequence[Roll], begin: int, end: int) -> Iterable[Roll | tuple[int, int]]:
    """The rolls, and between them the spans that none of them covers."""
    reached = begin
    for one in rolls:
        if one.since > reached:
            yield reached, one.since
        yield one
        reached = one.until
    if reached < end:
        yield reached, end
