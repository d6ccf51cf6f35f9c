"""Contacts in lines without a label: "Hosting – 0800 111 222", "Mo Beck, head of security, mo@example.org"."""

import re
from collections.abc import Iterator, Sequence

from incident_desk.domain.playbook import Contact, Span
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.tokens import Block, Line
from incident_desk.formats.reading.words import JOBS, NO_CONTACT, says

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?<![\w.])\+?\d[\d ()/-]{6,}\d|(?<!\w)@\w[\w.-]+")
"""An address, a telephone number, a name in a chat."""
_CHANNEL = re.compile(r"(?<![\w&])#[a-z][\w-]{2,}")
_DASH = re.compile(r"\s+[-–—|]\s+")
_COMMA = re.compile(r"\s*[,;，；、]\s*")
_LONGEST_ROLE, _LONGEST, _LONGEST_TOLD = 60, 160, 600
_CALL = re.compile(
    r"(?i:\b(?:call|phone|ring|page|contact|text))\s+(?:the\s+)?"
    r"(?P<name>[^\W\d_][\w'’.-]*(?:\s[\w'’.-]+){0,3})\s\((?P<way>\+?\d[\d /-]{6,20}\d)\)"
)


def contacts_in(block: Block) -> Iterator[Contact]:
    """Whoever is named in the lines of a paragraph or in the items of a list, each with how to reach them."""
    if block.kind == "paragraph":
        for place, line in enumerate(block.lines):
            number = min(block.first + place, block.last)
            yield from _of_line(line, Span(number, number))
    for item in block.children if block.kind == "list" else ():
        head = item.children[0] if item.children else None
        if head is not None and head.kind == "paragraph":
            yield from _of_line(head.lines[0], Span(item.first, item.last))


def called_in(words: str, where: Span) -> Iterator[Contact]:
    """Whoever is to be called by a sentence that has the number in brackets: "call Mo Beck (+1 202 555 0100)"."""
    for found in _CALL.finditer(words[:_LONGEST_TOLD]):
        if ADDRESS.fullmatch(found["way"].strip()) and not says(found["name"], NO_CONTACT):
            yield Contact(found["name"].strip(), found["way"].strip(), span=where)


def _of_line(line: Line, where: Span) -> Iterator[Contact]:
    plain = line.plain
    if len(plain) > _LONGEST or split_label(line) is not None:
        return
    if not ADDRESS.search(plain) and not _CHANNEL.search(plain):
        return
    pieces = _DASH.split(plain)
    if len(pieces) == 1:
        pieces = _COMMA.split(plain)
    role = _role_in(pieces)
    if role is None or says(pieces[role], NO_CONTACT):
        return
    rest = ", ".join(piece for place, piece in enumerate(pieces) if place != role and piece)
    yield Contact(pieces[role], rest, span=where)


def _role_in(pieces: Sequence[str]) -> int | None:
    """Which piece says who it is: what the person does where the second one says so, else the first one."""
    if len(pieces) < 2 or ADDRESS.search(pieces[0]) or not 0 < len(pieces[0]) <= _LONGEST_ROLE:
        return None
    second = pieces[1]
    has_more = len(pieces) > 2 and len(second) <= _LONGEST_ROLE and not ADDRESS.search(second)
    return 1 if has_more and says(second, JOBS) and not says(pieces[0], JOBS) else 0
