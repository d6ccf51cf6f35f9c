"""What an export tells: the marked pages, the state of each format, what a scan found in which place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from incident_desk.formats.redaction.finished import Part, Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.marks import Mark
from incident_desk.formats.redaction.page_marks import Term


class View(StrEnum):
    """Which pages are looked at: as sent, the same with removals said so that they can be marked, or as it was."""

    SENT = "sent"
    MARKED = "marked"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages as pictures (PNG), and the marks that are painted over them and never printed.

    ``count`` is how many pages there are; ``left_out`` how many rows of long tables the pictures leave out.
    ``width`` and ``height`` are a page's in points. ``cut_lines`` says how many lines of page 1 found no room.
    """

    pictures: tuple[bytes, ...]
    marks: tuple[Mark, ...]
    count: int
    width: float
    height: float
    left_out: int = 0
    cut_lines: int = 0


@dataclass(frozen=True, slots=True)
class SheetWish:
    """Which pages are pictured: dots an inch, how many at most, the date that the document carries (UTC).

    ``terms`` are marked where they stand among the letters, ``pictures`` where the text for a figure says them.
    """

    made: datetime
    ppi: float = 96.0
    most: int = 0
    terms: tuple[Term, ...] = ()
    pictures: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """A PDF and what was read back from its bytes; ``unread`` is why nothing was. ``plain``: without the engine."""

    data: bytes = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)
    unread: str = ""
    plain: bool = False


class Seen(StrEnum):
    """What a scan says of one place of a file."""

    CLEAN = "clean"
    FOUND = "found"
    NO_PLACE = "none"
    """A file of that format has no such place."""
    NOT_SCANNED = "not scanned"


@dataclass(frozen=True, slots=True)
class ScanCell:
    """One place of one file: how many of the known terms were found there, and how many leaks by their shape."""

    seen: Seen
    terms: int = 0
    leaks: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read in a finished file. ``known`` counts the terms that were looked for; ``at`` is steady UTC.

    ``why`` says what of it could not be read, where that is so.
    """

    cells: Mapping[Where, ScanCell]
    leaks: tuple[Leak, ...]
    known: int
    at: datetime
    why: str = ""

    @property
    def is_clean(self) -> bool:
        """Whether all of it was read and says nothing that is hidden."""
        return not self.leaks and all(one.seen in (Seen.CLEAN, Seen.NO_PLACE) for one in self.cells.values())


class State(StrEnum):
    """How a format stands. One that is not wished has none."""

    MAKING = "making"
    READY = "ready"
    LEAKS = "leaks"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Phase(StrEnum):
    """What is being done. Typst tells no pages while it sets them; the scan of a PDF goes page by page."""

    READING = "reading"
    SETTING = "setting"
    WRITING = "writing"
    SCANNING = "scanning"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the making of a format stands. ``page`` of ``pages`` are 0 where nobody can honestly say."""

    ending: str
    phase: Phase
    seconds: float
    page: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """One format: how it stands, and the whole file in memory where it is made. Only a READY one may be saved.

    ``why`` is the reason of one that failed. ``plain`` says that the PDF engine was missing, so that the PDF is
    plain, neither tagged nor archival; it says so itself.
    """

    ending: str
    state: State
    data: bytes = field(default=b"", repr=False)
    scan: Scan | None = None
    why: str = ""
    plain: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of saving: the files that were written, and of each other one why not."""

    written: tuple[Path, ...]
    refused: Mapping[Path, str] = field(default_factory=dict)


Told = Callable[[Progress], None]
"""Hears of progress, on the thread that works."""
