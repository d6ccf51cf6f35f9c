"""What the codes of a font stand for and how wide they are: its table to Unicode and its widths."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable, values

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a code that the font does not tell the letter of."""
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Font:
    """The letters of its codes, their widths in shares of the type size, and how many bytes a code has."""

    letters: Mapping[int, str]
    widths: Mapping[int, float]
    usual: float
    bytes_of_code: int

    def read(self, text: bytes) -> Iterator[tuple[str, float]]:
        """The letters of a string with their widths."""
        step = self.bytes_of_code
        for at in range(0, len(text) - step + 1, step):
            code = int.from_bytes(text[at : at + step], "big")
            yield self.letters.get(code, UNKNOWN), self.widths.get(code, self.usual)


def font_of(file: PdfFile, about: dict[str, Any]) -> Font:
    """A font by its dictionary.

    Raises:
        Unreadable: it does not say which letters it shows.
    """
    if "ToUnicode" not in about:
        raise Unreadable(f"the font {about.get('BaseFont', '')} does not tell its letters")
    letters = dict(_letters(file.stream(about["ToUnicode"])))
    if about.get("Subtype") == "Type0":
        inner = file.get(file.get(about["DescendantFonts"])[0])
        widths = dict(_widths(file.get(inner.get("W", []))))
        return Font(letters, widths, float(inner.get("DW", 1000)) / 1000, 2)
    stretch = float(file.get(about.get("FontMatrix", [0.001]))[0])
    first = int(about.get("FirstChar", 0))
    every = file.get(about.get("Widths", []))
    return Font(letters, {first + n: float(width) * stretch for n, width in enumerate(every)}, 0.0, 1)


def _letters(table: bytes) -> Iterator[tuple[int, str]]:
    for found in _CHARS.finditer(table):
        codes = list(values(found[1]))
        for code, letter in zip(codes[::2], codes[1::2], strict=False):
            yield int.from_bytes(code, "big"), _text(letter)
    for found in _RANGES.finditer(table):
        codes = list(values(found[1]))
        for first, last, letters in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
            yield from _range(int.from_bytes(first, "big"), int.from_bytes(last, "big"), letters)


def _range(first: int, last: int, letters: Any) -> Iterator[tuple[int, str]]:
    """A list of letters, or the first of some that follow each other."""
    if isinstance(letters, list):
        yield from ((first + n, _text(letter)) for n, letter in enumerate(letters))
        return
    start = _text(letters)
    for n in range(last - first + 1):
        yield first + n, start[:-1] + chr(ord(start[-1]) + n)


def _text(letter: bytes) -> str:
    """Qt's fonts call a space a tab, which has the same shape."""
    return letter.decode("utf-16-be", "replace").replace("\t", " ")


def _widths(table: list[Any]) -> Iterator[tuple[int, float]]:
    """``first [width …]`` and ``first last width``."""
    at = 0
    while at + 1 < len(table):
        first, second = int(table[at]), table[at + 1]
        if isinstance(second, list):
            yield from ((first + n, float(width) / 1000) for n, width in enumerate(second))
            at += 2
        else:
            width = float(table[at + 2]) / 1000
            yield from ((code, width) for code in range(first, int(second) + 1))
            at += 3
