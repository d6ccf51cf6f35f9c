"""Records of files on their way in: compared and taken in on the desk's thread; the answer is what came of it, or
why nothing did."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.errors import DeskError
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.opening import Opening
from incident_desk.qt.writing import Writing
from incident_desk.services.office import Office
from incident_desk.services.record_import import Standing, TakenRecord

if TYPE_CHECKING:
    from incident_desk.formats.record_file import RecordFile


class RecordLink(QObject):
    """A part of the window's way to the record. Refusals go to the dialog that asked: it stands as it stood."""

    def __init__(self, opening: Opening, jobs: Jobs, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opening, self._jobs, self._writing = opening, jobs, writing

    def compare(self, file: "RecordFile", then: Callable[[Standing | DeskError], None]) -> None:
        """How the file stands to what is here."""

        def look(office: Office) -> None:
            def work() -> Standing | DeskError:
                try:
                    return office.desk.records.standing(file)
                except DeskError as error:
                    return error

            self._jobs.run(work, then)

        self._opening.when_open(look)

    def take_in(self, file: "RecordFile", who: str, then: Callable[[TakenRecord | DeskError], None]) -> None:
        """Take the record in, whole or not at all; one that is there already is handed back."""

        def write(office: Office) -> None:
            def work() -> TakenRecord | DeskError:
                try:
                    return office.desk.records.take_in(file, who)
                except DeskError as error:
                    return error

            self._writing.write(work, then)

        self._opening.when_open(write)
