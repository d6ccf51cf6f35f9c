"""Messages that stand under a heading as they are sent, without a fence: "Subject: …", then its words; or with a
heading each for the subject and for the words."""

from collections.abc import Sequence

from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.labels import labelled, split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import (
    LABEL_BODY,
    LABEL_MESSAGE,
    LABEL_SUBJECT,
    says,
    starts_with,
    together,
)

_TEXT_LABEL = together(LABEL_BODY, LABEL_MESSAGE)


def is_mail(section: Section) -> bool:
    """Whether it is one message: it begins with a subject, and has a body that says so or blanks to fill in.

    A report has a subject as well, and is no message for it.
    """
    if section.level < 2 or section.children or not section.blocks or not _subject_of(section.blocks[0]):
        return False
    words = "\n".join(block.content for part in section.blocks for block in part.every("paragraph"))
    return bool(blanks_in(words)) or any(says(one.label, LABEL_BODY) for one in labelled(section.blocks))


def is_mail_in_parts(section: Section) -> bool:
    """Whether the headings under it are the parts of one message: its subject, then its words."""
    first, *others = section.children or (None,)
    if first is None or not others or not starts_with(first.name, LABEL_SUBJECT) or first.children:
        return False
    return any(starts_with(other.name, _TEXT_LABEL) for other in others)


def mails_in(blocks: Sequence[Block]) -> list[tuple[str, int, int]]:
    """The messages that stand one after the other under a heading, each from its subject to the next: (name, first
    line, last line). The name is that of a line of its own above the subject, else the subject."""
    starts = [place for place, block in enumerate(blocks) if _subject_of(block)]
    names = {place: _name_above(blocks, place) for place in starts}
    found = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        body = blocks[start : end - 1 if end < len(blocks) and names[end] else end]
        last = max(block.last for block in body if block.kind != "rule")
        found.append((names[start] or _subject_of(blocks[start]), blocks[start].first, last))
    return found


def _subject_of(block: Block) -> str:
    """The words behind "Subject:" at the head of a paragraph."""
    pair = split_label(block.lines[0]) if block.kind == "paragraph" else None
    return pair[1] if pair is not None and starts_with(pair[0], LABEL_SUBJECT) else ""


def is_subject(block: Block) -> bool:
    """Whether it is the subject of a message: "Subject: Shop is down"."""
    return bool(_subject_of(block))


def _name_above(blocks: Sequence[Block], place: int) -> str:
    before = blocks[place - 1] if place else None
    if before is None or before.kind != "paragraph" or len(before.lines) != 1:
        return ""
    pair = split_label(before.lines[0])
    return pair[0] if pair is not None and not pair[1] else ""
