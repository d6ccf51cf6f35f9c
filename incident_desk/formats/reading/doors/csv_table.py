"""The door for tables of separated values: the rows become a Markdown table, cell by cell.

The separator is the one by which most rows have the same number of cells. A cell's own line breaks become spaces,
for a row of a Markdown table is one line. Over a table whose first column holds times stands the heading of a
timeline, so that it is read as what happened.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SEPARATORS = ("\t", ",", ";", "|")
"""Of two that fit alike the first is it: a tab hardly ever stands in a cell."""
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_TIMELINE = ("# Incident table", "", "## Timeline", "")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)")
_SAMPLE = 200
_FEWEST = 2
"""Rows of a table: a quotation mark that opens a cell by the wrong separator makes one row of them all."""
_MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, each as long as the longest, and what separates their cells."""

    separator: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def told(self) -> str:
        """What was done, in words."""
        width = len(self.rows[0])
        return (
            f"Read as a table separated by {_NAMES[self.separator]}: {len(self.rows) - 1} rows of {width} columns"
        )


def table_in(text: str, separators: Sequence[str] = SEPARATORS, evenness: float = 0.6) -> Table | None:
    """The table in a text; None where no separator makes rows of the same length of it.

    *evenness* is the share of rows that has to have as many cells as most have.
    """
    head = text.split("\n", _SAMPLE)[:_SAMPLE]
    scored = [(share * min(width, 4), -order, separator) for order, separator in enumerate(separators)
              for width, share in (_shape(head, separator),) if width > 1 and share >= evenness]  # fmt: skip
    if not scored:
        return None
    separator = max(scored)[2]
    rows = _rows(text.split("\n"), separator)
    if len(rows) < _FEWEST:
        return None
    width = min(max(len(row) for row in rows), _MOST_COLUMNS)
    return Table(separator, tuple((*row, *[""] * (width - len(row))) for row in rows))


def as_markdown(table: Table) -> str:
    """The table in Markdown, its first row as its head."""
    first, *rest = table.rows
    lines = [
        *(_TIMELINE if _is_timeline(table) else ()),
        _line(first),
        _line(["---"] * len(first)),
        *(_line(row) for row in rest),
    ]
    return "\n".join(lines) + "\n"


def _is_timeline(table: Table) -> bool:
    """Whether most cells of the first column hold a time of day, and its head does not."""
    first, *rest = (row[0] for row in table.rows)
    return not _CLOCK.search(first) and 2 * sum(bool(_CLOCK.search(cell)) for cell in rest) > len(rest)


def _shape(lines: Sequence[str], separator: str) -> tuple[int, float]:
    """How many cells most rows have, and the share of rows that have as many."""
    counts = Counter(len(row) for row in _rows(lines, separator))
    if counts.total() < _FEWEST:
        return 0, 0.0
    width, often = counts.most_common(1)[0]
    return width, often / counts.total()


def _rows(lines: Sequence[str], separator: str) -> list[list[str]]:
    try:
        reader = csv.reader([line + "\n" for line in lines], delimiter=separator, skipinitialspace=True)
        return [[" ".join(cell.split()) for cell in row] for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
