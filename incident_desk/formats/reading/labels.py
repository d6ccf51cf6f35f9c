"""Labelled lines: "**Response Time**: Immediate", "Slack channel: #incidents", rows of a table with two columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from incident_desk.formats.reading.tokens import Block, Line, spoken
from incident_desk.formats.reading.words import QUESTIONS, TO_DO, says, starts_with

_LONGEST = 48
_OPENING = '¿¡ «"“'


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value and the lines it stands on. *block* is the paragraph, item or row."""

    label: str
    value: str
    first: int
    last: int
    block: Block


def split_label(line: Line) -> tuple[str, str] | None:
    """(label, value) of one line; None where it has no label."""
    if line.lead and (line.colon or not line.rest):
        return line.lead, line.rest
    for mark in (": ", "：", " : ", " :"):
        label, found, value = line.plain.partition(mark)
        if found and 0 < len(label) <= _LONGEST and len(label.split()) <= 6:
            return label.strip(), value.strip()
    if line.plain.endswith((":", "：")) and len(line.plain) <= _LONGEST + 20:
        return line.plain.rstrip(":： "), ""
    return None


def answers(label: str) -> bool:
    """Whether what stands under it answers a question, and is nothing to do: "What happens then"."""
    return starts_with(label.lstrip(_OPENING), QUESTIONS) and not says(label, TO_DO)


def labelled(blocks: Iterable[Block], deep: bool = False) -> Iterator[Labelled]:
    """The labelled lines of paragraphs, of list items and of two-column tables; *deep* looks into nested lists."""
    for block in blocks:
        if block.kind == "paragraph":
            yield from _of_paragraph(block, block)
        elif block.kind == "list":
            for item in block.children:
                yield from _of_item(item, deep)
        elif block.kind == "table":
            yield from _of_table(block)
        elif block.kind == "quote":
            yield from labelled(block.children, deep)


def _of_paragraph(paragraph: Block, owner: Block) -> Iterator[Labelled]:
    for place, label, value in _pairs_in(paragraph.content):
        number = min(paragraph.first + place, paragraph.last)
        yield Labelled(label, value, number, number, owner)


@lru_cache(maxsize=8192)
def _pairs_in(content: str) -> tuple[tuple[int, str, str], ...]:
    """(line counted from 0, label, value) of a paragraph: several readers ask for those of one."""
    pairs = [
        (place, pair)
        for place, line in enumerate(spoken(content))
        for piece in _pieces(line)
        if (pair := split_label(piece)) is not None
    ]
    return tuple([(place, label, value) for place, (label, value) in pairs])


def _pieces(line: Line) -> tuple[Line, ...]:
    """The parts of "**RTO:** 3 minutes | **RPO:** 0": each can have its label."""
    if " | " not in line.plain:
        return (line,)
    return tuple(Line(part.strip(), "", part.strip()) for part in line.plain.split(" | "))


def _of_item(item: Block, deep: bool) -> Iterator[Labelled]:
    for place, child in enumerate(item.children):
        if child.kind == "paragraph" and (place == 0 or deep):
            yield from _of_paragraph(child, item)
        elif child.kind == "list" and deep:
            yield from labelled((child,), deep)


def _of_table(table: Block) -> Iterator[Labelled]:
    for row in table.children[1:]:
        if len(row.children) >= 2:
            yield Labelled(row.children[0].plain.strip(" :"), row.children[1].plain, row.first, row.last, row)
