"""Which lines of the source stand on which rows: some are folded away between those that say something, long ones
have several rows. Values in, values out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.found import Found, Look

FEWEST = 4
"""Lines that are worth a fold: fewer are read as fast as the word that they are there."""
_DULL = re.compile(rb"\0{%d,}" % FEWEST)


@dataclass(frozen=True, slots=True)
class Rest:
    """The row of a line that goes on there; of its rows the first one has the number 0."""

    line: int
    number: int


@dataclass(frozen=True, slots=True)
class Folds:
    """The rows of the source: a line each, or a stretch of folded lines, or several rows for a line that is too
    long for one. Lines are counted from 1, rows from 0."""

    count: int
    spans: tuple[Span, ...] = ()
    """The folded stretches."""
    wraps: Mapping[int, int] = field(default_factory=dict)
    """How many rows each long line has: two at least."""
    _odd: tuple[tuple[Span, int], ...] = ()
    """The stretches that have not as many rows as lines, folded or long, with their rows."""
    _before: tuple[int, ...] = ()
    """How many rows fewer than lines there are before each of those, and at last after all of them."""

    @classmethod
    def of(cls, count: int, spans: Sequence[Span] = (), wraps: Mapping[int, int] | None = None) -> "Folds":
        """*count* lines, with these stretches folded: in their order, none over another."""
        wraps = wraps or {}
        long = [(Span(line, line), rows) for line, rows in wraps.items() if not _is_in(line, spans)]
        odd = sorted([*((span, 1) for span in spans), *long], key=_first_of_odd)
        fewer = accumulate((span.last - span.first + 1 - rows for span, rows in odd), initial=0)
        return cls(count, tuple(spans), wraps, tuple(odd), tuple(fewer))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.count - (self._before[-1] if self._before else 0)

    def at(self, row: int) -> int | Span | Rest:
        """The line that begins on that row, the one that goes on there, or the stretch that is folded there."""
        place = bisect_right(range(len(self._odd)), row, key=self._row_of_odd) - 1
        if place < 0:
            return row + 1
        (span, rows), number = self._odd[place], row - self._row_of_odd(place)
        if number >= rows:
            return row + 1 + self._before[place + 1]
        return span if rows == 1 else Rest(span.first, number) if number else span.first

    def row_of(self, line: int) -> int:
        """Where a line begins, or the fold that it is in."""
        place = bisect_right(self._odd, line, key=_first_of_odd) - 1
        if place < 0:
            return line - 1
        if line <= self._odd[place][0].last:
            return self._row_of_odd(place)
        return line - 1 - self._before[place + 1]

    def end_of(self, line: int) -> int:
        """The last row of a line."""
        begins = self.row_of(line)
        return begins if isinstance(self.at(begins), Span) else begins + self.wraps.get(line, 1) - 1

    def line_on(self, row: int) -> int:
        """The line on that row; 0 where some are folded, or none is."""
        place = self.at(row) if 0 <= row < self.rows else 0
        return place.line if isinstance(place, Rest) else place if isinstance(place, int) else 0

    def without(self, span: Span) -> "Folds":
        """The same with that stretch unfolded."""
        return Folds.of(self.count, [one for one in self.spans if one != span], self.wraps)

    def _row_of_odd(self, place: int) -> int:
        return self._odd[place][0].first - 1 - self._before[place]


def _first_of_odd(odd: tuple[Span, int]) -> int:
    return odd[0].first


def _is_in(line: int, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, line, key=_first) - 1
    return place >= 0 and line <= spans[place].last


def _first(span: Span) -> int:
    return span.first


def folded_lines(count: int, rows: Iterable[Found], headings: Iterable[int]) -> list[Span]:
    """Folded is where no thing begins, no heading stands and nothing is to be checked."""
    telling = bytearray(count + 1)
    telling[0] = 1
    for line in headings:
        telling[min(line, count)] = 1
    for row in rows:
        if row.span is not None and 0 < row.span.first <= count:
            last = min(row.span.last, count) if row.look is Look.DOUBT else row.span.first
            telling[row.span.first : last + 1] = b"\1" * (last + 1 - row.span.first)
    return [Span(found.start(), found.end() - 1) for found in _DULL.finditer(bytes(telling))]
