"""One record, read as it was written until any moment: quickly, for somebody drags through the whole of it.

Every so many events the state is kept: that of a moment is read from the kept one before it and what came since;
behind an undo, from one before what was undone. The rows of a moment are those of now without what came after it.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from datetime import datetime

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import apply, fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.rewound import Rewound, settled_since, unknown_then
from incident_desk.domain.timeline import Entry, timeline
from incident_desk.domain.timeline_following import earlier, followed, reaching_back
from incident_desk.services.lately import on_from, taken_back_before

KEPT_EACH = 200
"""Events from one kept state to the next."""


class Rewinding:
    """The events of one record in their order. It is used from one thread."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events: list[Event] = []
        self._written: list[datetime] = []
        self._back: list[Event] = []
        self._kept: dict[int, Incident] = {}
        self._known_since: dict[Milestone, datetime] = {}
        self._now: Incident | None = None
        self._rows: tuple[Entry, ...] = ()
        self.take(events)

    @property
    def stops(self) -> tuple[datetime, ...]:
        """When each act was written (UTC), with all that it wrote, in their order."""
        return tuple(sorted({event.act: event.written_at for event in self._events}.values()))

    @property
    def now(self) -> Incident:
        """The incident as it stands after all of them."""
        assert self._now is not None
        return self._now

    @property
    def rows(self) -> tuple[Entry, ...]:
        """The timeline as it stands after all of them."""
        return self._rows

    def take(self, events: Sequence[Event]) -> None:
        """The record moved on by these; what it has already is left out.

        An erasure emptied some of those before: then the record is to be read anew.
        """
        last = self._events[-1].seq if self._events else 0
        new = [event for event in events if event.seq > last]
        while new:
            some, new = new[:KEPT_EACH], new[KEPT_EACH:]
            self._move_on(some)

    def at(self, moment: datetime) -> Rewound:
        """What was written until that moment; before the first event, what that one says."""
        count = max(1, bisect_right(self._written, moment))
        incident, last = self._state(count), self._events[count - 1].seq
        return Rewound(
            moment=max(moment, self._written[0]),
            incident=incident,
            entries=earlier(self._rows, self._back, last, self),
            later=tuple(row for row in self.rows if row.seq > last),
            unknown=unknown_then(incident, self.now, self._known_since),
            settled_later=settled_since(incident, self.now),
        )

    def of_acts(self, acts: Collection[str]) -> Sequence[Event]:
        """All events of these acts."""
        return [event for event in self._events if event.act in acts]

    def of_rows(self, rows: Sequence[Entry]) -> Sequence[Event]:
        """The events that the rows are of."""
        first = self._events[0].seq
        return [self._events[row.seq - first] for row in rows]

    def _move_on(self, new: Sequence[Event]) -> None:
        """Take in a few, and keep what stands after them where it is time to."""
        before = len(self._events)
        self._events += new
        self._written += [event.written_at for event in new]
        state = self._now
        for place, event in enumerate(new, before + 1):
            state = self._state(place) if state is None or event.kind == Kind.UNDONE else apply(state, event)
            self._note(state, event.written_at)
        rows = followed(self._rows, self._back, new, self)
        self._now, self._rows = state, timeline(self._events) if rows is None else rows
        self._back += reaching_back(new)
        if state is not None and len(self._events) - max(self._kept, default=0) >= KEPT_EACH:
            self._kept[len(self._events)] = state

    def _note(self, state: Incident, written_at: datetime) -> None:
        """Remember since when each milestone stands there; one that was taken back has to come again."""
        for gone in self._known_since.keys() - state.milestones.keys():
            del self._known_since[gone]
        for milestone in state.milestones:
            self._known_since.setdefault(milestone, written_at)

    def _state(self, count: int) -> Incident:
        """The state after so many events."""
        if count == len(self._events) and self._now is not None and self._now.seq == self._events[-1].seq:
            return self._now
        near = self._near(count)
        while near:
            # A state may be kept in the midst of an act.
            since, cut = self._events[near:count], self._events[near - 1].act
            gone = taken_back_before(since, cut)
            found = on_from(self._kept[near], since) if not gone else None
            if found is not None:
                return found
            near = self._near(min(self._place(gone), near - 1))
        return fold(self._events[:count])

    def _near(self, count: int) -> int:
        """After how many events, at most so many, a state is kept; 0 for none."""
        return max((place for place in self._kept if place <= count), default=0)

    def _place(self, acts: Collection[str]) -> int:
        """How many events there are before the first of these acts."""
        return next((place for place, event in enumerate(self._events) if event.act in acts), 0)
