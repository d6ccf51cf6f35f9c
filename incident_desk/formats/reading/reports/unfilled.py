"""Whether a document has a report's sections and asks in most of them what to write there: an empty form.

A line asks where it is a label without a value, a question, a blank in brackets, a comment, a note in italics, or
begins with what such notes begin with: "Describe what users saw". A line tells where it says anything else.
"""

import re
from collections.abc import Iterator

from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.contacts import is_empty
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.reports.terms import PROMPTS, PROMPTS_BEHIND
from incident_desk.formats.reading.severity_names import codes_in
from incident_desk.formats.reading.steps import box_of
from incident_desk.formats.reading.tokens import Block, Line
from incident_desk.formats.reading.words import REPORT_PARTS, says, starts_with

_FEWEST, _PARTS = 3, 3
"""Sections that must ask, and sections called as a report's are."""
_SHARE, _HALF = 2 / 3, 1 / 2
"""Of the sections with words in them, those that must ask."""
_BLOCKS = 200
_MOST_TOLD = 0.5
"""Of a value's letters, those outside its blanks where it is still one to fill in."""
_POINT, _SHORT = re.compile(r"T\s?\+?\d{1,2}"), 30
_CHOICE = re.compile(r"[\u2e80-\uffef]{1,8}(?:/[\u2e80-\uffef]{1,8}){2,}")
"""Three words and more to choose from, in a script without spaces."""
_ASIDE = re.compile(r"\s*(?:\*(?!\*).+\*|_.+_|<!--.*-->|<[^<>=]+>|[(（\[【].+[)）\]】])\s*\.?\s*\Z", re.S)
"""Words that stand wholly in italics, in a comment or in brackets."""
_ENDS = ("?", "？")
_BEHIND = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
"""What stands in brackets behind a question: "Recent change? (patch, settings)"."""


def is_unfilled(root: Section, called_so: bool = False) -> bool:
    """Whether most sections of what looks like a report ask for words instead of having some; half of them are
    enough for one that calls itself a form."""
    heads = (section.title.text for section in root.walk() if section.level and not section.is_line)
    if sum(says(head, REPORT_PARTS) for head in heads) < _PARTS - called_so:
        return False
    share = _HALF if called_so else _SHARE
    sections = [section for section in root.walk() if section.blocks]
    asking = telling = 0
    for section in sections:
        asks = list(_of_blocks(section.blocks[:_BLOCKS]))
        asking += sum(asks) * 2 > len(asks)
        telling += bool(asks) and sum(asks) * 2 <= len(asks)
        if telling > len(sections) - len(sections) * share:
            return False  # Most documents say so much that the rest can't make a form of them.
    return asking >= _FEWEST and asking >= (asking + telling) * share


def _of_blocks(blocks: tuple[Block, ...] | list[Block]) -> Iterator[bool]:
    """Of every line that says something, whether it asks."""
    for block in blocks:
        if block.kind == "paragraph":
            yield from _of_paragraph(block, True)
        elif block.kind == "list":
            for item in block.children:
                yield from _of_item(item)
        elif block.kind == "table":
            yield from _of_table(block)
        elif block.kind == "quote":
            yield from _of_blocks(block.children)


def _of_item(item: Block) -> Iterator[bool]:
    head = item.children[0] if item.children else None
    if head is None:
        yield True
        return
    if head.kind == "paragraph":
        yield from _of_paragraph(head, False) if any(map(str.isalnum, head.plain)) else (True,)
    yield from _of_blocks([child for child in item.children if child.kind == "list"])


def _of_paragraph(block: Block, may_order: bool) -> Iterator[bool]:
    """A note that goes on over several lines is one; *may_order*: what begins as an order asks for words. In a list
    it is mostly something to do."""
    lines = [line for line in block.lines if any(map(str.isalnum, line.plain))]
    if not lines:
        return
    ordered = may_order and _orders(block.plain) and not lines[0].plain.endswith(_ENDS)
    if ordered or _ASIDE.match(block.content):
        yield True
        return
    asks = [_asks(line) for line in lines]
    for line, asked, after in zip(lines, asks, [*asks[1:], True], strict=True):
        if after or not line.plain.endswith(_ENDS):  # A question with its answer under it asks no more.
            yield asked


def _asks(line: Line) -> bool:
    words = box_of(line.plain)[1]
    pair = split_label(line)
    if pair is None:
        return _is_asked(words)
    label, value = pair[0], pair[1].strip()
    return _is_asked(value) or _orders(value) or _is_blank(label) or _is_point(label, value)


def _is_asked(words: str) -> bool:
    """Whether it is empty, a question or a blank."""
    return not words or _BEHIND.sub("", words).endswith(_ENDS) or _is_blank(words)


def _is_point(label: str, value: str) -> bool:
    """Whether it is a counted point of a timeline and few words for what may stand there: "T2: cause found"."""
    return _POINT.fullmatch(label.strip()) is not None and len(value) <= _SHORT


def _orders(words: str) -> bool:
    """Whether it asks for words: "Describe what users saw"."""
    return starts_with(words, PROMPTS) or words.rstrip("。. ").endswith(PROMPTS_BEHIND)


def _is_blank(words: str) -> bool:
    """Whether nothing but blanks, a note in brackets or a choice that nobody made stands there."""
    if is_empty(words) or _ASIDE.match(words) or _CHOICE.fullmatch(words) or len(set(codes_in(words))) > 1:
        return True
    blanks = [blank.mark for blank in blanks_in(f": {words}")]
    rest = words
    for mark in blanks:
        rest = rest.replace(mark, "")
    return bool(blanks) and len(rest.strip()) <= len(words) * _MOST_TOLD


def _of_table(table: Block) -> Iterator[bool]:
    """A table as one line: it asks where half of its cells and more are empty or blank."""
    cells = [cell.plain for row in table.children[1:] for cell in row.children]
    if cells:
        empty = sum(not any(map(str.isalnum, words)) or _is_blank(words) for words in cells)
        yield empty * 2 >= len(cells)
