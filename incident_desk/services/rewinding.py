"""One record, read as it was written until any moment: quickly, for somebody drags through the whole of it.

Every so many events the state and the rows are kept; a moment is read from the kept ones before it and what came
since. An undo reaches back over them, so behind one the record is folded anew.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import apply, fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.rewound import Rewound, settled_since, unknown_then
from incident_desk.domain.timeline import Entry, extended, timeline

KEPT_EACH = 200
"""Events from one kept state to the next."""
_REACH_BACK = (Kind.UNDONE, Kind.ERASED)
_Known = tuple[Incident, tuple[Entry, ...]]


class Rewinding:
    """The events of one record in their order. It is used from one thread."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events: list[Event] = []
        self._written: list[datetime] = []
        self._kept: dict[int, _Known] = {}
        self._known_since: dict[Milestone, datetime] = {}
        self._now: _Known | None = None
        self.take(events)

    @property
    def stops(self) -> tuple[datetime, ...]:
        """When each act was written (UTC), with all that it wrote, in their order."""
        return tuple(sorted({event.act: event.written_at for event in self._events}.values()))

    @property
    def now(self) -> Incident:
        """The incident as it stands after all of them."""
        assert self._now is not None
        return self._now[0]

    @property
    def rows(self) -> tuple[Entry, ...]:
        """The timeline as it stands after all of them."""
        assert self._now is not None
        return self._now[1]

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
        incident, entries = self._known(count)
        last = self._events[count - 1].seq
        return Rewound(
            moment=max(moment, self._written[0]),
            incident=incident,
            entries=entries,
            later=tuple(row for row in self.rows if row.seq > last),
            unknown=unknown_then(incident, self.now, self._known_since),
            settled_later=settled_since(incident, self.now),
        )

    def _move_on(self, new: Sequence[Event]) -> None:
        """Take in a few, and keep what stands after them where it is time to."""
        before = len(self._events)
        self._events += new
        self._written += [event.written_at for event in new]
        state, rows = self._now or (fold(new[:1]), timeline(new[:1]))
        self._note(state, self._events[0].written_at)
        for place, event in enumerate(new if before else new[1:], before or 1):
            reaches = event.kind in _REACH_BACK
            state = fold(self._events[: place + 1]) if reaches else apply(state, event)
            self._note(state, event.written_at)
        more = extended(rows, new if before else new[1:])
        self._now = state, timeline(self._events) if more is None else more
        if len(self._events) - max(self._kept, default=0) >= KEPT_EACH:
            self._kept[len(self._events)] = self._now

    def _note(self, state: Incident, written_at: datetime) -> None:
        """Remember since when each milestone stands there; one that was taken back has to come again."""
        for gone in self._known_since.keys() - state.milestones.keys():
            del self._known_since[gone]
        for milestone in state.milestones:
            self._known_since.setdefault(milestone, written_at)

    def _known(self, count: int) -> _Known:
        """The state and the rows after so many events."""
        if count == len(self._events) and self._now is not None:
            return self._now
        near = max((place for place in self._kept if place <= count), default=0)
        new = self._events[near:count]
        if near == 0 or any(event.kind in _REACH_BACK for event in new):
            return fold(self._events[:count]), timeline(self._events[:count])
        state, rows = self._kept[near]
        for event in new:
            state = apply(state, event)
        more = extended(rows, new)
        return state, timeline(self._events[:count]) if more is None else more
