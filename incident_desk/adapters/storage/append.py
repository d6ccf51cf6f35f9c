"""What a decision sees, and how what it decided becomes chained events.

First the drafts are *settled*: they get the ids and times that they will keep wherever they go, into the record or,
while the disk refuses, into the flight recorder. Then they are *chained* to the end of the record.
"""

import os
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, update

from incident_desk.adapters.storage.failures import Unreadable
from incident_desk.adapters.storage.memory import Memory
from incident_desk.adapters.storage.rows import (
    after_position,
    event_of,
    events_where,
    of_incident,
    plain_body,
    present,
    row_of,
)
from incident_desk.adapters.storage.schema import EVENT
from incident_desk.domain.chain import START, body_text, hash_of_body, hash_of_event
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.domain.moments import Moment, from_microseconds, to_microseconds
from incident_desk.services.ports import Planned

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Act:
    """A settled gesture: every draft has its id and its time."""

    id: str
    who: str
    plans: tuple[Planned, ...]


class WriteView:
    """What a decision sees inside the write lock."""

    def __init__(self, connection: Connection, memory: Memory, clock_now: datetime) -> None:
        self._connection, self._memory = connection, memory
        self._now = not_before(clock_now, memory)

    @property
    def now(self) -> datetime:
        """After everything in the store."""
        return self._now

    def since(self, position: int) -> Sequence[Event]:
        """The events of the whole store after that position."""
        if position >= self._memory.end.position:
            return []
        return events_where(self._connection, after_position(position))

    def next_key(self, prefix: str) -> str:
        """The next free key."""
        return self._memory.next_key(prefix)

    def incident_of(self, key: str) -> str | None:
        """The incident with that key."""
        return self._memory.incident_of(key)


def not_before(clock_now: datetime, memory: Memory) -> datetime:
    """The clock's time, or a microsecond after the last event, whichever is later."""
    last = memory.end.written_us
    return clock_now if last is None else max(clock_now, from_microseconds(last + 1))


def settle(plans: Sequence[Planned], act: str, who: str, now: datetime, new_id: NewId) -> Act:
    """Give every draft its id and its time. The first one has the act's id, if it has none of its own."""
    ids = iter([act])
    settled = tuple(
        Planned(plan.incident, [_settled(draft, now, lambda: next(ids, None) or new_id()) for draft in plan.drafts])
        for plan in plans
    )
    return Act(act, who, settled)


def _settled(draft: Draft, now: datetime, next_id: NewId) -> Draft:
    happened = draft.happened or Moment.exactly(now)
    return replace(draft, id=draft.id or next_id(), happened=happened, body=plain_body(draft.body))


def write(connection: Connection, memory: Memory, act: Act, now: datetime) -> list[Event]:
    """Chain the act's events to the record and empty what it erases, in the caller's transaction.

    Raises:
        Refused: a key is taken.
        Unreadable: the record that it would continue is damaged.
    """
    wanted = [str(draft.id) for plan in act.plans for draft in plan.drafts]
    known = present(connection, wanted)
    chaining = _Chaining(connection, memory, act, now)
    events = [
        chaining.chained(plan.incident, draft)
        for plan in act.plans
        for draft in plan.drafts
        if draft.id not in known
    ]
    if events:
        connection.execute(insert(EVENT), [row_of(event) for event in events])
    _erase(connection, act, known)
    return events


class _Chaining:
    """The ends of the records that one act continues."""

    def __init__(self, connection: Connection, memory: Memory, act: Act, now: datetime) -> None:
        self._connection, self._memory, self._act = connection, memory, act
        self._position = memory.end.position
        self._written_us = to_microseconds(now)
        self._ends: dict[str, tuple[int, str]] = {}
        self._keys: set[str] = set()

    def chained(self, incident: str, draft: Draft) -> Event:
        """The draft as the next event of the incident and of the store."""
        seq, previous = self._ends.get(incident) or self._end_of(incident, draft)
        salt = os.urandom(16).hex()
        self._position += 1
        assert draft.id is not None and draft.happened is not None
        event = Event(
            position=self._position,
            id=draft.id,
            incident=incident,
            seq=seq + 1,
            act=self._act.id,
            kind=draft.kind,
            version=draft.version,
            happened=draft.happened,
            written_at=from_microseconds(self._written_us),
            who=self._act.who,
            body=draft.body,
            salt=salt,
            body_hash=hash_of_body(salt, body_text(draft.body)),
            previous=previous,
            hash="",
        )
        event = replace(event, hash=hash_of_event(event))
        self._written_us += 1
        self._ends[incident] = event.seq, event.hash
        return event

    def _end_of(self, incident: str, draft: Draft) -> tuple[int, str]:
        head = self._memory.head(incident)
        if head is not None:
            self._require_whole(incident, head.seq)
            return head.seq, head.hash
        if draft.kind is not Kind.OPENED:
            raise ValueError(f"the first event of {incident} is {draft.kind}: a record begins with its opening")
        self._take_key(str(draft.body["key"]))
        return 0, START

    def _take_key(self, key: str) -> None:
        if self._memory.incident_of(key) is not None or key.casefold() in self._keys:
            raise Refused(f"There is an incident {key} already. Choose another key, or leave it out")
        self._keys.add(key.casefold())

    def _require_whole(self, incident: str, seq: int) -> None:
        """Never continue a record whose last event was changed or damaged."""
        row = self._connection.execute(of_incident(incident, seq - 1)).first()
        if row is None or hash_of_event(event_of(row)) != row.hash:
            raise Unreadable(f"the last event of {incident} does not fit its hash")


def _erase(connection: Connection, act: Act, known: Container[str | None]) -> None:
    """Empty the bodies that the act's drafts erase: only of their own incident, never an opening's."""
    for plan in act.plans:
        ids = [one for draft in plan.drafts if draft.id not in known for one in draft.erases]
        if ids:
            mine = EVENT.c.id.in_(ids) & (EVENT.c.incident == plan.incident) & (EVENT.c.seq > 1)
            full = mine & EVENT.c.body.is_not(None)
            connection.execute(update(EVENT).where(full).values(body=None, salt=None))
