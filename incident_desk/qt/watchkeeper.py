"""The guardian's feed, in a window: all that is to be guarded, and a beat each second from this very event loop.

Only the window that has the watch feeds a guardian. The beats have a timer of their own; what has passed is
taken from the tick. So a window that stands still does not beat, and one whose ticks have stopped leaves deadlines
unseen.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer

from incident_desk.domain.incident import Incident
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.guarding import Guardian, deadlines, duty_of, is_guarded, noticed
from incident_desk.services.office import Office
from incident_desk.services.settings import Settings
from incident_desk.services.vigil import BEAT_S, Deadline, Duty

MOST_ANEW = 4
"""Incidents whose deadlines are computed at one tick, so that none of many holds the window up."""


class Watchkeeper(QObject):
    """Tells the guardian what there is to guard, and says farewell to it when the window closes."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._guardian: Guardian | None = None
        self._incidents: Sequence[Incident] = ()
        self._runs: Sequence[Incident] = ()
        self._known: dict[str, tuple[int, tuple[Deadline, ...]]] = {}
        self._duty: Duty | None = None
        self._settings: Settings | None = None
        self._keeps = True
        self._heart = QTimer(self)
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.setInterval(int(BEAT_S * 1000))
        self._heart.timeout.connect(self._on_heartbeat)
        link.opened.connect(self._on_opened)
        link.library_changed.connect(self._on_library_changed)
        link.runs.listed.connect(self._on_runs_listed)
        ticker.ticked.connect(self._on_ticked)

    @property
    def is_watching(self) -> bool:
        """Whether this window feeds a guardian: the watch is its, and an incident is open."""
        return self._duty is not None and bool(self._duty.open)

    @property
    def guarded_keys(self) -> tuple[str, ...]:
        """The keys of the open incidents that are guarded."""
        return tuple(one.key for one in self._duty.open) if self._duty else ()

    def keep_watch(self) -> None:
        """When this window closes, the guardian goes on with the deadlines; so it is if nobody says otherwise."""
        self._keeps = True

    def stop(self) -> None:
        """When this window closes, the guardian ends."""
        self._keeps = False

    def close(self) -> None:
        """Say farewell. Waits until it is said."""
        self._heart.stop()
        guardian, self._guardian = self._guardian, None
        if guardian is not None:
            self._leave(guardian, keep=self._keeps)
            guardian.close()

    def _on_opened(self, office: Office) -> None:
        self._guardian = office.new_guardian()
        if self._guardian is not None:
            self._heart.start()

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        self._incidents = [one for one in still_open(rows) if is_guarded(one)]

    def _on_runs_listed(self, rows: Sequence[Incident]) -> None:
        self._runs = [one for one in rows if is_guarded(one)]

    def _on_heartbeat(self) -> None:
        if self._guardian is not None and self.is_watching:
            self._guardian.beat()

    def _on_ticked(self, now: datetime) -> None:
        office, guardian = self._link.office, self._guardian
        if office is None or guardian is None or not self._are_all_known():
            return
        if not office.has_watch:
            # The guardian of the window that has it takes over.
            self._leave(guardian, keep=True)
            return
        if office.settings is not self._settings:
            self._settings = office.settings
            guardian.use(office.settings)
        duty = self._duty_at(now)
        if duty != self._duty:
            self._duty = duty
            guardian.hold(duty)

    def _are_all_known(self) -> bool:
        return self._link.rows.is_complete and self._link.runs.rows.is_complete

    def _leave(self, guardian: Guardian, *, keep: bool) -> None:
        if self.is_watching:
            guardian.farewell(keep=keep)
        self._duty = None

    def _duty_at(self, now: datetime) -> Duty:
        """The deadlines are computed anew where an incident moved on; everywhere, what has passed is noticed."""
        known, left = self._known, MOST_ANEW
        self._known = {}
        guarded = (*self._incidents, *self._runs)
        for incident in guarded:
            seq, found = known.get(incident.id, (-1, ()))
            if seq != incident.seq and left > 0:
                left -= 1
                seq, found = incident.seq, deadlines(incident, now)
            self._known[incident.id] = seq, noticed(found, now)
        return duty_of(guarded, {one: found for one, (_seq, found) in self._known.items()})
