"""A document as it was read: what it was called, its text, and what was understood of it."""

from dataclasses import dataclass

from incident_desk.domain.past_report import PastReport
from incident_desk.domain.playbook import Doubt, Playbook


@dataclass(frozen=True, slots=True)
class Repair:
    """Damaged text that was put right: *before* stood in this line, *after* stands there now; *how* says what
    the damage was."""

    line: int
    before: str
    after: str
    how: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document. ``name`` is what it was read under; ``text`` is the source with ``\\n`` as its line ends."""

    name: str
    text: str
    playbook: Playbook
    repairs: tuple[Repair, ...] = ()
    """What of the text was damaged and is put right, in reading order."""
    warnings: tuple[Doubt, ...] = ()
    """What else was changed in the text before it was read, and what in it looks odd and was left."""
    original: str = ""
    """The text as it stood in the file, with ``\\n`` as its line ends; empty where ``text`` is the same."""
    original_sha256: str = ""
    """Of the bytes that were read."""
    report: PastReport | None = None
    """What it states of a past incident, where it is a report of one."""
    reference_from: int = 0
    """The first line that was only kept, as reference, because the document is too much to understand all of it;
    0 where all of it was read. ``text`` may end before."""
