"""A file as a document: its text, what it is, and what was understood of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from incident_desk.domain.playbook import Playbook
from incident_desk.formats.reading.encoding import refuse_unreadable
from incident_desk.formats.reading.playbook import read_playbook


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read. *text* is the source with ``\\n`` as its line ends."""

    name: str
    text: str
    playbook: Playbook

    @property
    def kind(self) -> str:
        """What the document is: one of `playbook.KINDS`."""
        return self.playbook.kind


def read_document(data: bytes, source_name: str) -> Document:
    """A file's bytes as a document.

    Raises:
        ReadingError: it is binary, too large, empty, or in an encoding that can't be read.
    """
    text = refuse_unreadable(data, source_name)
    with _nothing_collected():
        return Document(source_name, text, read_playbook(text, source_name))


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
