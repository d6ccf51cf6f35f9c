"""Headings of a text without markup: short lines that stand alone, "What happened?", "Root cause", with what
belongs to them below. A text counts as such that has no heading, and of whose lone lines several are those of a
report."""

from collections.abc import Iterator
from dataclasses import replace

from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import REPORT_PARTS, says, starts_with, together

_NAMES = together(REPORT_PARTS, words_of("report", "summary"), words_of("report", "actions"))
_LONGEST, _WORDS, _LONGEST_TITLE = 60, 9, 120
_FEWEST, _OF_REPORT = 3, 2
"""Lone lines that make an outline, and those of them that a report has."""
_MOST = 400
"""Blocks of a text that is looked at; a longer one is no report by hand."""
_NO_ENDS = (".", ",", ";", ":", "：", "!", "。", ")")


def with_plain_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with their lone lines as headings; the same ones where the text has headings or no such lines."""
    if not _FEWEST < len(blocks) <= _MOST or any(block.kind == "heading" for block in blocks):
        return blocks
    lone = [block for block in blocks if _stands_alone(block)]
    if len(lone) < _FEWEST or sum(_is_of_report(block) for block in lone) < _OF_REPORT:
        return blocks
    return tuple(_headed(blocks, {id(block) for block in lone}))


def _headed(blocks: tuple[Block, ...], lone: set[int]) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        if place == 0 and _is_title(block):
            yield replace(block, kind="heading", level=1)
        elif id(block) in lone and place + 1 < len(blocks) and id(blocks[place + 1]) not in lone:
            yield replace(block, kind="heading", level=2)
        else:
            yield block


def _is_title(block: Block) -> bool:
    return _is_one_line(block) and len(block.content) <= _LONGEST_TITLE and not block.content.endswith(_NO_ENDS)


def _stands_alone(block: Block) -> bool:
    """Whether it is a short line by itself, without the end of a sentence: a question or words that report has."""
    if not _is_one_line(block) or len(block.content) > _LONGEST or len(block.content.split()) > _WORDS:
        return False
    return block.content.endswith(("?", "？")) or (
        not block.content.endswith(_NO_ENDS) and ":" not in block.content and starts_with(block.content, _NAMES)
    )


def _is_of_report(block: Block) -> bool:
    return says(block.content, _NAMES)


def _is_one_line(block: Block) -> bool:
    return block.kind == "paragraph" and "\n" not in block.content and not block.content.startswith(("*", "`", "["))
