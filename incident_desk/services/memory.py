"""The states of the incidents that are in use, kept up to date with the record: folded once, then moved on.

A memory stands at a position of the store: it has taken in every event until there and none after. It is used from
one thread, as the desk is.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import apply, fold
from incident_desk.domain.incident import Incident
from incident_desk.services.lately import Lately, read_back
from incident_desk.services.ports import RecordStore, Snapshots

KEPT_EACH = 100
"""Events by which a record has moved on since it was kept, so that it is kept again."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record moved on: its state before (None when it was opened) and after, and the events between."""

    before: Incident | None
    after: Incident
    events: tuple[Event, ...]

    @property
    def before_severity(self) -> str:
        """The severity that was, in words."""
        return (self.before.severity if self.before else None) or "not stated"


Listener = Callable[[Change], None]


class Memory:
    """The incidents that were asked for, as they are at ``position`` of the store."""

    def __init__(self, store: RecordStore, snapshots: Snapshots) -> None:
        self._store, self._snapshots = store, snapshots
        self._incidents: dict[str, Incident] = {}
        self._lately: dict[str, Lately] = {}
        self._listeners: list[Listener] = []
        self.position = store.position()

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with every change."""
        self._listeners.append(listener)

    def held(self, incident: str) -> Incident:
        """The state of an incident that memory has or that was just taken in.

        Raises:
            KeyError: nobody asked for it yet.
        """
        return self._incidents[incident]

    def states(self, incidents: Sequence[str]) -> list[Incident]:
        """The states by id, read where memory does not have them yet."""
        unknown = {incident for incident in incidents if incident not in self._incidents}
        if unknown:
            self._incidents.update(_states(self._store, self._snapshots, unknown))
        return [self._incidents[incident] for incident in incidents]

    def take(self, events: Sequence[Event]) -> None:
        """Move on by what was written, and tell the listeners, once for each incident."""
        fresh = [event for event in events if event.position > self.position]
        if not fresh:
            return
        self.position = fresh[-1].position
        grouped: dict[str, list[Event]] = {}
        for event in fresh:
            grouped.setdefault(event.incident, []).append(event)
        for incident, new in grouped.items():
            self._take_one(incident, new)

    def _take_one(self, incident: str, new: Sequence[Event]) -> None:
        if any(event.kind == Kind.ERASED for event in new):
            self._snapshots.forget(incident)
        before = self._incidents.get(incident)
        if before is None and new[0].kind == Kind.OPENED:
            after = fold(new)
        elif before is None:
            after = self._read_until(incident, new[-1].seq)
        else:
            # A state that was read just now can be ahead of the events that are told.
            after = self._moved_on(before, [event for event in new if event.seq > before.seq])
        self._incidents[incident] = after
        for listener in self._listeners:
            listener(Change(before, after, tuple(new)))

    def _moved_on(self, before: Incident, new: Sequence[Event]) -> Incident:
        """The state after these too, all of which came after it."""
        lately = self._lately.setdefault(before.id, Lately(before))
        if any(_needs_refold(event) for event in new):
            return self._turned(before.id, new, lately)
        after = before
        for event in new:
            after = apply(after, event)
        lately.take(new, after)
        return after

    def _turned(self, incident: str, new: Sequence[Event], lately: Lately) -> Incident:
        """The state after an undo, from how the record stood lately where that reaches back far enough."""
        if any(event.kind == Kind.ERASED for event in new):
            # What is kept there holds the texts of events.
            del self._lately[incident]
            return self._folded_until(incident, new[-1].seq)
        after = lately.turned(new)
        if after is None:
            after, self._lately[incident] = read_back(self._store.events(incident, 0, new[-1].seq))
        return after

    def _read_until(self, incident: str, seq: int) -> Incident:
        """The state of a record that nobody asked for yet, as it stands after that event."""
        kept = self._snapshots.earlier([incident]).get(incident)
        moved = _moved_on(self._store, kept, seq) if kept is not None else None
        return moved or self._folded_until(incident, seq)

    def _folded_until(self, incident: str, seq: int) -> Incident:
        return fold(self._store.events(incident, 0, seq))


def _states(store: RecordStore, snapshots: Snapshots, incidents: Set[str]) -> dict[str, Incident]:
    """The states of these records: as they were kept, and moved on by what came since; else folded."""
    states = dict(snapshots.find([head for head in store.heads() if head.incident in incidents]))
    for incident, kept in snapshots.earlier(sorted(incidents - states.keys())).items():
        # One that has ended seldom moves on: it is folded, and kept as it is then.
        moved = _moved_on(store, kept) if kept.is_open else None
        if moved is not None:
            states[incident] = moved
            if moved.seq - kept.seq >= KEPT_EACH:
                snapshots.keep([moved])
    records = store.records(sorted(incidents - states.keys()))
    folded = {record[0].incident: fold(record) for record in records}
    snapshots.keep(folded.values())
    return states | folded


def _moved_on(store: RecordStore, kept: Incident, until: int | None = None) -> Incident | None:
    """A kept state after what the record has since; None where that reaches back, or the record is another one."""
    events = store.events(kept.id, max(0, kept.seq - 1))
    if not events or (events[0].seq, events[0].hash) != (kept.seq, kept.head):
        return None
    wanted = [event for event in events[1:] if until is None or event.seq <= until]
    if (until is not None and kept.seq > until) or any(_needs_refold(event) for event in wanted):
        return None
    for event in wanted:
        kept = apply(kept, event)
    return kept


def _needs_refold(event: Event) -> bool:
    """An undo and an erasure reach back: the state is folded anew."""
    return event.kind in (Kind.UNDONE, Kind.ERASED)
