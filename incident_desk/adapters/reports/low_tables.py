"""Which tables and lists stay on one page: few rows, and surely less than a page of them.

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

_FEW_LETTERS = 500
"""Of the words under a table: so few never fill a page together with it."""

Data = Mapping[str, Any]


def kept_together(given: Sequence[Data], made: Sequence[Data]) -> list[Data]:
    """The blocks that were ``made`` of the ``given`` ones.

    A table that stays on one page, and has short words under it, ``keeps`` them.
    """
    return [
        {**block, "keeps": True} if block["b"] == "table" and block["whole"] and _belong_to_it(after) else block
        for block, after in zip(made, (given[place : place + 2] for place in range(1, len(given) + 1)), strict=True)
    ]


def _belong_to_it(after: Sequence[Data]) -> bool:
    """Whether short words follow; before another table they lead to that one."""
    is_led_on = len(after) > 1 and after[1]["b"] == "table"
    return (
        bool(after)
        and not is_led_on
        and after[0]["b"] == "paragraph"
        and len(after[0]["text"]["t"]) <= _FEW_LETTERS
    )


def is_low_list(items: Sequence[Data]) -> bool:
    """Whether a written list stays on one page, so that its heading does not stand with its first line alone."""
    letters = sum(len(run["text"]["t"]) for item in items for run in item["runs"])
    lines = sum(run["text"]["t"].count("\n") + 1 for item in items for run in item["runs"])
    return len(items) <= MOST_ROWS and lines <= 3 * MOST_ROWS and letters <= 2 * _FEW_LETTERS


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
