"""The form of the review that a document wants after an incident."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from incident_desk.domain.playbook import ReviewSection, Span
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.reports.parts import bare_label
from incident_desk.formats.reading.signals import leaves
from incident_desk.formats.reading.tokens import Block, blocks_of
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import AFTER, REPORT_PARTS, REVIEW, says, together

_REVIEW_OR_AFTER = together(REVIEW, AFTER)
_PARTS = together(REPORT_PARTS, words_of("report", "timeline"), words_of("report", "actions"))
_FEWEST_PARTS, _NAME_WORDS = 3, 6
_FORM_IN_A_FENCE = 3
"""Headings in a fence that make it a form, where a document is about nothing else."""


def read_review(root: Section) -> tuple[ReviewSection, ...]:
    """The sections of the first review form in the document."""
    for section in root.walk():
        if section.role == "review" and (found := tuple(sections_of(section))):
            return found
    for section in root.walk():
        if says(section.name, _REVIEW_OR_AFTER) and (found := _asked_for(section)):
            return found
    for section in root.walk():
        if says(section.name, REVIEW) and (
            found := tuple(one for block in section.blocks for one in _of_fence(block))
        ):
            return found
    return ()


def _asked_for(section: Section) -> tuple[ReviewSection, ...]:
    """What the review is to tell of: the one list under its heading, behind a line that leads to it, where most
    items are what such a report has."""
    listed = [block for block in section.blocks if block.kind == "list" and not block.ordered]
    lead = section.blocks[section.blocks.index(listed[0]) - 1] if listed else None
    if len(listed) != 1 or section.children or lead is None or not lead.plain.endswith((":", "：")):
        return ()
    heads = [(item, item.children[0].plain) for item in listed[0].children if item.children]
    known = sum(says(words, _PARTS) for _, words in heads)
    if len(heads) < _FEWEST_PARTS or known * 2 <= len(heads):
        return ()
    return tuple(ReviewSection(words, _prompts(item.children[1:]), span(item)) for item, words in heads)


def read_form(root: Section, title: str) -> tuple[ReviewSection, ...]:
    """The sections of a document that is itself the form of a review: every heading but its own title, or those of
    the form in its fence."""
    for section in root.walk():
        for block in section.blocks:
            if len(fenced := tuple(_of_fence(block))) >= _FORM_IN_A_FENCE:
                return fenced
    headings = [one for one in root.walk() if one.level and not one.is_line and one.title.text != title]
    if headings:
        return tuple(
            ReviewSection(one.name, _prompts_under(one), Span(one.first, one.last)) for one in _outermost(headings)
        )
    return max((_bold(root), _alone(root), _listed(root), _tabled(root)), key=len)


def _bold(root: Section) -> tuple[ReviewSection, ...]:
    """The bold words and labels without a value that paragraphs consist of, each with what stands under it."""
    return _headed(root, bare_label)


def _alone(root: Section) -> tuple[ReviewSection, ...]:
    """The lines of few words that stand alone over a list, each with what the list asks for."""
    blocks = [block for section in root.walk() for block in section.blocks]
    over = {id(block) for block, after in pairwise(blocks) if after.kind == "list" and _is_name(block)}
    return _headed(root, lambda block: block.plain if id(block) in over else "")


def _is_name(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.lines) == 1 and len(block.plain.split()) <= _NAME_WORDS


def _headed(root: Section, name_of: Callable[[Block], str]) -> tuple[ReviewSection, ...]:
    blocks = [block for section in root.walk() for block in section.blocks]
    heads = [place for place, block in enumerate(blocks) if name_of(block)]
    ends = [*heads[1:], len(blocks)] if heads else []
    return tuple(
        ReviewSection(
            name_of(blocks[head]),
            _prompts(blocks[head + 1 : end]),
            Span(blocks[head].first, blocks[end - 1].last),
        )
        for head, end in zip(heads, ends, strict=True)
    )


def _listed(root: Section) -> tuple[ReviewSection, ...]:
    """The outermost items of the longest list: by their bold words where they have some."""
    lists = [block for section in root.walk() for block in section.blocks if block.kind == "list"]
    items = max((block.children for block in lists), key=len, default=())
    heads = [(item, item.children[0].lines[0]) for item in items if item.children and item.children[0].lines]
    return tuple(
        ReviewSection(line.lead or line.plain.rstrip(":： "), _prompts(item.children[1:]), span(item))
        for item, line in heads
    )


def _tabled(root: Section) -> tuple[ReviewSection, ...]:
    """The rows of the longest table, each by its first cell, with what the next one asks for."""
    tables = [block for section in root.walk() for block in section.blocks if block.kind == "table"]
    rows = max((table.children[1:] for table in tables), key=len, default=())
    return tuple(
        ReviewSection(
            row.children[0].plain, tuple(cell.plain for cell in row.children[1:2] if cell.plain), span(row)
        )
        for row in rows
        if row.children and row.children[0].plain
    )


def _outermost(headings: Sequence[Section]) -> list[Section]:
    """The headings of the highest level that has several; those under one alone are what it holds."""
    for level in sorted({one.level for one in headings}):
        if sum(one.level == level for one in headings) >= _FEWEST_PARTS:
            return [one for one in headings if one.level <= level and not _holds(one, level)]
    return list(headings)


def _holds(section: Section, level: int) -> bool:
    """Whether it only gathers sections of a deeper level that count."""
    return section.level < level and any(child.level <= level for child in section.children)


def _prompts_under(section: Section) -> tuple[str, ...]:
    """What a section asks for, and the headings in it with theirs."""
    inner = (words for child in section.children for words in (child.name, *_prompts_under(child)))
    return (*_prompts(section.blocks), *inner)


def sections_of(section: Section) -> Iterator[ReviewSection]:
    """A form's sections: the headings under it, those in its fence, or the items of its list."""
    if section.children:
        for child in section.children:
            yield ReviewSection(child.name, _prompts(child.blocks), Span(child.first, child.last))
        return
    for block in section.blocks:
        if block.kind == "fence":
            yield from _of_fence(block)
        elif block.kind == "list":
            for item in block.children:
                words = item.children[0].plain if item.children else ""
                yield ReviewSection(words, _prompts(item.children[1:]), span(item))


def _prompts(blocks: Sequence[Block]) -> tuple[str, ...]:
    listed = tuple(words for words, _, _ in leaves(blocks))
    return listed or tuple(block.plain for block in blocks if block.kind == "paragraph")


def _of_fence(fence: Block) -> Iterator[ReviewSection]:
    """The headings of Markdown in a fence; the highest alone above others is the form's title."""
    blocks = blocks_of(fence.content, offset=fence.first) if fence.kind == "fence" else ()
    places = [place for place, block in enumerate(blocks) if block.kind == "heading"]
    levels = [blocks[place].level for place in places]
    if len(levels) > 1 and levels.count(min(levels)) == 1:
        places = [place for place in places if blocks[place].level != min(levels)]
    levels = [blocks[place].level for place in places]
    for order, place in enumerate(places):
        if blocks[place].level == min(levels):
            end = next((later for later in places[order + 1 :] if blocks[later].level == min(levels)), len(blocks))
            inner = blocks[place + 1 : end]
            last = inner[-1].last if inner else blocks[place].last
            yield ReviewSection(blocks[place].plain, _prompts(inner), Span(blocks[place].first, last))
