"""The alarms of a window: what gets louder in the record is heard and seen outside of it, once.

Each change of a record passes once through each window; only the one that has the watch announces what got louder
with it.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.incident import Incident
from incident_desk.qt.in_front import is_in_front
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.alarms import Alarm, Tone
from incident_desk.services.louder import louder, missed_alarm, snooze_over
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene

GATHER_MS = 250
"""Alarms are collected so long: of several that come together the loudest is the one that is heard."""


class AlarmBell(QObject):
    """Hears every change of the record and every tick, and rings where it is on this window to do so."""

    _record_changed = Signal(object)

    def __init__(self, link: DeskLink, ticker: Ticker, jobs: Jobs) -> None:
        super().__init__(link)
        self._link, self._jobs = link, jobs
        self._waiting: list[Alarm] = []
        self._missed = 0
        self._open: Sequence[Incident] = ()
        self._looked_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._on_gathered)
        self._record_changed.connect(self._on_record_changed)
        link.opened.connect(self._on_opened)
        link.library_changed.connect(self._on_library_changed)
        ticker.ticked.connect(self._on_ticked)

    def _on_opened(self, office: Office) -> None:
        office.listen(self._heard)

    def _heard(self, _scene: Scene | None, change: Change) -> None:
        """On the desk's thread: hand it over to the window's."""
        self._record_changed.emit(change)

    def _on_record_changed(self, change: Change) -> None:
        office = self._link.office
        if office is not None and office.has_watch:
            found = louder(change, office.now(), office.speed, office.settings.muted_checks)
            self._missed += found.missed
            self._gather(found.alarms)

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        self._open = list(still_open(rows))

    def _on_ticked(self, now: datetime) -> None:
        office, before = self._link.office, self._looked_at
        self._looked_at = now
        if office is not None and office.has_watch and before is not None:
            over = (snooze_over(one, before, now) for one in self._open if one.snoozes)
            self._gather([one for one in over if one is not None])

    def _gather(self, alarms: Sequence[Alarm]) -> None:
        self._waiting.extend(alarms)
        if (self._waiting or self._missed) and not self._timer.isActive():
            self._timer.start()

    def _on_gathered(self) -> None:
        """The loudest first, so that its sound is the one that is heard."""
        office, alarms, missed = self._link.office, self._waiting, self._missed
        self._waiting, self._missed = [], 0
        if office is None:
            return
        if missed:
            alarms.append(missed_alarm(missed, office.now()))
        for alarm in sorted(alarms, key=_loudest_first):
            self._ring(office, alarm)

    def _ring(self, office: Office, alarm: Alarm) -> None:
        """A drill is heard while its own program is in front, and nowhere else."""
        in_front = is_in_front()
        if not alarm.is_drill or in_front:
            self._jobs.run(partial(office.alarms.sound, alarm))
        if not alarm.is_drill and (alarm.tone is Tone.TWO_TONES or not in_front):
            self._jobs.run(partial(office.alarms.show, alarm))


def _loudest_first(alarm: Alarm) -> int:
    return -alarm.tone.loudness
