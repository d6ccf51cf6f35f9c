"""Tables that a document writes as HTML, as those of Markdown: rows and cells with their lines.

Nothing of the HTML is kept but its words: attributes, links and whatever would load or run are left out. One that
is not closed, or that has Markdown in its cells, is left as the text it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from incident_desk.formats.reading.tokens import Block

_BEGIN = re.compile(r" {0,3}<table[\s>]", re.I)
_END = re.compile(r"</table\s*>", re.I)
_ANY = re.compile(r"<table[\s>]", re.I)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARKDOWN = re.compile(r"\s*(?:`{3}|~{3}|#{1,6}\s|\|)")
"""A line in a table that shows its cells are written in Markdown."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<!--[^<>]*-->")
_PARTS = frozenset(("br", "li", "p", "div", "ul", "ol", "hr"))
"""What begins another part of a cell's words."""
_LONGEST = 4_000
"""Lines of a table that is read as one."""


def without_tables(lines: list[str]) -> tuple[list[str], tuple[Block, ...]]:
    """The lines with those of HTML tables empty, so that every line keeps its number, and the tables."""
    if not any("<" in line and _ANY.search(line) for line in lines):
        return lines, ()
    left = list(lines)
    tables: list[Block] = []
    for first, last in _places(lines):
        if table := _table(lines[first : last + 1], first):
            tables.append(table)
            left[first : last + 1] = [""] * (last + 1 - first)
    return left, tuple(tables)


def _places(lines: Sequence[str]) -> list[tuple[int, int]]:
    """(first, last) of every table that is closed, outside fences, counted from 0."""
    places: list[tuple[int, int]] = []
    first: int | None = None
    fence = ""
    for place, line in enumerate(lines):
        mark = _FENCE.match(line) if first is None else None
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif first is None and not fence and _BEGIN.match(line):
            first = place
        if first is not None and _END.search(line):
            places.append((first, place))
            first = None
    return places


@dataclass(slots=True)
class _Making:
    """A table in the making: its rows, and the words of the open cell."""

    line: int
    rows: list[list[Block]] = field(default_factory=list)
    words: list[str] | None = None
    began: int = 0

    def say(self, text: str) -> None:
        """Words between two tags."""
        if self.words is not None:
            self.words[-1] += unescape(text)
        self.line += text.count("\n")

    def meet(self, name: str, is_end: bool) -> None:
        """One tag in its turn."""
        if name in ("tr", "td", "th", "table"):
            self._close()
            if name == "tr" and not is_end:
                self.rows.append([])
            elif name != "table" and not is_end and self.rows:
                self.words, self.began = [""], self.line
        elif self.words is not None and name in _PARTS:
            self.words.append("")
        elif self.words is not None and name in ("code", "kbd"):
            self.words[-1] += "`"

    def _close(self) -> None:
        if self.words is not None:
            self.rows[-1].append(Block("cell", self.began, self.line, _joined(self.words)))
        self.words = None


def _table(lines: Sequence[str], before: int) -> Block | None:
    if len(lines) > _LONGEST or any(map(_MARKDOWN.match, lines)):
        return None
    text = "\n".join(lines)
    making, place = _Making(before + 1), 0
    for tag in _TAG.finditer(text):
        making.say(text[place : tag.start()])
        making.meet((tag["name"] or "").casefold(), bool(tag["end"]))
        making.line += tag.group().count("\n")
        place = tag.end()
    rows = tuple(
        Block("row", cells[0].first, cells[-1].last, children=tuple(cells)) for cells in making.rows if cells
    )
    return Block("table", before + 1, before + len(lines), children=rows) if len(rows) > 1 else None


def _joined(parts: Sequence[str]) -> str:
    """The parts of a cell on one line, each as a sentence of its own."""
    told = ""
    for part in filter(None, (" ".join(part.split()) for part in parts)):
        told += part if not told else f" {part}" if told[-1] in ".:;!?。" else f"; {part}"
    return told
