"""Sections by which somebody is to write: messages to send, and the form of a review."""

import re
from collections.abc import Iterator

from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.commands import is_command_fence, language_of
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import (
    AFTER,
    COMMUNICATION,
    LABEL_CADENCE,
    LABEL_CHANNEL,
    MESSAGE,
    ORDERS,
    QUESTIONS,
    REFERENCE,
    REPORT_PARTS,
    REVIEW,
    TEMPLATE,
    TEMPLATES,
    says,
    starts_with,
    together,
)

_REVIEW_OR_AFTER = together(REVIEW, AFTER)
_REVIEW_OR_FORM = together(REVIEW, TEMPLATE)
_REVIEW_OR_FORM = together(REVIEW, TEMPLATE)
_TELLS = together(TEMPLATE, COMMUNICATION)
_TELLS_SOMEBODY = together(_TELLS, ("message", "notification", "announcement", "notice"))
_ONLY_ASKS = re.compile(r"[^.!?？]+[?？](?:.*[?？])?[\s\"”')*_]*$", re.S)
_PARTS = together(REPORT_PARTS, words_of("report", "timeline"), words_of("report", "actions"))
_ABOUT_THEM = together(LABEL_CADENCE, LABEL_CHANNEL, REFERENCE)
"""What a title says that is about messages: "How often we update"."""
_SEVERAL, _MOST = 2, 100
_PROSE_FENCES = ("", "text", "txt", "plaintext", "markdown", "md", "email", "none")


def is_review_template(section: Section) -> bool:
    """Whether it is the form of a review to be written after an incident."""
    if not says(section.name, _REVIEW_OR_FORM):
        return False
    above = section.parent.name if section.parent else ""
    if says(section.name, REVIEW) and says(section.name, TEMPLATE):
        return True
    if says(section.name, TEMPLATE) and says(above, _REVIEW_OR_AFTER):
        return True
    if not says(section.name, REVIEW):
        return False
    return (
        any(
            block.kind == "fence" and block.content.lstrip().startswith("#") and language_of(block) in _PROSE_FENCES
            for block in section.blocks
        )
        or _asks_for_parts(section)
        or _lists_parts(section)
    )


def _asks_for_parts(section: Section) -> bool:
    """Whether the headings under it are the parts of a report, with blanks to fill in."""
    parts = [child for child in section.children if says(child.name, _PARTS)]
    return len(parts) > 1 and len(parts) * 2 > len(section.children) and sum(map(_has_blanks, section.children)) > 1


def _lists_parts(section: Section) -> bool:
    """Whether its one list names the parts of a report, or asks, and says nothing to do: "Root cause", "Why it was
    not seen"."""
    listed = section.blocks[0] if len(section.blocks) == 1 else None
    if section.children or listed is None or listed.kind != "list" or listed.ordered:
        return False
    heads = [item.children[0].plain for item in listed.children if item.children]
    known = sum(says(words, _PARTS) or starts_with(words, QUESTIONS) for words in heads)
    return len(heads) > 1 and known * 2 > len(heads) and not any(_is_work(words) for words in heads)


def _is_work(words: str) -> bool:
    return words[:1] in "[☐□" or starts_with(words, ORDERS)


def _has_blanks(section: Section) -> bool:
    """Whether something in it is to be filled in."""
    return any(
        blanks_in(block.content) for part in section.walk() for outer in part.blocks for block in _texts(outer)
    )


def _texts(block: Block) -> Iterator[Block]:
    """The paragraphs of a block, and the cells of a table."""
    if block.kind == "table":
        yield from (cell for row in block.children for cell in row.children)
    yield from block.every("paragraph")


def is_templates(section: Section) -> bool:
    """Whether messages to send stand under this title."""
    return says(section.name, TEMPLATES) and not says(section.name, REVIEW)


def is_template(section: Section) -> bool:
    """Whether it is one message: a quote or a plain fence under a title that speaks of a message."""
    if not section.has("quote", "fence"):
        return False
    titles = " ".join(
        [section.name, *(above.name for above in section.above() if above.role != "title" or is_templates(above))]
    )
    if not says(titles, _TELLS) and not says(section.name, MESSAGE):
        return False
    return any(is_message(block) for block in section.blocks) and says(titles, _TELLS_SOMEBODY)


def is_open_message(section: Section) -> bool:
    """Whether it is one message without a mark of its own, in a document that is a collection of them: sentences
    with blanks to fill in."""
    title = section.parent
    if title is None or not title.is_title or not is_templates(title) or section.children:
        return False
    return _is_open(section) and (_has_blanks(section) or _is_beside_messages(section, title))


def _is_open(section: Section) -> bool:
    """Whether it has words alone: sentences, and bullets without boxes."""
    told = [block for block in section.blocks if block.kind != "rule"]
    listed = [item for block in told if block.kind == "list" for item in block.children]
    return (
        any(block.kind == "paragraph" for block in told)
        and all(block.kind == "paragraph" or (block.kind == "list" and not block.ordered) for block in told)
        and not any(item.children and item.children[0].content[:1] in "[☐□" for item in listed)
    )


def _is_beside_messages(section: Section, around: Section) -> bool:
    """Whether its title names a message and others stand beside it: one that needs no blank."""
    if not says(section.name, MESSAGE) or says(section.name, _ABOUT_THEM) or starts_with(section.name, QUESTIONS):
        return False
    beside = [child for child in around.children[:_MOST] if child is not section and not child.children]
    return sum(_is_open(child) and _has_blanks(child) for child in beside) >= _SEVERAL


def is_message(block: Block) -> bool:
    """Whether the block can be the words of a message."""
    if block.kind == "quote":
        return not _is_question(block)
    return block.kind == "fence" and language_of(block) in _PROSE_FENCES and not is_command_fence(block)


def _is_question(quote: Block) -> bool:
    """Whether it only asks, as the forms of a document do that is to be filled in: "Who owns it? Since when?"."""
    told = " ".join(paragraph.plain for paragraph in quote.every("paragraph"))
    return _ONLY_ASKS.match(told) is not None and not blanks_in(told)
