"""What a window shows of one incident: its state and its timeline, kept up to date as the record moves on.

The rows are held, and the events that reach back to others; all other events are read when they are wanted.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain.errors import NotFound
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import Entry
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

EXAMINED = frozenset({Kind.OPENED, Kind.PAST_TOLD, Kind.ACTION_ADDED, Kind.FINDING_SET_ASIDE})
"""What the doctor reads of a record beside its state, its rows and what reaches back; it is held too."""
CLOSE = 20
"""So few events between two that are wanted are read along, for that is quicker than to ask twice."""


class Scenes:
    """Makes the scene of the shown incident, and of it anew after each change. Used on the desk's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shown: str | None = None
        self._rows: tuple[Entry, ...] = ()
        self._incident: Incident | None = None
        self._unread = self._last = 0
        self._back: list[Event] = []
        self._examined: list[Event] = []
        self._report = ""

    def begin(self, incident: str) -> Scene:
        """Show this incident from now on: of a long record the newest entries, until ``read_on`` has read all."""
        state = self._desk.incident_of(incident)
        if state.seq <= FIRST + TOGETHER or state.past is not None:
            return self.show(incident)
        self._begin(state)
        self._read(FIRST)
        return self._scene()

    def read_on(self) -> Scene:
        """Read some older events of the shown incident; the scene is whole once all are read."""
        self._read(TOGETHER)
        return self._scene()

    def show(self, incident: str) -> Scene:
        """Show this incident from now on."""
        self._begin(self._desk.incident_of(incident))
        self._finish()
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
        source = "" if self._incident.past is None else self._report
        return Scene(self._incident, self._rows, source, is_whole=not self._unread)

    def _begin(self, state: Incident) -> None:
        """Show this one, of which nothing is read yet."""
        self._shown, self._incident = state.id, state
        self._unread = self._last = state.seq
        self._rows, self._back, self._examined, self._report = (), [], [], ""

    def _finish(self) -> None:
        """Read what is not read yet: somebody needs all of it now."""
        while self._unread:
            self._read(TOGETHER)

    def _read(self, most: int) -> None:
        """Take in so many of the events that are not read yet, the newest of them."""
        if self._unread and self._shown is not None:
            since = max(0, self._unread - most)
            older = self._desk.events(self._shown, since, self._unread)
            self._rows = _merged(preceding(older, self._back), self._rows)
            self._back[:0] = reaching_back(older)
            self._examined[:0] = [event for event in older if event.kind in EXAMINED]
            self._report, self._unread = _report_in(older) or self._report, since

    def _take(self, events: Sequence[Event]) -> None:
        """An erasure empties what is held already, so the record is read anew."""
        new = [event for event in events if event.seq > self._last]
        rows = followed(self._rows, self._back, new, self)
        if rows is None and self._incident is not None:
            before = self._rows
            self._begin(self._incident)
            self._finish()
            self._rows = _kept(before, self._rows)
            return
        self._rows, self._report = rows or (), self._report or _report_in(new)
        self._back.extend(reaching_back(new))
        self._examined.extend(event for event in new if event.kind in EXAMINED)
        self._last = max((event.seq for event in new), default=self._last)

    def held(self) -> tuple[Sequence[Event], tuple[Entry, ...]]:
        """Of the shown incident: those of its events that the doctor reads, in their order, and all its rows."""
        self._finish()
        held = {event.id: event for event in (*self._examined, *self._back)}
        return sorted(held.values(), key=_seq), self._rows

    def by_id(self) -> Mapping[str, Event]:
        """The events that the rows of the shown incident are of now, each read when it is asked for."""
        self._finish()
        return _ById(self._desk, self._shown or "", self._rows)

    def about(self, entry: str) -> list[Event]:
        """Of the shown incident: the event that the entry with that id is, and what may reach back to it."""
        found = {one.id: one for one in (*self.of_rows(self._found(entry)), *self._back)}
        return sorted(found.values(), key=_seq)

    def event(self, entry: str) -> Event:
        """The event that an entry of the shown incident is.

        Raises:
            NotFound: it has none of that id.
        """
        for found in self.of_rows(self._found(entry)):
            return found
        raise NotFound("That entry is of another incident")

    def of_acts(self, acts: Collection[str]) -> Sequence[Event]:
        """The events of the shown incident that these acts wrote, as far as they are read."""
        return self._desk.events(self._shown or "", self._unread, acts=acts)

    def of_rows(self, rows: Sequence[Entry]) -> list[Event]:
        """The events of the shown incident that these rows are of."""
        wanted, shown = {row.id for row in rows}, self._shown or ""
        near = [event for since, until in _spans(rows) for event in self._desk.events(shown, since, until)]
        return [event for event in near if event.id in wanted]

    def _found(self, entry: str) -> tuple[Entry, ...]:
        """The row of that id, where there is one."""
        found = tuple(row for row in self._rows if row.id == entry)
        if found or not self._unread:
            return found
        self._finish()
        return self._found(entry)


class _ById(Mapping[str, Event]):
    """The events of these rows of one incident, whichever is shown by then."""

    def __init__(self, desk: Desk, incident: str, rows: tuple[Entry, ...]) -> None:
        self._desk, self._incident, self._rows = desk, incident, rows

    def __getitem__(self, entry: str) -> Event:
        for row in self._rows:
            if row.id == entry:
                return self._desk.events(self._incident, row.seq - 1, row.seq)[0]
        raise KeyError(entry)

    def __iter__(self) -> Iterator[str]:
        return (row.id for row in self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _seq(event: Event) -> int:
    return event.seq


def _spans(rows: Sequence[Entry]) -> list[tuple[int, int]]:
    """After which number and until which to read for these rows: those that lie close together in one go."""
    spans: list[tuple[int, int]] = []
    for seq in sorted(row.seq for row in rows):
        if spans and seq - spans[-1][1] <= CLOSE:
            spans[-1] = (spans[-1][0], seq)
        else:
            spans.append((seq - 1, seq))
    return spans


def _report_in(events: Sequence[Event]) -> str:
    """The text of the report that a past incident was taken from; nothing where it is not here, or was erased."""
    found = (one.data for one in events if one.kind == Kind.PAST_SOURCE and one.body is not None)
    return str(next(found, {}).get("text", ""))


def _merged(older: tuple[Entry, ...], rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """All of these rows in their order; what was written before has mostly happened before."""
    if not older or not rows or place_of(older[-1]) < place_of(rows[0]):
        return older + rows
    return tuple(sorted(older + rows, key=place_of))


def _kept(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Entry, ...]:
    """The rows after, those that read as before being the same values: who looks for a change need not compare."""
    known = {entry.id: entry for entry in before}
    return tuple(entry if known.get(entry.id) != entry else known[entry.id] for entry in after)
