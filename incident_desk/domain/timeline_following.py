"""A timeline as its record moves on: only the rows that are concerned are made anew. And where two of them differ.

Pure, and equal to reading the whole record again: ``followed(timeline(events), events, new)`` is
``timeline([*events, *new])``.
"""

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import REACHING_BACK, Entry, extended, timeline

Row = TypeVar("Row")
_NAMING = ("entry", "crossing")
"""The fields by which an event that reaches back names the row."""


def place_of(row: Entry) -> tuple[datetime, int]:
    """Where a row stands among the others: by when it happened (UTC), ties by the order of writing."""
    return row.sort_at, row.seq


def followed(rows: tuple[Entry, ...], events: Sequence[Event], new: Sequence[Event]) -> tuple[Entry, ...] | None:
    """The rows once ``new`` came after ``events``, whose timeline ``rows`` is; what stays is the same value.

    None where something was erased: that empties an event which is held already.
    """
    if any(event.kind == Kind.ERASED for event in new):
        return None
    more = extended(rows, [event for event in new if event.kind not in REACHING_BACK])
    touched = _touched(events, new)
    if more is None or not touched:
        return more
    # A row rests on its own event and on what reaches back, and on nothing else.
    concerned = [one for part in (events, new) for one in part if one.id in touched or one.kind in REACHING_BACK]
    stated = {row.id: row for row in timeline(concerned) if row.id in touched}
    return _replaced(more, stated)


def _touched(events: Sequence[Event], new: Sequence[Event]) -> set[str]:
    """The ids of what may read otherwise after ``new``."""
    touched = {one for event in new if event.kind in REACHING_BACK for one in _named(event)}
    if any(event.kind == Kind.UNDONE for event in new):
        every = (*events, *new)
        turned = undone_acts(events) ^ undone_acts(every)
        for event in every:
            if event.act in turned:
                touched.update((event.id, *_named(event)))
    return touched


def _named(event: Event) -> list[str]:
    return [str(event.data[name]) for name in _NAMING if name in event.data and event.kind in REACHING_BACK]


def _replaced(rows: tuple[Entry, ...], stated: dict[str, Entry]) -> tuple[Entry, ...]:
    """The rows with these in place of those of the same ids, each at the place where it belongs now."""
    places = {row.id: place for place, row in enumerate(rows) if row.id in stated}
    changed = sorted(place for one, place in places.items() if rows[place] != stated[one])
    more = list(rows)
    for place in reversed(changed):
        del more[place]
    for place in changed:
        insort(more, stated[rows[place].id], key=place_of)
    return tuple(more)


@dataclass(frozen=True, slots=True)
class Splice:
    """How one sequence becomes another: at ``start`` so many are taken out, and others put in."""

    start: int
    removed: int
    added: int

    @property
    def is_nothing(self) -> bool:
        """Whether both are the same."""
        return not self.removed and not self.added


def splice(before: tuple[Row, ...], after: tuple[Row, ...]) -> Splice:
    """The one stretch in which the two differ; rows that are the same values cost next to nothing to compare."""
    most = min(len(before), len(after))
    start = _common_start(before[:most], after[:most])
    rest = most - start
    end = _common_end(before[len(before) - rest :], after[len(after) - rest :])
    return Splice(start, len(before) - start - end, len(after) - start - end)


def _common_start(one: tuple[Row, ...], other: tuple[Row, ...]) -> int:
    """How many both begin with; they are equally long. Whole slices are compared: 100,000 rows take some 1 ms."""
    low, high = 0, len(one)
    middle = high
    while low < high:
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
        middle = (low + high + 1) // 2
    return low


def _common_end(one: tuple[Row, ...], other: tuple[Row, ...]) -> int:
    """How many both end with; they are equally long."""
    low, high = 0, len(one)
    middle = low
    while low < high:
        if one[middle:high] == other[middle:high]:
            high = middle
        else:
            low = middle + 1
        middle = (low + high) // 2
    return len(one) - high


def sifted(
    left: tuple[Entry, ...], before: tuple[Entry, ...], after: tuple[Entry, ...], wanted: Callable[[Entry], bool]
) -> tuple[Entry, ...]:
    """Those rows of ``after`` that are wanted, where ``left`` are those of ``before``; all in the rows' order."""
    where = splice(before, after)
    old = before[where.start : where.start + where.removed]
    new = after[where.start : where.start + where.added]
    start = bisect_right(left, place_of(before[where.start - 1]), key=place_of) if where.start else 0
    end = start + sum(map(wanted, old))
    return (*left[:start], *filter(wanted, new), *left[end:])
