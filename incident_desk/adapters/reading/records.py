"""The parent's side of the child that proves a record: a small file is read here, a large one where it can be
stopped and has no more memory than it is given."""

from collections.abc import Sequence

from incident_desk.adapters.own_program import own_command
from incident_desk.adapters.reading.process import SMALL
from incident_desk.adapters.reading.record_lines import RecordLines
from incident_desk.adapters.reading.started import StartedChild
from incident_desk.domain.errors import Refused
from incident_desk.formats.record_file import RecordFile
from incident_desk.services.reading_watch import ReadingWatch
from incident_desk.services.record_reading import read_here


class RecordReader:
    """Reads reports of ours: their JSON, and the PDF that carries it."""

    def __init__(self, command: Sequence[str] | None = None, small: int = SMALL) -> None:
        self._command = list(command or own_command("_read"))
        self._small = small

    def __call__(self, data: bytes, name: str, watch: ReadingWatch) -> RecordFile | None:
        """The record that they hold; None where they are another file.

        Raises:
            ReadingStopped: *watch* was stopped.
            Refused: they hold none that can be taken in: why, and what would help.
        """
        if len(data) <= self._small:
            return read_here(data, name, watch)
        with StartedChild(self._command, watch) as child:
            lines = RecordLines(name)
            for line in child.ask({"name": name, "as": "record"}, data):
                said = lines.take(line)
                if said is None or isinstance(said, RecordFile):
                    return said
                if "refused" in said:
                    raise Refused(said["refused"])
                watch.share = float(said.get("progress", watch.share))
            watch.look()
            child.tell_log()
            raise Refused(f"{name} could not be read: what read it ended. Try again; the file was not changed")
