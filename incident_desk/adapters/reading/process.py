"""The parent's side of the child that reads: a small document is read here, a large one where it can be stopped."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from incident_desk.adapters.own_program import own_command
from incident_desk.adapters.reading.lines import Lines
from incident_desk.adapters.reading.started import StartedChild
from incident_desk.domain.document import ReadDocument
from incident_desk.services.reading_watch import ReadingWatch

SMALL = 64 * 1024
"""Bytes that are read in this process: the worst of them take less time than a child needs to start."""


class DocumentReader:
    """Reads documents. The last large one is remembered: what was looked at is not read again to be kept."""

    def __init__(self, command: Sequence[str] | None = None, small: int = SMALL) -> None:
        self._command = list(command or own_command("_read"))
        self._small = small
        self._last: tuple[tuple[str, str], ReadDocument] | None = None

    def __call__(self, data: bytes, name: str, watch: ReadingWatch | None = None) -> ReadDocument:
        """A document's bytes as text and playbook.

        Raises:
            ReadingStopped: *watch* was stopped.
            Refused: they are no readable document.
        """
        from incident_desk.formats.reading.document import read_document
        from incident_desk.formats.reading.encoding import LARGEST, encoding_of, refuse_large
        from incident_desk.formats.reading.limits import parted, with_rest

        watch = watch or ReadingWatch()
        watch.look()
        if len(data) <= self._small:
            return read_document(data, name)
        refuse_large(len(data), name, LARGEST)
        key = (name, sha256(data).hexdigest())
        last = self._last
        if last is not None and last[0] == key:
            return last[1]
        head, rest = parted(data)
        document = with_rest(self._read(head, name, watch), rest, encoding=encoding_of(head))
        document = replace(document, original_sha256=key[1])
        self._last = (key, document)
        return document

    def _read(self, data: bytes, name: str, watch: ReadingWatch) -> ReadDocument:
        with StartedChild(self._command, watch) as child:
            document = _heard(child.ask({"name": name}, data), name, watch)
            watch.look()
            if document is None:
                child.tell_log()
                raise _died(name)
            return document


def _heard(said_lines: Iterable[bytes], name: str, watch: ReadingWatch) -> ReadDocument | None:
    """The document that the child says; None where it ends without."""
    from incident_desk.formats.reading.encoding import ReadingError

    lines = Lines()
    for line in said_lines:
        said = lines.take(line)
        if isinstance(said, ReadDocument):
            return said
        if "refused" in said:
            raise ReadingError(said["refused"]["what"], name, said["refused"]["what_to_do"])
        watch.share = float(said.get("progress", watch.share))
    return None


def _died(name: str) -> Exception:
    from incident_desk.formats.reading.encoding import ReadingError

    return ReadingError("could not be read: what read it ended", name, "Split it, or try again")


read_as_document = DocumentReader()
"""What the program reads documents with."""
