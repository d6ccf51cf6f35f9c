"""What a window shows of one incident: its state and its timeline, kept up to date as the record moves on."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.errors import NotFound
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import REACHING_BACK, Entry, timeline
from incident_desk.domain.timeline_following import followed, place_of, preceding, reaching_back
from incident_desk.services.desk import Desk
from incident_desk.services.memory import Change


@dataclass(frozen=True, slots=True)
class Scene:
    """An incident with its timeline, at one state of its record."""

    incident: Incident
    entries: tuple[Entry, ...]
    source: str = ""
    """Of a past incident: its report, as it was read."""
    is_whole: bool = True
    """Whether these are all entries; else the newest, and the older ones are being read."""


FIRST = 2_000
"""Events of a long record that are shown before the others are read: some 50 ms."""
TOGETHER = 4_000
"""Older events that are read in one go and shown, before other wishes have their turn: some 100 ms."""


class Scenes:
    """Makes the scene of the shown incident, and of it anew after each change. Used on the desk's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shown: str | None = None
        self._events: list[Event] = []
        self._rows: tuple[Entry, ...] = ()
        self._incident: Incident | None = None
        self._unread = 0
        self._back: list[Event] = []

    def begin(self, incident: str) -> Scene:
        """Show this incident from now on: of a long record the newest entries, until ``read_on`` has read all."""
        state = self._desk.incident_of(incident)
        if state.seq <= FIRST + TOGETHER or state.past is not None:
            return self.show(incident)
        self._shown, self._incident, self._unread = incident, state, state.seq - FIRST
        self._events = list(self._desk.events(incident, self._unread))
        self._rows, self._back = timeline(self._events), reaching_back(self._events)
        return self._scene()

    def read_on(self) -> Scene:
        """Read some older events of the shown incident; the scene is whole once all are read."""
        if self._unread and self._shown is not None:
            since = max(0, self._unread - TOGETHER)
            older = self._desk.events(self._shown, since, self._unread)
            self._rows = _merged(preceding(older, self._back), self._rows)
            self._events[:0], self._unread = older, since
            self._back[:0] = reaching_back(older)
        return self._scene()

    def show(self, incident: str) -> Scene:
        """Show this incident from now on."""
        self._incident = self._desk.incident_of(incident)
        self._shown = incident
        self._read(incident)
        return self._scene()

    def after(self, change: Change) -> Scene | None:
        """The scene after a change; None where another incident changed."""
        if change.after.id != self._shown:
            return None
        self._incident = change.after
        self._take(change.events)
        return self._scene()

    def _scene(self) -> Scene:
        assert self._incident is not None
        return Scene(self._incident, self._rows, self._source(self._incident), is_whole=not self._unread)

    def _finish(self) -> None:
        """Read what is not read yet: somebody needs all of it now."""
        while self._unread:
            self.read_on()

    def _take(self, events: Sequence[Event]) -> None:
        """An erasure empties events that are held already, so the record is read anew."""
        last = self._events[-1].seq if self._events else 0
        new = [event for event in events if event.seq > last]
        rows = followed(self._rows, self._events, new)
        if rows is None and self._shown is not None:
            before = self._rows
            self._read(self._shown)
            self._rows = _kept(before, self._rows)
            return
        self._events.extend(new)
        self._back.extend(reaching_back(new) if self._unread else ())
        self._rows = rows or ()

    def held(self) -> tuple[Sequence[Event], tuple[Entry, ...]]:
        """The events of the shown incident, and the rows of its timeline. The events are not to be changed."""
        self._finish()
        return self._events, self._rows

    def events(self, incident: str) -> Sequence[Event]:
        """The events of that record, in order of writing; those of the shown one are at hand. Not to be changed."""
        if incident != self._shown:
            return self._desk.events(incident)
        self._finish()
        return self._events

    def about(self, entry: str) -> list[Event]:
        """Of the shown incident: the event that the entry with that id is, and what may reach back to it."""
        if self._found(entry) is None:
            self._finish()
        return [one for one in self._events if one.id == entry or one.kind in REACHING_BACK]

    def event(self, entry: str) -> Event:
        """The event that an entry of the shown incident is.

        Raises:
            NotFound: it has none of that id.
        """
        found = self._found(entry)
        if found is None and self._unread:
            self._finish()
            found = self._found(entry)
        if found is None:
            raise NotFound("That entry is of another incident")
        return found

    def _found(self, entry: str) -> Event | None:
        return next((one for one in self._events if one.id == entry), None)

    def _source(self, incident: Incident) -> str:
        """The text of its report; nothing where it is of none, or the text was erased."""
        if incident.past is None:
            return ""
        found = (one.data for one in self._events if one.kind == Kind.PAST_SOURCE and one.body is not None)
        return str(next(found, {}).get("text", ""))

    def _read(self, incident: str) -> None:
        self._events, self._unread = list(self._desk.events(incident)), 0
        self._rows = timeline(self._events)


def _merged(older: tuple[Entry, ...], rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """All of these rows in their order; what was written before has mostly happened before."""
    if not older or not rows or place_of(older[-1]) < place_of(rows[0]):
        return older + rows
    return tuple(sorted(older + rows, key=place_of))


def _kept(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Entry, ...]:
    """The rows after, those that read as before being the same values: who looks for a change need not compare."""
    known = {entry.id: entry for entry in before}
    return tuple(entry if known.get(entry.id) != entry else known[entry.id] for entry in after)
