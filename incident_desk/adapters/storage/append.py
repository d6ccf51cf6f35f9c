"""One write: what a decision sees inside the write lock, and how its drafts become events."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from incident_desk.adapters.storage.rows import event_of, row_of
from incident_desk.adapters.storage.schema import EVENT
from incident_desk.domain.chain import START, body_text, hash_of_body, hash_of_event
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.domain.moments import Moment, from_microseconds
from incident_desk.services.ports import Ids, Planned

_STEP = timedelta(microseconds=1)


class OpenTransaction:
    """The record while the write lock is held; nobody else can write until it ends."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        last = connection.execute(select(EVENT.c.written_us).order_by(EVENT.c.position.desc()).limit(1)).scalar()
        self._now = now if last is None else max(now, from_microseconds(last) + _STEP)

    @property
    def now(self) -> datetime:
        """The written-at of the next event: after everything in the store."""
        return self._now

    def since(self, position: int) -> Sequence[Event]:
        """The events of the whole store after that position, in order."""
        rows = self._connection.execute(select(EVENT).where(EVENT.c.position > position).order_by(EVENT.c.position))
        return [event_of(row) for row in rows]

    def next_key(self, prefix: str) -> str:
        """The next free key of that prefix."""
        numbers = [key.removeprefix(prefix) for key in self._keys() if key.startswith(prefix)]
        highest = max((int(number) for number in numbers if number.isdigit()), default=0)
        return f"{prefix}{highest + 1:04}"

    def incident_of(self, key: str) -> str | None:
        """The incident with that key."""
        return self._keys().get(key)

    def write(self, plans: Sequence[Planned], act: str, who: str, ids: Ids) -> list[Event]:
        """Stamp the drafts and insert them; a draft whose id is there already is left out."""
        written: list[Event] = []
        for plan in plans:
            for draft in plan.drafts:
                if draft.id is not None and self._has(draft.id):
                    continue
                new_id = draft.id or (act if not written else ids.new(self._now))
                written.append(self._write_one(plan.incident, draft, new_id, (act, who)))
        return written

    def _write_one(self, incident: str, draft: Draft, event_id: str, by: tuple[str, str]) -> Event:
        if draft.kind == Kind.OPENED and self.incident_of(str(draft.body["key"])) is not None:
            raise Refused(f"There is an incident {draft.body['key']} already")
        event = self._stamped(incident, draft, event_id, by)
        result = self._connection.execute(insert(EVENT).values(row_of(event)))
        if draft.erases:
            gone = update(EVENT).where(EVENT.c.id.in_(draft.erases)).values(body=None, salt=None)
            self._connection.execute(gone)
        self._now += _STEP
        position = result.inserted_primary_key
        assert position is not None
        return replace(event, position=int(position[0]))

    def _stamped(self, incident: str, draft: Draft, event_id: str, by: tuple[str, str]) -> Event:
        act, who = by
        seq, previous = self._head(incident)
        salt = os.urandom(16).hex()
        event = Event(
            position=0,
            id=event_id,
            incident=incident,
            seq=seq + 1,
            act=act,
            kind=draft.kind,
            version=draft.version,
            happened=draft.happened or Moment.exactly(self._now),
            written_at=self._now,
            who=who,
            body=draft.body,
            salt=salt,
            body_hash=hash_of_body(salt, body_text(draft.body)),
            previous=previous,
            hash="",
        )
        return replace(event, hash=hash_of_event(event))

    def _head(self, incident: str) -> tuple[int, str]:
        last = select(EVENT.c.seq, EVENT.c.hash).where(EVENT.c.incident == incident)
        row = self._connection.execute(last.order_by(EVENT.c.seq.desc()).limit(1)).first()
        return (0, START) if row is None else (row.seq, row.hash)

    def _has(self, event_id: str) -> bool:
        return self._connection.execute(select(EVENT.c.id).where(EVENT.c.id == event_id)).first() is not None

    def _keys(self) -> dict[str, str]:
        rows = self._connection.execute(select(EVENT).where(EVENT.c.seq == 1))
        return {str(event.data.get("key")): event.incident for event in map(event_of, rows)}
