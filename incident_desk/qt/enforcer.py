"""The clock that enforces, in a window: what the clocks of open incidents and runs cross is booked as it happens.

Only the window that has the watch books. Right after opening, too: what was crossed while no program ran is booked
with its true time, as recorded late.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from incident_desk.domain.crossings import next_booking
from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.incident import Incident
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.office import Office

REST_TICKS = 10
"""How many ticks a disk that refused is left alone."""


Next = dict[str, tuple[int, datetime | None]]
"""From when on each record has something to book, with the event that it was computed at."""


class Enforcer(QObject):
    """Compares what is open with the time at each tick; the arithmetic is done anew only where one changes."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._next: Next = {}
        self._runs: Next = {}
        self._is_busy, self._is_failing, self._rest = False, False, 0
        link.library_changed.connect(self._on_library_changed)
        link.runs.listed.connect(self._on_runs_listed)
        ticker.ticked.connect(self._on_ticked)

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        self._next = _computed(rows, self._next)

    def _on_runs_listed(self, rows: Sequence[Incident]) -> None:
        # Of a run that has ended, what was put off has its day ahead.
        self._runs = {one.id: _next(one, self._runs.get(one.id)) for one in rows if one.is_open or _waits(one)}

    def _on_ticked(self, now: datetime) -> None:
        office = self._link.office
        if self._rest > 0:
            self._rest -= 1
        elif office is not None and office.has_watch and not self._is_busy:
            waiting = (*self._next.items(), *self._runs.items())
            behind = [one for one, (_seq, at) in waiting if at is not None and at < now]
            if behind:
                self._is_busy = True
                self._link.read(lambda office: _booked(office, behind), self._on_booked)

    def _on_booked(self, failure: StoreFailure | None) -> None:
        """A disk that refuses is told of once, and tried again."""
        self._is_busy = False
        if failure is not None:
            self._rest = REST_TICKS
            if not self._is_failing:
                self._link.store_failed.emit(failure)
        self._is_failing = failure is not None


def _computed(rows: Sequence[Incident], known: Next) -> Next:
    return {one.id: _next(one, known.get(one.id)) for one in still_open(rows)}


def _next(incident: Incident, known: tuple[int, datetime | None] | None) -> tuple[int, datetime | None]:
    """From when on the incident has something to book, with the event that it was computed at."""
    if known is not None and known[0] == incident.seq:
        return known
    return incident.seq, next_booking(incident)


def _booked(office: Office, incidents: Sequence[str]) -> StoreFailure | None:
    try:
        office.desk.book_crossings(incidents)
    except StoreFailure as failure:
        return failure
    return None


def _waits(run: Incident) -> bool:
    """Whether a step that was put off has its day ahead. What reads the clocks of runs is loaded with the first."""
    from incident_desk.domain.run_crossings import has_deferred

    return has_deferred(run)
