"""Objects that stand packed in streams, and the table that says where (``pdf_writing.packing`` writes them)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from typing import Any

_PLAIN, _PACKED = 1, 2
_UP = 2
_MOST_BYTES = 8
"""Of a number in the table."""

Row = tuple[int, int, int]
Unpack = Callable[[int], tuple[Mapping[str, Any], bytes]]
"""The dictionary and the content of the stream that begins at a place of the file."""


class OtherTable(ValueError):
    """The table or a stream of objects is written in another way."""


def rows_of(about: Mapping[str, Any], content: bytes) -> Iterator[tuple[int, Row]]:
    """Each object's number with its row of the table.

    Raises:
        OtherTable: it can't be read here.
    """
    size, widths = about.get("Size"), _widths(about.get("W"))
    if not isinstance(size, int) or not widths or "Index" in about:
        raise OtherTable("its table of offsets is of another make")
    wide = sum(widths)
    plain = _plain(content, wide) if "DecodeParms" in about else content
    first, second = widths[0], widths[0] + widths[1]
    for number, at in enumerate(range(0, min(len(plain), size * wide), wide)):
        row = plain[at : at + wide]
        yield number, (int.from_bytes(row[:first]), int.from_bytes(row[first:second]), int.from_bytes(row[second:]))


def _widths(told: Any) -> tuple[int, ...]:
    """The bytes of each of the three columns; none where that is said in another way."""
    is_read = isinstance(told, list) and len(told) == 3
    return tuple(told) if is_read and all(isinstance(one, int) and 0 < one <= _MOST_BYTES for one in told) else ()


def _plain(content: bytes, wide: int) -> bytes:
    """The rows, each told as what it differs in from the row above."""
    step = wide + 1
    if len(content) % step or content[::step].strip(bytes([_UP])):
        raise OtherTable("its table of offsets is packed in another way")
    columns = (accumulate(content[place::step], _added) for place in range(1, step))
    return bytes(one for row in zip(*columns, strict=True) for one in row)


def _added(above: int, one: int) -> int:
    return (above + one) & 255


def packed_bodies(rows: Mapping[int, Row], unpack: Unpack) -> Iterator[tuple[int, bytes]]:
    """The number and the bytes of each object that stands in a stream.

    Raises:
        OtherTable: a stream is missing or says something else.
    """
    for holder in sorted({row[1] for row in rows.values() if row[0] == _PACKED}):
        if rows.get(holder, (0, 0, 0))[0] != _PLAIN:
            raise OtherTable("a stream of objects is missing")
        about, content = unpack(rows[holder][1])
        count, first = about.get("N"), about.get("First")
        if not isinstance(count, int) or not isinstance(first, int):
            raise OtherTable("a stream of objects is of another make")
        yield from _bodies(content[:first].split(), content[first:], count)


def _bodies(named: Sequence[bytes], content: bytes, count: int) -> Iterator[tuple[int, bytes]]:
    if len(named) != 2 * count or not all(one.isdigit() for one in named):
        raise OtherTable("a stream of objects is of another make")
    starts = [int(one) for one in islice(named, 1, None, 2)]
    for number, start, end in zip(named[::2], starts, [*starts[1:], len(content)], strict=True):
        yield int(number), content[start:end]


def plain_places(rows: Mapping[int, Row]) -> dict[int, int]:
    """Where the objects begin that stand in the file as they are."""
    return {number: at for number, (sort, at, _) in rows.items() if sort == _PLAIN}
