"""What a window shows of one incident: its state and its timeline, kept up to date as the record moves on."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.errors import NotFound
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import REACHING_BACK, Entry, timeline
from incident_desk.domain.timeline_following import followed
from incident_desk.services.desk import Desk
from incident_desk.services.memory import Change


@dataclass(frozen=True, slots=True)
class Scene:
    """An incident with its timeline, at one state of its record."""

    incident: Incident
    entries: tuple[Entry, ...]
    source: str = ""
    """Of a past incident: its report, as it was read."""


class Scenes:
    """Makes the scene of the shown incident, and of it anew after each change. Used on the desk's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shown: str | None = None
        self._events: list[Event] = []
        self._rows: tuple[Entry, ...] = ()

    def show(self, incident: str) -> Scene:
        """Show this incident from now on."""
        state = self._desk.incident_of(incident)
        self._shown = incident
        self._read(incident)
        return Scene(state, self._rows, self._source(state))

    def after(self, change: Change) -> Scene | None:
        """The scene after a change; None where another incident changed."""
        if change.after.id != self._shown:
            return None
        self._take(change.events)
        return Scene(change.after, self._rows, self._source(change.after))

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
        self._rows = rows or ()

    def held(self) -> tuple[Sequence[Event], tuple[Entry, ...]]:
        """The events of the shown incident, and the rows of its timeline. The events are not to be changed."""
        return self._events, self._rows

    def about(self, entry: str) -> list[Event]:
        """Of the shown incident: the event that the entry with that id is, and what may reach back to it."""
        return [one for one in self._events if one.id == entry or one.kind in REACHING_BACK]

    def event(self, entry: str) -> Event:
        """The event that an entry of the shown incident is.

        Raises:
            NotFound: it has none of that id.
        """
        found = next((one for one in self._events if one.id == entry), None)
        if found is None:
            raise NotFound("That entry is of another incident")
        return found

    def _source(self, incident: Incident) -> str:
        """The text of its report; nothing where it is of none, or the text was erased."""
        if incident.past is None:
            return ""
        found = (one.data for one in self._events if one.kind == Kind.PAST_SOURCE and one.body is not None)
        return str(next(found, {}).get("text", ""))

    def _read(self, incident: str) -> None:
        self._events = list(self._desk.events(incident))
        self._rows = timeline(self._events)


def _kept(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Entry, ...]:
    """The rows after, those that read as before being the same values: who looks for a change need not compare."""
    known = {entry.id: entry for entry in before}
    return tuple(entry if known.get(entry.id) != entry else known[entry.id] for entry in after)
