"""Which lines of the source are folded away between those that say something. Values in, values out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.found import Found, Look

FEWEST = 4
"""Lines that are worth a fold: fewer are read as fast as the word that they are there."""
_DULL = re.compile(rb"\0{%d,}" % FEWEST)


@dataclass(frozen=True, slots=True)
class Folds:
    """The rows of the source: a line each, or a stretch of folded lines. Lines are counted from 1, rows from 0."""

    count: int
    spans: tuple[Span, ...] = ()
    _before: tuple[int, ...] = ()
    """How many lines the folds before each one, and at last all of them, take away."""

    @classmethod
    def of(cls, count: int, spans: Sequence[Span] = ()) -> "Folds":
        """*count* lines, with these stretches folded: in their order, none over another."""
        taken = accumulate((span.last - span.first for span in spans), initial=0)
        return cls(count, tuple(spans), tuple(taken))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.count - (self._before[-1] if self._before else 0)

    def at(self, row: int) -> int | Span:
        """The line on that row, or the stretch that is folded there."""
        place = bisect_right(range(len(self.spans)), row, key=self._row_of_fold) - 1
        if place < 0:
            return row + 1
        return self.spans[place] if self._row_of_fold(place) == row else row + 1 + self._before[place + 1]

    def row_of(self, line: int) -> int:
        """Where a line stands, or the fold that it is in."""
        place = bisect_right(self.spans, line, key=_first) - 1
        if place < 0:
            return line - 1
        if line <= self.spans[place].last:
            return self._row_of_fold(place)
        return line - 1 - self._before[place + 1]

    def without(self, span: Span) -> "Folds":
        """The same with that stretch unfolded."""
        return Folds.of(self.count, [one for one in self.spans if one != span])

    def _row_of_fold(self, place: int) -> int:
        return self.spans[place].first - 1 - self._before[place]


def _first(span: Span) -> int:
    return span.first


def folds_of(count: int, rows: Iterable[Found], headings: Iterable[int]) -> Folds:
    """Folded is where no thing begins, no heading stands and nothing is to be checked."""
    telling = bytearray(count + 1)
    telling[0] = 1
    for line in headings:
        telling[min(line, count)] = 1
    for row in rows:
        if row.span is not None and 0 < row.span.first <= count:
            last = min(row.span.last, count) if row.look is Look.DOUBT else row.span.first
            telling[row.span.first : last + 1] = b"\1" * (last + 1 - row.span.first)
    return Folds.of(count, [Span(found.start(), found.end() - 1) for found in _DULL.finditer(bytes(telling))])
