"""Reads what was known at a moment, on a thread of its own; of several wishes the last one counts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.health import State
from incident_desk.domain.timeline import Entry
from incident_desk.qt.history_keeper import HistoryKeeper
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.replay.kept_answers import kept_states
from incident_desk.qt.pages.replay.then import Then, then_of
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.rewinding import Rewinding
from incident_desk.services.scenes import Scene


class ThenReader(QObject):
    """Holds one record, which goes on meanwhile: what was known at a moment stays, what came later is more."""

    ready = Signal()
    """The record is read: moments of it can be."""
    then_read = Signal()
    """What was known at the moment is known."""
    health_read = Signal()
    """The kept answers say more of the checks of the moment."""
    rows_changed = Signal()
    """Other rows are in the record."""

    def __init__(self, link: DeskLink, history: HistoryKeeper | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._history = link, history
        self._jobs = Jobs("replay", self)
        self._rewinding: Rewinding | None = None
        self._incident, self.is_open = "", False
        self._moment: datetime | None = None
        self._is_busy, self._is_stale, self._looks_up, self._later = False, False, False, False
        self.then: Then | None = None
        self.stops: tuple[datetime, ...] = ()
        """When something was written (UTC), in order."""
        self.rows: tuple[Entry, ...] = ()
        """The timeline as it stands now."""
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def present(self) -> datetime:
        """The last moment that can be looked at (UTC): now, or where the record of one that has ended ends."""
        office, last = self._link.office, self.stops[-1]
        return max(last, office.now()) if self.is_open and office is not None else last

    def begin(self, scene: Scene) -> None:
        """Read that record; ``ready`` follows."""
        self.end()
        self._incident, self.is_open = scene.incident.id, scene.incident.is_open
        incident = scene.incident.id
        self._link.read(lambda office: (incident, _events(office, incident)), self._on_events)

    def end(self) -> None:
        """Nobody looks back any more."""
        self._incident, self._rewinding, self._moment, self.then = "", None, None, None
        self.stops, self.rows = (), ()

    def close(self) -> None:
        """Wait for what is under way; the thread ends."""
        self.end()
        self._jobs.close()

    def read(self, moment: datetime) -> None:
        """Work out what was known at the moment, now or after what is being worked out."""
        self._moment = moment
        self._read()

    def want_later(self, wanted: bool) -> None:
        """Whether what was written later than the moment is read as well; it is read anew where it was not."""
        self._later = wanted
        if wanted and self.then is not None and not self.then.every:
            self._read()

    # -- within ----------------------------------------------------------------------------------------------

    def _on_events(self, found: tuple[str, list[Event]]) -> None:
        incident, events = found
        if incident == self._incident and events:
            self._jobs.run(lambda: (incident, Rewinding(events)), self._on_ready)

    def _on_ready(self, found: tuple[str, Rewinding]) -> None:
        incident, rewinding = found
        if incident == self._incident:
            self._rewinding = rewinding
            self._take((rewinding.stops, rewinding.rows))
            self.ready.emit()

    def _take(self, found: tuple[tuple[datetime, ...], tuple[Entry, ...]]) -> None:
        self.stops, self.rows = found
        self.rows_changed.emit()

    def _read(self) -> None:
        rewinding, moment = self._rewinding, self._moment
        if rewinding is None or moment is None:
            return
        if self._is_busy:
            self._is_stale = True
            return
        self._is_busy, self._is_stale = True, False
        present, incident = self.present, self._incident
        work = partial(_read_then, rewinding, moment, present, self._later)
        self._jobs.run(work, partial(self._on_read, incident), self._on_not_read)

    def _on_not_read(self, error: Exception) -> None:
        self._is_busy = False
        raise error

    def _on_read(self, incident: str, then: Then) -> None:
        self._is_busy = False
        if incident == self._incident:
            # While somebody drags, what was worked out on the way is shown: it is where the needle just was.
            self.then = then
            self.then_read.emit()
        if self._is_stale:
            self._read()
        elif self.then is not None:
            self._look_up(self.then)

    def _look_up(self, then: Then) -> None:
        """Ask the kept answers about the checks of which the record says nothing; one question at a time."""
        unsaid = [check for check, state in then.states.items() if state is None]
        if self._history is None or self._looks_up or not unsaid:
            return
        work = partial(kept_states, self._incident, unsaid, then.rewound.moment)
        self._looks_up = self._history.read(work, partial(self._on_looked_up, then))

    def _on_looked_up(self, then: Then, found: Mapping[str, State]) -> None:
        self._looks_up = False
        if then is self.then:
            self.then = replace(then, states={**then.states, **found})
            self.health_read.emit()
        elif self.then is not None:
            self._look_up(self.then)

    def _on_scene_changed(self, scene: Scene, change: Change) -> None:
        """The record went on; an erasure emptied what was read of it."""
        rewinding = self._rewinding
        if rewinding is None or scene.incident.id != self._incident:
            return
        self.is_open = scene.incident.is_open
        if any(event.kind == Kind.ERASED for event in change.events):
            self.begin(scene)
            return
        incident, events = self._incident, change.events
        self._jobs.run(lambda: _moved_on(rewinding, events), partial(self._on_moved_on, incident))
        self._read()

    def _on_moved_on(self, incident: str, found: tuple[tuple[datetime, ...], tuple[Entry, ...]]) -> None:
        if incident == self._incident and self._rewinding is not None:
            self._take(found)


def _events(office: Office, incident: str) -> list[Event]:
    return list(office.desk.events(incident))


def _read_then(rewinding: Rewinding, moment: datetime, present: datetime, later: bool) -> Then:
    return then_of(rewinding.at(moment), present, later=later)


def _moved_on(rewinding: Rewinding, events: Sequence[Event]) -> tuple[tuple[datetime, ...], tuple[Entry, ...]]:
    rewinding.take(events)
    return rewinding.stops, rewinding.rows
