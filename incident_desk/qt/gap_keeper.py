"""Books that nobody asked the checks for a while, once this window has taken the watch."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.services.gaps import book_gap
from incident_desk.services.office import Office

_Taken = tuple[datetime | None, datetime]


class GapKeeper(QObject):
    """Looks once at every open incident, and once at every run that goes on, as soon as all of them are known."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link
        self._taken: _Taken | None = None
        self._taken_of_runs: _Taken | None = None
        link.library_changed.connect(self._on_library_changed)
        link.runs.listed.connect(self._on_runs_listed)

    def take(self, last_asked: datetime | None) -> None:
        """This window has taken the watch; the last answer that anybody heard stood then (UTC)."""
        office = self._link.office
        if office is not None and office.speed == 1.0:
            self._taken = self._taken_of_runs = last_asked, office.now()
            self._on_library_changed(self._link.library or ())
            self._on_runs_listed(self._link.runs.all)

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        if self._taken is not None and self._link.rows.is_complete:
            taken, self._taken = self._taken, None
            self._look(rows, taken)

    def _on_runs_listed(self, rows: Sequence[Incident]) -> None:
        if self._taken_of_runs is not None and self._link.runs.rows.is_complete:
            taken, self._taken_of_runs = self._taken_of_runs, None
            self._look(rows, taken)

    def _look(self, rows: Sequence[Incident], taken: _Taken) -> None:
        office = self._link.office
        for one in rows:
            if office is not None and office.has_watch and book_gap(one, *taken, office.desk.caused):
                self._link.act(_Booking(office, *taken), one.id, who="desk")


class _Booking:
    """The rule that books the gap, on the incident as it is then."""

    def __init__(self, office: Office, last_asked: datetime | None, until: datetime) -> None:
        self._office, self._last_asked, self._until = office, last_asked, until

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        return book_gap(incident, self._last_asked, self._until, self._office.desk.caused)
