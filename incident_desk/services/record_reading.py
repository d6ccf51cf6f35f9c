"""A record out of a file of this computer, to be looked at before anything is written; and what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from incident_desk.domain.events import Kind
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.words import one_line
from incident_desk.services.library import Library
from incident_desk.services.reading_watch import ReadingWatch

if TYPE_CHECKING:
    from incident_desk.formats.record_file import RecordFile

RecordReader = Callable[[bytes, str, ReadingWatch], "RecordFile | None"]
"""Makes a record of a file's bytes, by its name; None of another file's. Raises ``Refused``, ``ReadingStopped``."""


def read_here(data: bytes, name: str, watch: ReadingWatch) -> "RecordFile | None":
    """Read it in this process.

    Raises:
        ReadingStopped: *watch* was stopped.
        Refused: it holds no record that can be taken in.
    """
    from incident_desk.formats.record_door import record_in

    watch.look()
    return record_in(data, name)


@dataclass(frozen=True, slots=True)
class RecordPreview:
    """What a file would bring: the incident as it stood, and how much of it there is.

    ``first`` and ``last`` are the moments of its entries, ``writers`` who wrote them, each once.
    """

    file: "RecordFile"
    incident: Incident
    entries: int
    first: datetime | None
    last: datetime | None
    writers: tuple[str, ...]
    evidence: int

    @property
    def asked_checks(self) -> int:
        """How many checks it brings that would be asked, and come in paused."""
        if not self.incident.is_open:
            return 0
        return sum(not one.get("paused") for one in self.incident.checks.values())


class RecordFiles:
    """Reads files that may hold a record. May be used on any thread."""

    def __init__(self, library: Library, reader: RecordReader = read_here) -> None:
        self._library, self._reader = library, reader

    def look(self, path: str, watch: ReadingWatch) -> RecordPreview | None:
        """What a file would bring; None where it holds no record of ours. Nothing is written.

        Raises:
            ReadingStopped: *watch* was stopped.
            DeskError: it can't be read, or its record can't be taken in: why, and what would help.
        """
        from incident_desk.formats.record_door import is_worth_reading, may_hold_record

        if not may_hold_record(path):
            return None
        name = one_line(PurePath(path.replace("\\", "/")).name)
        data = self._library.read_bytes(path)
        file = self._reader(data, name, watch) if is_worth_reading(data, name) else None
        return None if file is None else preview_of(file)


def preview_of(file: "RecordFile") -> RecordPreview:
    """What a record says of itself."""
    entries = [one for one in timeline(file.events) if not one.undone]
    moments = [one.happened.at for one in entries if one.happened.at is not None]
    return RecordPreview(
        file,
        fold(file.events),
        len(entries),
        min(moments, default=None),
        max(moments, default=None),
        tuple(dict.fromkeys(one.who for one in entries if one.human)),
        sum(one.kind == Kind.EVIDENCE_ATTACHED and one.body is not None for one in file.events),
    )
