"""The lines of a document as they are shown, and what each was read as. Values in, values out."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.found import Found, Look

LONGEST = 1000
"""Letters of a line that are shown; the rest of it is counted."""
_REST = 30
"""Letters that say how many more there are."""
_TURN = 128 * 1024
"""Letters that are parted at once."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Signs that are not seen but change how others are: a line must not read otherwise than it is."""


def shown(line: str) -> str:
    """A line as it is painted: tabs as spaces, signs that are not seen as a mark, a very long one shortened."""
    left_out = len(line) - LONGEST
    start = line[:LONGEST].expandtabs(4)
    words = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", start)
    return f"{words} … {left_out} more letters" if left_out > 0 else words


def lines_in(text: str) -> list[str]:
    """The lines of a text. They are parted little by little, for no other thread has its turn while one text is."""
    lines: list[str] = []
    place = 0
    while place < len(text):
        end = text.find("\n", place + _TURN) + 1 or len(text)
        lines += text[place:end].removesuffix("\n").split("\n")
        place = end
    return lines or [""]


def widest(lines: Iterable[str]) -> int:
    """The letters of the widest line as it is shown, at least: a wide sign has three bytes and the room of two."""
    return max((_room(line) for line in lines), default=0)


def _room(line: str) -> int:
    start = line[:LONGEST]
    return len(start.encode("utf-8", "replace")) + 3 * start.count("\t") + (_REST if len(line) > LONGEST else 0)


@dataclass(frozen=True, slots=True)
class Margin:
    """For each line, counted from 1, the row of the narrowest thing that stands on it; -1 where none does."""

    owners: "array[int]"
    headings: frozenset[int]

    def owner(self, line: int) -> int:
        """The row of the thing on that line; -1 where there is none."""
        return self.owners[line] if 0 < line < len(self.owners) else -1


def margin_of(count: int, rows: Sequence[Found], headings: Iterable[int] = ()) -> Margin:
    """What each of *count* lines was read as. A doubt says something of a line, and is not what it was read as."""
    spans = [
        (row.span.first, row.span.last, place)
        for place, row in enumerate(rows)
        if row.span is not None and row.look not in (Look.DOUBT, Look.CHANGE) and row.mark != "repaired"
    ]
    spans.sort(reverse=True)
    owners = array("i", [-1]) * (count + 1)
    standing: list[tuple[int, bool, int, int]] = []
    for line in range(1, count + 1):
        while spans and spans[-1][0] <= line:
            first, last, place = spans.pop()
            # Of two on the same lines the later row is the narrower one: a command stands in a step. What a report
            # states of its incident is more than that it is a step.
            is_past = rows[place].look is Look.PAST
            heappush(standing, (last - first, not is_past, -place, last))
        while standing and standing[0][3] < line:
            heappop(standing)
        if standing:
            owners[line] = -standing[0][2]
    return Margin(owners, frozenset(headings))


def doubted_lines(count: int, spans: Iterable[Span]) -> bytearray:
    """A mark for each line that a doubt speaks of."""
    found = bytearray(count + 1)
    for span in spans:
        last = min(span.last, count)
        found[span.first : last + 1] = b"\1" * max(0, last + 1 - span.first)
    return found
