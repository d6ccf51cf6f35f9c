"""A report as parts with a name: its headings, and what stands under a bold line, a label or a labelled item.

Reports are loosely made: "Root cause" is a heading in one, a bold line over a list in another, and "Root cause: the
disk was full" in a third. Whoever looks for the root cause finds all three as a `Part`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from incident_desk.domain.past_report import Passage
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.tokens import Block, Line

LONGEST_NAME = 70
_LONGEST_PASSAGE = 6_000
"""Letters of a passage; a longer one is cut at the end of a block."""
_FOREIGN = ("templates", "review")
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=[^\W\d_])")
"""What counts a bold line among others: "6. Follow-ups"."""


@dataclass(slots=True, eq=False)
class Part:
    """A named stretch of the report. *value* stands on the name's own line; *inner* are the headings under it,
    *views* what its own blocks hold under labels. The blocks of a view are blocks of the part as well."""

    name: str
    value: str
    first: int
    last: int
    blocks: Sequence[Block]
    level: int = 0
    above: "Part | None" = None
    inner: list["Part"] = field(default_factory=list)
    views: list["Part"] = field(default_factory=list)
    is_view: bool = False
    heading: str = ""
    """The heading as written, with the window that `name` goes without."""

    @property
    def is_title(self) -> bool:
        """Whether it is the whole report or its title, whose words are not those of a section."""
        above = self.above
        if self.is_view or above is None:
            return above is None
        return above.level == 0 and above.inner[0] is self and (self.level == 1 or len(above.inner) == 1)

    def walk(self) -> Iterator["Part"]:
        """This part and the headings under it, in reading order."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(reversed(part.inner))

    def every(self) -> Iterator["Part"]:
        """The same with the views of each."""
        for part in self.walk():
            yield part
            yield from part.views

    def names_above(self) -> Iterator[str]:
        """The names of the sections that hold it, the nearest first; the title is none."""
        above = self.above
        while above is not None and not above.is_title:
            yield above.name
            above = above.above


def parts_of(page: Page) -> Part:
    """The whole document as one part; forms and templates of messages are left out."""
    root = _part(page.root, None)
    waiting = [(page.root, root)]
    while waiting:
        section, part = waiting.pop()
        for child in section.children:
            if child.role not in _FOREIGN:
                inner = _part(child, part)
                part.inner.append(inner)
                waiting.append((child, inner))
    return root


def _part(section: Section, above: Part | None) -> Part:
    part = Part(
        section.name,
        "",
        section.first,
        section.last,
        section.blocks,
        section.level,
        above,
        heading=section.title.text,
    )
    part.views = list(_views(part))
    return part


def _views(part: Part) -> Iterator[Part]:
    """What stands under bold lines and labels in a part's own blocks."""
    blocks = part.blocks
    for place, block in enumerate(blocks):
        if block.kind == "paragraph":
            yield from _of_paragraph(part, place)
        elif block.kind == "list":
            for item in block.children:
                yield from _of_item(part, item, place if item is block.children[-1] else None)
        elif block.kind == "table":
            for row in block.children:
                if len(row.children) == 2:
                    name, value = row.children
                    yield _view(part, name.plain.strip(" :："), value.plain, (row.first, row.last), ())


def _of_paragraph(part: Part, place: int) -> Iterator[Part]:
    paragraph = part.blocks[place]
    name = bare_label(paragraph)
    if name:
        under = _until_next(part.blocks, place + 1, least=1)
        last = under[-1].last if under else paragraph.last
        yield _view(part, name, "", (paragraph.first, last), under)
        return
    lines = paragraph.lines
    pairs = [pair_of(line) or _asked(lines[number : number + 2]) for number, line in enumerate(lines)]
    labels = [(number, pair) for number, pair in enumerate(pairs) if pair is not None]
    for order, (number, (name, value)) in enumerate(labels):
        following = labels[order + 1][0] if order + 1 < len(labels) else len(paragraph.lines)
        words = " ".join([value, *(line.plain for line in paragraph.lines[number + 1 : following])]).strip()
        is_last = following == len(paragraph.lines)
        under = _lists_after(part.blocks, place) if is_last and (not value or words.endswith((":", "："))) else ()
        first = min(paragraph.first + number, paragraph.last)
        last = under[-1].last if under else min(paragraph.first + following - 1, paragraph.last)
        yield _view(part, name, words, (first, max(first, last)), under)


def _of_item(part: Part, item: Block, place: int | None) -> Iterator[Part]:
    """A labelled item with what is nested in it. Where it is the last of its list at *place* and says nothing
    itself, what stands behind the list is meant for it, though nobody indented it."""
    head = item.children[0] if item.children else None
    if head is None or head.kind != "paragraph" or not head.lines:
        return
    pair = pair_of(head.lines[0])
    if pair is not None:
        words = " ".join([pair[1], *(line.plain for line in head.lines[1:])]).strip()
        under = item.children[1:]
        if not words and not under and place is not None:
            under = tuple(_until_next(part.blocks, place + 1))
        last = under[-1].last if under else item.last
        yield _view(part, pair[0], words, (item.first, max(last, item.last)), under)


def _view(part: Part, name: str, value: str, lines: tuple[int, int], blocks: Sequence[Block]) -> Part:
    return Part(name, value, *lines, blocks, above=part, is_view=True)


def pair_of(line: Line) -> tuple[str, str] | None:
    """A line's label and value, also where both are bold: "**Status: closed**"."""
    pair = split_label(line)
    if line.lead.endswith("?") and line.rest:
        pair = (line.lead, line.rest)
    if pair is None:
        return None
    name, value = pair
    if not value:
        for mark in (": ", "："):
            label, found, rest = name.partition(mark)
            if found and label.strip() and rest.strip():
                return label.strip(), rest.strip()
    return (name, value) if len(name) <= LONGEST_NAME else None


def _asked(lines: Sequence[Line]) -> tuple[str, str] | None:
    """A question whose answer stands on the line under it, as a label without a value of its own."""
    words = lines[0].plain
    if len(lines) < 2 or not words.endswith(("?", "？")) or lines[1].plain.endswith(("?", "？")):
        return None
    return (words.rstrip("?？ "), "") if len(words) <= LONGEST_NAME else None


def bare_label(block: Block) -> str:
    """The name that a paragraph consists of, where it heads what follows: a bold line, or words with a colon."""
    if block.kind != "paragraph" or len(block.content) > 2 * LONGEST_NAME or len(block.lines) != 1:
        return ""
    line = block.lines[0]
    words = _NUMBER.sub("", line.plain.rstrip(":： ").strip())
    if not words or len(words) > LONGEST_NAME or words.endswith((".", "!", "。")):
        return ""
    if line.lead and not line.rest and ": " not in line.lead and "：" not in line.lead:
        return _NUMBER.sub("", line.lead)
    if words.endswith("?"):
        return ""
    return words if line.plain.endswith((":", "：")) and len(words.split()) <= 5 else ""


def _until_next(blocks: Sequence[Block], start: int, least: int = 0) -> Sequence[Block]:
    """The blocks up to the next bare label, labelled list or rule; a list among the first *least* is of them."""
    end = start
    while end < min(start + least, len(blocks)) and blocks[end].kind == "list":
        end += 1
    while end < len(blocks) and not (
        blocks[end].kind == "rule" or bare_label(blocks[end]) or _is_labelled(blocks[end])
    ):
        end += 1
    return blocks[start:end]


def _is_labelled(block: Block) -> bool:
    """Whether it is a list that begins with a bold label and nothing behind it but a colon or its words."""
    head = next(block.every("paragraph"), None) if block.kind == "list" else None
    return head is not None and head.content.startswith("**") and pair_of(head.lines[0]) is not None


def _lists_after(blocks: Sequence[Block], place: int) -> Sequence[Block]:
    end = place + 1
    while end < len(blocks) and blocks[end].kind == "list":
        end += 1
    return blocks[place + 1 : end]


def words_of(block: Block) -> str:
    """A block's words without markup: an item, a row and a paragraph on a line each. Code is left out."""
    if block.kind in ("paragraph", "heading"):
        return "" if block.content.startswith("<!--") else block.plain
    if block.kind == "row":
        return " | ".join(words for cell in block.children if (words := cell.plain))
    if block.kind == "table":
        return "\n".join(words for row in block.children if (words := words_of(row)))
    if block.kind in ("list", "item", "quote"):
        return "\n".join(words for leaf in _leaves(block) if (words := words_of(leaf)))
    return ""


def _leaves(block: Block) -> Iterator[Block]:
    """The paragraphs and tables in a list, an item or a quote, however deep."""
    waiting = [block]
    while waiting:
        one = waiting.pop()
        if one.kind in ("list", "item", "quote"):
            waiting.extend(reversed(one.children))
        else:
            yield one


def passage_of(part: Part, blocks: Sequence[Block] | None = None) -> Passage | None:
    """A part's words: the value on its own line and its own blocks; None where there are none."""
    pieces = [part.value] if part.value else []
    first, last, size = part.first, part.first, len(part.value)
    for block in part.blocks if blocks is None else blocks:
        words = words_of(block)
        if words and size < _LONGEST_PASSAGE:
            first = first if pieces else block.first
            pieces.append(words)
            last, size = block.last, size + len(words)
    text = "\n".join(pieces).strip()
    return Passage(text, Span(first, max(first, last))) if text else None


def items_of(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The outermost list items and table rows as passages; the paragraphs where there is neither."""
    found: list[Passage] = []
    for block in blocks:
        if block.kind == "list":
            found += [
                Passage(words, Span(item.first, item.last)) for item in block.children if (words := words_of(item))
            ]
        elif block.kind == "table":
            found += [
                Passage(words, Span(row.first, row.last)) for row in block.children[1:] if (words := words_of(row))
            ]
    if found:
        return tuple(found)
    return tuple(
        Passage(words, Span(block.first, block.last))
        for block in blocks
        if block.kind in ("paragraph", "quote") and not bare_label(block) and (words := words_of(block))
    )
