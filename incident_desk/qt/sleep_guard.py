"""While an incident is open or a run's times run out, the window that has the watch keeps the computer awake."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from incident_desk.domain.incident import Incident
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.guarding import reason_to_stay


class SleepGuard(QObject):
    """Says at each tick why the computer has to stay awake; only another reason starts anything."""

    def __init__(self, link: DeskLink, ticker: Ticker, jobs: Jobs) -> None:
        super().__init__(link)
        self._link, self._jobs = link, jobs
        self._reason = self._kept = ""
        self._incidents: Sequence[Incident] = ()
        self._runs: Sequence[Incident] = ()
        link.library_changed.connect(self._on_library_changed)
        link.runs.listed.connect(self._on_runs_listed)
        ticker.ticked.connect(self._on_ticked)

    def close(self) -> None:
        """Let it sleep."""
        self._keep("")

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        self._incidents = list(still_open(rows))
        self._reason = reason_to_stay((*self._incidents, *self._runs))

    def _on_runs_listed(self, rows: Sequence[Incident]) -> None:
        self._runs = [one for one in rows if one.is_open]
        self._reason = reason_to_stay((*self._incidents, *self._runs))

    def _on_ticked(self, _now: datetime) -> None:
        office = self._link.office
        if office is not None:
            self._keep(self._reason if office.has_watch else "")

    def _keep(self, reason: str) -> None:
        office = self._link.office
        if office is not None and reason != self._kept:
            self._kept = reason
            self._jobs.run(partial(office.awake.keep, reason))
