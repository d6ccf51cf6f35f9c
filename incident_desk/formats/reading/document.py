"""A file's bytes as a read document."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

from incident_desk.domain.document import ReadDocument
from incident_desk.formats.reading.block_rules import Heed, TooMany
from incident_desk.formats.reading.doors.chat import with_authors
from incident_desk.formats.reading.doors.door import open_door
from incident_desk.formats.reading.encoding import LARGEST, encoding_of, refuse_large
from incident_desk.formats.reading.intake import Intake
from incident_desk.formats.reading.limits import (
    TOO_MANY,
    TOO_MANY_LINES,
    WHOLE,
    Part,
    cut,
    kept,
    parted,
    passages,
    pieces_of,
    with_rest,
)
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.playbook import known_page, playbook_of
from incident_desk.formats.reading.reports.report import read_report

_TAKEN, _PARTED, _UNDERSTOOD, _ALL = 0.08, 0.45, 0.9, 1.0
"""How far it is once the text is there, once its blocks are, and once they are understood."""


def read_document(data: bytes, source_name: str, part: Part = WHOLE) -> ReadDocument:
    """A file's bytes as a document. What is beyond *part* is kept as reference text.

    Raises:
        ReadingError: it is binary, too large, empty, or in an encoding that can't be read.
    """
    refuse_large(len(data), source_name, LARGEST)
    head, rest = parted(data, part.most)
    taken = open_door(head, source_name)
    with _nothing_collected():
        document = _understood(taken, source_name, part)
    if rest:
        document = replace(document, original_sha256=sha256(data).hexdigest())
    return with_rest(document, rest, part, encoding_of(data))


def _understood(taken: Intake, source_name: str, part: Part) -> ReadDocument:
    _tell(part, _TAKEN)
    page, left, why = _page_of(taken.text, part)
    _tell(part, _PARTED)
    playbook = playbook_of(page, taken.text, source_name)
    _tell(part, _UNDERSTOOD)
    is_report = playbook.kind == "report"
    report = with_authors(read_report(page, playbook.title), taken.text) if is_report else None
    _tell(part, _ALL)
    document = ReadDocument(
        source_name,
        taken.text,
        playbook,
        repairs=taken.repairs,
        warnings=taken.warnings,
        original=taken.original,
        original_sha256=taken.original_sha256,
        report=report,
    )
    if not left:
        return document
    return kept(document, tuple(passages(pieces_of(left), len(page.lines))), why)


def _page_of(text: str, part: Part) -> tuple[Page, str, str]:
    """The page that is understood, the text behind it that is too much, and why it is."""
    lines = text.count("\n") + 1
    before, left, why = text, "", TOO_MANY_LINES
    if lines > part.lines:
        before, left = cut(text, part.lines + 1)

    def reached(line: int) -> None:
        _tell(part, _TAKEN + (_PARTED - _TAKEN) * line / lines)

    try:
        return known_page(before, Heed(part.blocks, reached if part.tell else None)), left, why
    except TooMany as found:
        line = found.line
    # Behind the exception, which holds all the blocks that are too many.
    before, left = cut(text, line)
    return known_page(before), left, TOO_MANY


def _tell(part: Part, share: float) -> None:
    if part.tell is not None:
        part.tell(share)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Python's cyclic collector at rest: the reading makes no cycles to speak of, and of a document of 3 MB half a
    million values, among which looking for some costs a quarter of the time. What was made then counts as old
    (frozen and thawed at once, where nothing else is frozen): the collector would look all of it through as soon
    as it is on again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
