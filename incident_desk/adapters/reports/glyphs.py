"""What the shipped fonts can show and how wide it is, read from the fonts themselves.

The PDF standards that a report keeps to refuse a character without a glyph, so one pasted sign would deny the
export. What no font shows is written out instead: ``‹U+4E2D›``. The widths tell which word is too long for its
column.
"""

import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from incident_desk.formats.report_text import visible

MOST_MARKS = 8
"""Marks on one letter that are shown; real writing has two or three."""
_VARIATIONS = frozenset(range(0xFE00, 0xFE10))
"""Ask for one look or another of the sign before them; without it nothing is lost."""
_JOINING = frozenset({"Mn", "Me", "Mc", "Cf"})
_TAB = "    "

Widths = Mapping[int, float]
"""Characters with their widths in shares of the type size."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts in the order in which a text falls back on them."""

    each: tuple[Widths, ...]
    widths: Widths
    """Every character that one of them shows, with its width in the first that does."""

    @classmethod
    def read(cls, fonts: Iterable[Path]) -> Self:
        """The fonts in these files. Characters of private use mean nothing outside and are left out."""
        return cls._of(tuple(_widths(font) for font in fonts))

    def followed_by(self, font: Path) -> Self:
        """These, and the font in this file after them."""
        return self._of((*self.each, _widths(font)))

    @classmethod
    def _of(cls, each: tuple[Widths, ...]) -> Self:
        widths: dict[int, float] = {}
        for face in reversed(each):
            widths.update(face)
        return cls(each, widths)

    def missing(self, text: str) -> frozenset[str]:
        """The letters of a text that no font has."""
        return frozenset(letter for letter in set(text) if ord(letter) not in self.widths)

    def show(self, cluster: str) -> bool:
        """Whether one font has the letter and everything that joins it."""
        return any(all(ord(letter) in face for letter in cluster) for face in self.each)


def _widths(font: Path) -> Widths:
    return {code: width for code, width in advances(font.read_bytes()) if not _is_private(code)}


def _is_private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Makes any text showable.

    ``strict`` also writes out every mark that joins the letter before it; it is for the second try, when the engine
    refuses a combination all the same.
    """

    faces: Faces
    strict: bool = False

    def __call__(self, text: str) -> str:
        """The text with everything that can't be shown written out."""
        plain = visible(text)
        if plain.isascii():
            return plain.replace("\t", _TAB)
        return "".join(self._shown(cluster) for cluster in clusters(plain))

    def _shown(self, cluster: str) -> str:
        if cluster in ("\n", "\t"):
            return cluster.replace("\t", _TAB)
        letter, joined = cluster[0], "".join(one for one in cluster[1:] if ord(one) not in _VARIATIONS)
        if len(joined) > MOST_MARKS:
            return f"{self._shown(letter + joined[:MOST_MARKS])}‹{len(joined) - MOST_MARKS} more marks›"
        if self.faces.show(letter + joined) and not self._refused(letter, joined):
            return letter + joined
        return self._one(letter) + "".join(_code(one) for one in joined)

    def _refused(self, letter: str, joined: str) -> bool:
        """A mark that joins no letter has nothing to stand on; the second try takes none at all."""
        kind = unicodedata.category(letter)
        return kind in ("Mn", "Me", "Mc") or (self.strict and (joined != "" or kind == "Cf"))

    def _one(self, letter: str) -> str:
        if ord(letter) in _VARIATIONS:
            return ""
        return letter if self.faces.show(letter) and not self._refused(letter, "") else _code(letter)


def clusters(text: str) -> Iterator[str]:
    """The text letter by letter, each with the marks that join it."""
    cluster = ""
    for letter in text:
        if cluster and cluster != "\n" and not letter.isascii() and unicodedata.category(letter) in _JOINING:
            cluster += letter
            continue
        if cluster:
            yield cluster
        cluster = letter
    if cluster:
        yield cluster


def _code(letter: str) -> str:
    return f"‹U+{ord(letter):04X}›"


# -- reading a font -------------------------------------------------------------------------------------------


def advances(font: bytes) -> Iterator[tuple[int, float]]:
    """The characters of an OpenType font and their widths, from its tables ``cmap`` and ``hmtx``."""
    units = struct.unpack_from(">H", _table(font, b"head"), 18)[0]
    count = struct.unpack_from(">H", _table(font, b"hhea"), 34)[0]
    # Of each glyph its width and what is before it; the glyphs beyond are as wide as the last one.
    widths = [width / units for width in struct.unpack_from(f">{2 * count}H", _table(font, b"hmtx"))[::2]]
    for code, glyph in _characters(_table(font, b"cmap")):
        yield code, widths[glyph] if glyph < count else widths[-1]


def _table(font: bytes, wanted: bytes) -> bytes:
    # Of a collection the first face: the faces of one share their letters.
    start = struct.unpack_from(">I", font, 12)[0] if font.startswith(b"ttcf") else 0
    for number in range(struct.unpack_from(">H", font, start + 4)[0]):
        name, _, offset, length = struct.unpack_from(">4sIII", font, start + 12 + 16 * number)
        if name == wanted:
            return font[offset : offset + length]
    raise ValueError(f"The font has no {wanted.decode()} table")


def _characters(table: bytes) -> Iterator[tuple[int, int]]:
    """Characters with their glyphs, from formats 4 and 12, one of which every such font has."""
    for number in range(struct.unpack_from(">H", table, 2)[0]):
        offset = struct.unpack_from(">I", table, 4 + 8 * number + 4)[0]
        kind = struct.unpack_from(">H", table, offset)[0]
        if kind == 12:
            yield from _groups(table[offset:])
        elif kind == 4:
            yield from _segments(table[offset:])


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 12: runs of characters."""
    for number in range(struct.unpack_from(">I", table, 12)[0]):
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * number)
        for code in range(first, last + 1):
            if glyph + code - first:
                yield code, glyph + code - first


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 4: segments of the first plane, some through an array of glyphs."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    column = f">{count}H"
    ends = struct.unpack_from(column, table, 14)
    starts = struct.unpack_from(column, table, 16 + 2 * count)
    deltas = struct.unpack_from(column, table, 16 + 4 * count)
    at = 16 + 6 * count
    offsets = struct.unpack_from(column, table, at)
    for number in range(count):
        for code in range(starts[number], min(ends[number], 0xFFFE) + 1):
            place = at + 2 * number + offsets[number] + 2 * (code - starts[number])
            named = struct.unpack_from(">H", table, place)[0] if offsets[number] else code
            glyph = (named + deltas[number]) & 0xFFFF
            if named and glyph:
                yield code, glyph
