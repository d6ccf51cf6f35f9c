"""Books that nobody asked the checks for a while, once this window has taken the watch."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.services.gaps import book_gap
from incident_desk.services.office import Office


class GapKeeper(QObject):
    """Looks once at every open incident, as soon as all of them are known."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link
        self._taken: tuple[datetime | None, datetime] | None = None
        link.library_changed.connect(self._on_library_changed)

    def take(self, last_asked: datetime | None) -> None:
        """This window has taken the watch; the last answer that anybody heard stood then (UTC)."""
        office = self._link.office
        if office is not None and office.speed == 1.0:
            self._taken = last_asked, office.now()
            self._look(self._link.library or ())

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        self._look(rows)

    def _look(self, rows: Sequence[Incident]) -> None:
        office, taken = self._link.office, self._taken
        if office is None or taken is None or not self._link.rows.is_complete:
            return
        self._taken = None
        for one in rows:
            if office.has_watch and book_gap(one, *taken, office.desk.caused):
                self._link.act(_Booking(office, *taken), one.id, who="desk")


class _Booking:
    """The rule that books the gap, on the incident as it is then."""

    def __init__(self, office: Office, last_asked: datetime | None, until: datetime) -> None:
        self._office, self._last_asked, self._until = office, last_asked, until

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        return book_gap(incident, self._last_asked, self._until, self._office.desk.caused)
