"""Reports on their way into the record: taken in on the desk's thread; the answer is what was made, or why not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.errors import DeskError
from incident_desk.qt.opening import Opening
from incident_desk.qt.writing import Writing
from incident_desk.services.office import Office
from incident_desk.services.past_import import Taken

if TYPE_CHECKING:
    from incident_desk.services.acts.taking_past import PastIncident


class PastLink(QObject):
    """A part of the window's way to the record."""

    def __init__(self, opening: Opening, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opening, self._writing = opening, writing

    def take_in(self, past: "PastIncident", who: str, then: Callable[[Taken | DeskError], None]) -> None:
        """Make a past incident; one that is there already is handed back. The id is made now, at the key press."""

        def write(office: Office) -> None:
            gesture = office.desk.new_act()

            def work() -> Taken | DeskError:
                try:
                    return office.desk.past.take_in(past, who, gesture)
                except DeskError as error:
                    # The screen stands as it stood, so that whoever looks at it can try again.
                    return error

            self._writing.write(work, then)

        self._opening.when_open(write)
