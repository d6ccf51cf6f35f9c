"""An incident is closed from Home; with a review that is not approved, or with questions, that is asked first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage

if TYPE_CHECKING:
    from datetime import datetime

    from incident_desk.qt.pages.home.waiting import Waiting
    from incident_desk.services.memory import Change
    from incident_desk.services.office import Office


class ClosingWishes(QObject):
    """Reads what is open of the review, asks where there is anything, and closes."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        stage.close_incident = self.close_incident

    def close_incident(self, item: "Waiting") -> None:
        """Close what waits for that."""
        self._stage.link.read(lambda office: _open_in(office, item.incident), self._on_read)

    def _on_read(self, found: tuple[Incident, int]) -> None:
        incident, questions = found
        open_parts = dialogs.still_open(incident, questions)
        if not open_parts:
            self._close(incident)
            return
        dialog = dialogs.CloseDialog(self._stage.themes, incident, open_parts, self._stage.window)
        dialog.rejected.connect(self._stage.home.waiting.wake)
        self._opener.open(dialog, lambda: self._close(incident))

    def _close(self, incident: Incident) -> None:
        self._stage.link.act(_closed, incident.id, self._on_closed)

    def _on_closed(self, change: "Change") -> None:
        self._stage.window.say(f"{change.after.key} is closed", undo=True)


def _open_in(office: "Office", one: str) -> tuple[Incident, int]:
    """The incident, and how many questions the doctor has about it."""
    from incident_desk.services.examining import examined_record

    incident = office.desk.incident_of(one)
    return incident, len(examined_record(incident, office.desk.events(one)).asked)


def _closed(incident: Incident, _now: "datetime") -> Sequence[Draft]:
    from incident_desk.services.acts.steering import close

    return close(incident)
