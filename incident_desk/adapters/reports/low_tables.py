"""Which tables stay on one page: few rows, and surely less than a page of them.

A table that may not be parted and is higher than a page runs out of it, and what comes after its end is lost. So it
is reckoned from above how high one is; in doubt it may be parted.
"""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import Any

MOST_ROWS = 10
HIGHEST = 360.0
"""Points: about half of a page, for words do not fill their lines."""
_LINE, _AROUND = 12.0, 9.0
_LOOSE = 1.5
"""How much longer a text is taken to be than its letters, for what the ends of lines leave free."""

Data = Mapping[str, Any]


def stays_whole(rows: Sequence[Sequence[Data]], rooms: Sequence[float], width: Callable[[str], float]) -> bool:
    """Whether rows of cells in columns so wide (points) stay on one page; ``width`` of a line in points."""
    return len(rows) <= MOST_ROWS and sum(_height(row, rooms, width) for row in rows) <= HIGHEST


def _height(row: Sequence[Data], rooms: Sequence[float], width: Callable[[str], float]) -> float:
    tallest = max((_lines(cell, room, width) for cell, room in zip(row, rooms, strict=True)), default=1)
    return tallest * _LINE + _AROUND


def _lines(cell: Data, room: float, width: Callable[[str], float]) -> int:
    texts = [cell["text"]["t"], *([cell["note"]["t"]] if "note" in cell else [])]
    lines = [line for text in texts for line in text.splitlines() or [""]]
    return sum(max(1, ceil(width(line) * _LOOSE / max(room, 1.0))) for line in lines)
