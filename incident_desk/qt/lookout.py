"""Looks four times a second for what other processes wrote, and for what happened to time itself."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from incident_desk.domain.errors import DeskError
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.library_rows import LibraryRows
from incident_desk.services.office import Office

POLL_MS = 250
_log = logging.getLogger(__name__)


class Lookout(QObject):
    """One look at a time, on the desk's thread. What it finds is told by the desk as any other change."""

    def __init__(self, jobs: Jobs, rows: Sequence[LibraryRows], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._rows = jobs, rows
        self._office: Office | None = None
        self._looking, self._failing = False, False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, office: Office) -> None:
        """Look from now on."""
        self._office = office
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        office = self._office
        if self._looking or office is None:
            return
        self._looking = True
        known = all(rows.is_complete for rows in self._rows)
        records = [one for rows in self._rows for one in rows.open_ids] if known else None
        self._jobs.run(lambda: _look(office, records), self._on_looked, self._on_failed)

    def _on_looked(self, _result: object) -> None:
        self._looking, self._failing = False, False

    def _on_failed(self, error: Exception) -> None:
        """A disk that can't be read is logged once; writes say it aloud, and the next look may succeed."""
        self._looking = False
        if not isinstance(error, DeskError):
            raise error
        if not self._failing:
            _log.warning("The record can't be looked at: %s", error)
        self._failing = True


def _look(office: Office, records: list[str] | None) -> None:
    office.look_for_others()
    if records is not None:
        office.notice_time(records if office.has_watch else [])
