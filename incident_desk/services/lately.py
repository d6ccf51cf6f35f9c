"""How one record stood lately, and what came since: so that an undo need not fold all of it anew.

A state rests on the events before it and on which of their acts stand undone. What takes an act back comes after
it: where all that is taken back came after a state, that state is still what a fold of the events before it gives.
"""

from collections.abc import Sequence
from dataclasses import replace

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import apply, fold, undone_acts
from incident_desk.domain.incident import Incident

KEPT_EACH = 50
"""Events from one kept state to the next, at least."""
MOST_KEPT = 16
"""Kept states of one record."""
MOST_EVENTS = 2_000
"""Events held of one record: some 2 MB. Behind more in one act nothing is kept."""
READ_BACK = 500
"""So many events before what an undo takes back a state is kept, for the next undo."""


class Lately:
    """Of one record, from a state on. It is told of every event after it, in their order, by whole acts."""

    def __init__(self, state: Incident) -> None:
        self._kept = [state]
        self._events: list[Event] = []

    def take(self, new: Sequence[Event], state: Incident) -> None:
        """The record moved on by these to that state; nothing of it was taken back."""
        if self._kept:
            self._events.extend(new)
            self._keep(state)

    def turned(self, new: Sequence[Event]) -> Incident | None:
        """The state after these, by which acts were taken back; None where one came before all that is kept."""
        self._events.extend(new)
        while self._kept:
            state = on_from(self._kept[-1], self._events)
            if state is not None:
                self._keep(state)
                return state
            del self._kept[-1]
        self._events = []
        return None

    def _keep(self, state: Incident) -> None:
        """Keep this one where it is time to, and let go of the oldest."""
        if state.seq - self._kept[-1].seq >= KEPT_EACH:
            self._kept.append(state)
        while self._kept and (len(self._kept) > MOST_KEPT or state.seq - self._kept[0].seq > MOST_EVENTS):
            del self._kept[0]
        since = self._kept[0].seq if self._kept else state.seq
        if self._events and self._events[0].seq <= since:
            self._events = [event for event in self._events if event.seq > since]


def read_back(events: Sequence[Event]) -> tuple[Incident, Lately]:
    """The state after all events of a record, and how it stood before what was taken back last."""
    targets = {event.data.get("act") for event in events[-READ_BACK:] if event.kind == Kind.UNDONE}
    first = next((place for place, event in enumerate(events) if event.act in targets), len(events))
    start = max(1, first - READ_BACK)
    while start < first and events[start - 1].act == events[start].act:
        start += 1
    lately = Lately(fold(events[:start]))
    state = lately.turned(events[start:])
    if state is None:
        state = fold(events)
        lately = Lately(state)
    return state, lately


def taken_back_before(events: Sequence[Event], cut: str = "") -> frozenset[str]:
    """Which of the acts that these events take back began before them; ``cut`` is the act of the event before."""
    acts = {event.act for event in events} - {cut}
    return frozenset(str(one.data.get("act")) for one in events if one.kind == Kind.UNDONE) - acts


def on_from(state: Incident, events: Sequence[Event]) -> Incident | None:
    """The state after those of the events that came since; None where one takes back what came before it."""
    since = [event for event in events if event.seq > state.seq]
    if taken_back_before(since):
        return None
    undone, last = undone_acts(since), state
    for event in since:
        if event.act not in undone:
            last = apply(last, event)
    return replace(last, seq=since[-1].seq, head=since[-1].hash, written_at=since[-1].written_at) if since else last
