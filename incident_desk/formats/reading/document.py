"""A file's bytes as a read document."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from incident_desk.domain.document import ReadDocument
from incident_desk.formats.reading.doors.door import open_door
from incident_desk.formats.reading.playbook import known_page, playbook_of
from incident_desk.formats.reading.reports.report import read_report


def read_document(data: bytes, source_name: str) -> ReadDocument:
    """A file's bytes as a document.

    Raises:
        ReadingError: it is binary, too large, empty, or in an encoding that can't be read.
    """
    taken = open_door(data, source_name)
    with _nothing_collected():
        page = known_page(taken.text)
        playbook = playbook_of(page, taken.text, source_name)
        report = read_report(page, playbook.title) if playbook.kind == "report" else None
    return ReadDocument(
        source_name,
        taken.text,
        playbook,
        repairs=taken.repairs,
        warnings=taken.warnings,
        original=taken.original,
        original_sha256=taken.original_sha256,
        report=report,
    )


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Python's cyclic collector at rest: the reading makes no cycles to speak of, and of a document of 3 MB half a
    million values, among which looking for some costs a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
