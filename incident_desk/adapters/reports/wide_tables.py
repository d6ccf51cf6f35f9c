"""A table with more columns than the page has room for, as several that stand one under the other.

A column of a few points is a heap of letters over its neighbours: nothing of it could be read. The first column
stands in each part again, for it mostly says what a row is about.
"""

from collections.abc import Iterator, Mapping
from typing import Any

MOST_COLUMNS = 12
"""Each is then as wide as six letters at least."""

Data = Mapping[str, Any]


def parted(blocks: list[Data]) -> Iterator[Data]:
    """The blocks, each too wide table in its parts."""
    for block in blocks:
        if block["b"] == "table" and len(block["columns"]) > MOST_COLUMNS:
            yield from _parts(block)
        else:
            yield block


def _parts(table: Data) -> Iterator[Data]:
    room = MOST_COLUMNS - 1
    for first in range(1, len(table["columns"]), room):
        until = first + room
        yield {
            **table,
            "columns": [table["columns"][0], *table["columns"][first:until]],
            "rows": [[row[0], *row[first:until]] for row in table["rows"]],
        }
