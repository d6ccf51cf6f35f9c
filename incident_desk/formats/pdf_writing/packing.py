"""A finished PDF made smaller without loss: what tells readers how it is built is put into packed streams.

The engine writes an element for every cell of every table in plain letters, and twenty bytes more to say where each
stands: in a long report two thirds of the file. PDF has room for both in streams (objects in objects, a table of
offsets that is itself a stream), which PDF/A-3 and PDF/UA-1 allow. Pages, fonts, pictures and what is attached stay
byte for byte as they were.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import chain, starmap
from struct import Struct

from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable

_FREE, _PLAIN, _PACKED = 0, 1, 2
_TOGETHER = 256
"""Objects in one stream: few enough that a reader who wants one unpacks little."""
_LEVEL = 6
_BEGINS = re.compile(rb"\s*\d+ 0 obj\s*")
_IS_STRUCTURE = (b"<</Type/StructElem", b"[")
_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*startxref", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")
_ROW = Struct(">BIH")
"""A row of the table: the sort of place, the place, which one there."""

Place = tuple[int, int, int]
Body = tuple[int, bytes]


def packed(data: bytes) -> bytes:
    """The same file, smaller; one of another make as it is."""
    try:
        file = PdfFile.read(data)
    except Unreadable:
        return data
    trailer = _TRAILER.search(data, data.rfind(b"trailer"))
    inner, outer = _parted(file)
    if trailer is None or not inner:
        return data
    return _written(data[: min(file.offsets.values())], inner, outer, _SIZE.sub(b"", trailer[1]))


def _parted(file: PdfFile) -> tuple[list[Body], list[Body]]:
    """The bodies of objects that may be packed, and all others whole."""
    inner: list[Body] = []
    outer: list[Body] = []
    places = sorted((at, number) for number, at in file.offsets.items())
    ends = [at for at, _ in places[1:]] + [file.data.rfind(b"xref", 0, file.data.rfind(b"startxref"))]
    for (start, number), end in zip(places, ends, strict=True):
        begins = _BEGINS.match(file.data, start)
        if begins is not None and file.data.startswith(_IS_STRUCTURE, begins.end()):
            inner.append((number, file.data[begins.end() : file.data.rfind(b"endobj", start, end)].rstrip()))
        else:
            outer.append((number, file.data[start:end]))
    return inner, outer


def _written(head: bytes, inner: list[Body], outer: list[Body], trailer: bytes) -> bytes:
    parts, at = [head], len(head)
    table: dict[int, Place] = {0: (_FREE, 0, 0xFFFF)}
    free = max(number for number, _ in (*inner, *outer)) + 1
    for number, whole in chain(outer, _streams(inner, free, table)):
        table[number] = (_PLAIN, at, 0)
        parts.append(whole)
        at += len(whole)
    last = max(table) + 1
    table[last] = (_PLAIN, at, 0)
    places = [table.get(number, (_FREE, 0, 0xFFFF)) for number in range(last + 1)]
    parts.append(_table(last, places, trailer))
    return b"".join((*parts, b"startxref\n%d\n%%%%EOF" % at))


def _streams(bodies: Sequence[Body], free: int, table: dict[int, Place]) -> Iterator[Body]:
    """Streams of objects, with numbers from ``free`` on; the place of each object goes into the table."""
    for number, first in enumerate(range(0, len(bodies), _TOGETHER), free):
        together = bodies[first : first + _TOGETHER]
        numbers, at = [], 0
        for place, (one, body) in enumerate(together):
            table[one] = (_PACKED, number, place)
            numbers.append(b"%d %d" % (one, at))
            at += len(body) + 1
        named = b" ".join(numbers) + b"\n"
        about = b"/Type/ObjStm/N %d/First %d" % (len(together), len(named))
        yield number, _stream(number, about, named + b"\n".join(body for _, body in together))


def _stream(number: int, about: bytes, content: bytes) -> bytes:
    held = zlib.compress(content, _LEVEL)
    # An end of line before its end, counted by nobody: PDF/A asks for it.
    return b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n\n" % (
        number, about, len(held), held,
    )  # fmt: skip


def _table(number: int, places: Sequence[Place], trailer: bytes) -> bytes:
    """The table of offsets as a stream: each row as what it differs in from the row above, which packs well."""
    flat = b"".join(starmap(_ROW.pack, places))
    told = bytes((one - up) & 255 for one, up in zip(flat, chain(bytes(_ROW.size), flat), strict=False))
    rows = b"".join(b"\2" + told[at : at + _ROW.size] for at in range(0, len(told), _ROW.size))
    about = b"/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>%b" % (
        len(places), _ROW.size, trailer,
    )  # fmt: skip
    return _stream(number, about, rows)
