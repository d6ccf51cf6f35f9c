"""Hands in what became of the checks, where that is on this window."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from incident_desk.domain.events import Draft
from incident_desk.domain.health import Change, State
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.qt.link import DeskLink
from incident_desk.services.patrol import Seen
from incident_desk.services.watching import booking, cause_of


class ChangeBooking(QObject):
    """Books changes of checks, each once; what the disk did not take is handed in again with the next answer."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._handed_in: dict[tuple[str, str], State] = {}
        link.store_failed.connect(self._on_store_failed)

    def book(self, seen: Seen, record: Incident) -> None:
        """Hand the change in, if this window has the watch and the record still takes it."""
        office, change = self._link.office, seen.change
        if office is not None and office.has_watch and record.is_open:
            self._handed_in[record.id, change.check_id] = change.state
            cause = cause_of(record.id, change, office.desk.caused)
            self._link.act(_Booking(change, cause, seen.last), record.id, who=f"check:{change.name}")

    def is_handed_in(self, seen: Seen) -> bool:
        """Whether just that state of the check is on its way already."""
        return self._handed_in.get((seen.incident, seen.change.check_id)) is seen.change.state

    def _on_store_failed(self, _failure: object) -> None:
        self._handed_in.clear()


class _Booking:
    """The rule that books one change."""

    def __init__(self, change: Change, cause: str, last: CheckMark | None) -> None:
        self._change, self._cause, self._last = change, cause, last

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        return booking(incident, self._change, self._cause, self._last)
