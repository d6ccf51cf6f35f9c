"""Documents and records read in a process of their own, which can be stopped."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incident_desk.formats.record_file import RecordFile
    from incident_desk.services.reading_watch import ReadingWatch


def read_as_record(data: bytes, name: str, watch: "ReadingWatch") -> "RecordFile | None":
    """The record of a file's bytes, None where there is none; what reads it is imported with the first one.

    Raises:
        ReadingStopped: *watch* was stopped.
        Refused: it holds none that can be taken in: why, and what would help.
    """
    from incident_desk.adapters.reading.records import RecordReader

    return RecordReader()(data, name, watch)
