"""The lines of a document as they are shown, and what each was read as. Values in, values out."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush

from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.found import Found, Look

LONGEST = 10_000
"""Letters of a line that are shown; the rest of it is counted."""
FEWEST_COLUMNS = 24
"""Letters that a row has room for, however narrow the window is."""
_TURN = 128 * 1024
"""Letters that are parted at once."""
_WIDE = re.compile(
    "[\u1100-\u115f\u2600-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
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


@dataclass(frozen=True, slots=True)
class Rooms:
    """Which lines can need more than one row, by the letters that they are wide at most: the shortest first."""

    rooms: "array[int]"
    lines: "array[int]"

    def over(self, columns: int) -> list[int]:
        """Those that a row of so many letters may not hold, from the first one on."""
        return sorted(self.lines[bisect_right(self.rooms, columns) :])


def rooms_of(lines: Sequence[str]) -> Rooms:
    """Of the lines that are longer than the shortest row. They are only looked at, for there are many."""
    pairs = ((_room(text), line) for line, text in enumerate(lines, start=1))
    long = sorted(pair for pair in pairs if pair[0] > FEWEST_COLUMNS)
    return Rooms(array("i", [room for room, _ in long]), array("i", [line for _, line in long]))


def _room(line: str) -> int:
    """A tab has the room of four letters, a wide sign that of two."""
    return 4 * len(line) if "\t" in line or not line.isascii() else len(line)


@lru_cache(maxsize=1024)
def wrapped(line: str, columns: int) -> tuple[str, ...]:
    """A line as it is shown, in rows of so many letters at most: parted between words where that can be, and each
    row begins below the first word. A wide sign has the room of two letters."""
    text = _WIDE.sub("\\g<0>\0", shown(line))
    if len(text) <= columns:
        return (text.replace("\0", ""),)
    words = text.lstrip(" ")
    indent = " " * min(len(text) - len(words), columns // 2)
    rows = (found.group() for found in _row_of(columns - len(indent)).finditer(words))
    return tuple(indent + row.replace("\0", "") for row in rows) or ("",)


@lru_cache(maxsize=64)
def _row_of(letters: int) -> re.Pattern[str]:
    """So many letters up to the end of a word; of a word that is longer, its beginning."""
    most = max(1, letters) - 1
    return re.compile(rf"\S.{{0,{most}}}(?=\s|$)|\S.{{0,{most}}}")


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
