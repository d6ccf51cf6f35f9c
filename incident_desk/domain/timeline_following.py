"""A timeline as its record moves on: only the rows that are concerned are made anew. And where two of them differ.

Equal to reading the whole record again: ``followed(timeline(events), reaching_back(events), new, source)`` is
``timeline([*events, *new])``. So who shows a long record holds its rows and what reaches back, and no other event.
"""

from bisect import bisect_right, insort
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import Entry, extended, timeline

Row = TypeVar("Row")


class Source(Protocol):
    """Where the events of a record can be had again, those whose rows are held."""

    def of_acts(self, acts: Collection[str]) -> Sequence[Event]:
        """All of these acts."""
        ...

    def of_rows(self, rows: Sequence[Entry]) -> Sequence[Event]:
        """Those that the rows are of."""
        ...


def place_of(row: Entry) -> tuple[datetime, int]:
    """Where a row stands among the others: by when it happened (UTC), ties by the order of writing."""
    return row.sort_at, row.seq


def followed(
    rows: tuple[Entry, ...], back: Sequence[Event], new: Sequence[Event], source: Source
) -> tuple[Entry, ...] | None:
    """The rows once ``new`` came after them; ``back`` is what reaches back of all before.

    What stays is the same value. None where something was erased: that empties an event whose row is held already.
    """
    if any(event.kind == Kind.ERASED for event in new):
        return None
    more = extended(rows, new)
    if more is not None:
        return more
    turned = _turned(back, new)
    anew = (*(source.of_acts(turned) if turned else ()), *new)
    touched = {event.id for event in anew}
    touched.update(word for event in reaching_back(anew) for word in _words(event.data))
    # A row rests on its own event and on what reaches back, and on nothing else.
    known = {event.id: event for event in (*back, *anew)}
    lacking = [row for row in rows if row.id in touched and row.id not in known]
    known |= {event.id: event for event in (source.of_rows(lacking) if lacking else ())}
    concerned = sorted(known.values(), key=_seq)
    return _replaced(rows, {row.id: row for row in timeline(concerned) if row.id in touched})


def _seq(event: Event) -> int:
    return event.seq


def _turned(back: Sequence[Event], new: Sequence[Event]) -> Set[str]:
    """The acts that are taken back by the new events, or of which they take back the taking back."""
    if all(event.kind != Kind.UNDONE for event in new):
        return frozenset()
    return undone_acts(back) ^ undone_acts((*back, *new))


def earlier(rows: tuple[Entry, ...], back: Sequence[Event], seq: int, source: Source) -> tuple[Entry, ...]:
    """The rows as they stood after the event of that number: the ``timeline`` of the events until then.

    ``rows`` are those of now, and ``back`` is all that reaches back.
    """
    then, later = [one for one in back if one.seq <= seq], [one for one in back if one.seq > seq]
    left = tuple(row for row in rows if row.seq <= seq)
    if not later:
        return left
    turned = _turned(then, later)
    anew = [event for event in (source.of_acts(turned) if turned else ()) if event.seq <= seq]
    touched = {event.id for event in anew}
    touched.update(word for event in (*later, *reaching_back(anew)) for word in _words(event.data))
    known = {event.id: event for event in (*then, *anew)}
    known |= {event.id: event for event in source.of_rows([row for row in left if row.id in touched])}
    concerned = sorted(known.values(), key=_seq)
    return _replaced(left, {row.id: row for row in timeline(concerned) if row.id in touched})


def preceding(older: Sequence[Event], later: Sequence[Event]) -> tuple[Entry, ...]:
    """The rows of these events, where ``later`` holds at least what reaches back of all that came after them.

    So a long record can be read from its end: the rows of its parts together are the timeline of all.
    """
    mine = {event.id for event in older}
    return tuple(row for row in timeline((*older, *reaching_back(later))) if row.id in mine)


def reaching_back(events: Sequence[Event]) -> list[Event]:
    """Those of these events that change rows which stand already."""
    kinds = _reaching(events)
    return [event for event in events if event.kind in kinds]


def _reaching(events: Sequence[Event]) -> Set[str]:
    """The kinds of events among these that change rows which stand already."""
    return {kind for kind, event in {one.kind: one for one in events}.items() if extended((), [event]) is None}


def _words(data: object) -> Iterator[str]:
    """Every text in the body of an event: among them are the ids of the rows that it reaches back to."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from (word for one in data.values() for word in _words(one))
    elif isinstance(data, list | tuple):
        yield from (word for one in data for word in _words(one))


def _replaced(rows: tuple[Entry, ...], stated: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """The rows with these in place of those of the same ids, and among them, each at the place where it belongs."""
    known = {row.id: place for place, row in enumerate(rows) if row.id in stated}
    changed = [row for row in stated.values() if row.id not in known or rows[known[row.id]] != row]
    more = list(rows)
    for place in sorted((known[row.id] for row in changed if row.id in known), reverse=True):
        del more[place]
    for row in changed:
        insort(more, row, key=place_of)
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


class _Last:
    """The two last answers, for several views of one timeline ask the same question one after the other."""

    known: tuple[tuple[object, object, Splice], ...] = ()


def splice(before: tuple[Row, ...], after: tuple[Row, ...]) -> Splice:
    """The one stretch in which the two differ; rows that are the same values cost next to nothing to compare."""
    for one, other, found in _Last.known:
        if one is before and other is after:
            return found
    most = min(len(before), len(after))
    start = _common_start(before[:most], after[:most])
    rest = most - start
    end = _common_end(before[len(before) - rest :], after[len(after) - rest :])
    found = Splice(start, len(before) - start - end, len(after) - start - end)
    _Last.known = ((before, after, found), *_Last.known[:1])
    return found


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
