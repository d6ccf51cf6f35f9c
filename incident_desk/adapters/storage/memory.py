"""Which records the store holds and where each of them ends, kept up to date by position."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection, case, func, select

from incident_desk.adapters.storage.failures import ForeignRecord, Unreadable
from incident_desk.adapters.storage.rows import read_body
from incident_desk.adapters.storage.schema import EVENT
from incident_desk.domain.chain import START
from incident_desk.domain.events import Body, Event
from incident_desk.domain.moments import to_microseconds
from incident_desk.domain.taken_records import TAKEN, Origin, as_written, origin_of
from incident_desk.services.ports import Head

_NUMBER = re.compile(r"[0-9]{1,15}")
_OPENING = case((EVENT.c.seq == 1, EVENT.c.body)).label("opening")
_LINES = select(EVENT.c.position, EVENT.c.incident, EVENT.c.seq, EVENT.c.hash, EVENT.c.written_us, _OPENING)


@dataclass(frozen=True, slots=True)
class End:
    """The last event of the whole store; ``written_us`` is None where there is none."""

    position: int = 0
    hash: str = START
    written_us: int | None = None


class Memory:
    """The heads of all records and the end of the store. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._heads: dict[str, Head] = {}
        self._keys: dict[str, str] = {}
        self._origins: dict[str, Origin] = {}
        self._end = End()

    @property
    def end(self) -> End:
        """The last event of the store."""
        return self._end

    def heads(self) -> list[Head]:
        """Every record, in the order in which they were opened."""
        with self._lock:
            return list(self._heads.values())

    def head(self, incident: str) -> Head | None:
        """Where one record ends."""
        return self._heads.get(incident)

    def incident_of(self, key: str) -> str | None:
        """The incident with that key; case does not matter."""
        return self._keys.get(key.casefold())

    def as_written(self, events: Sequence[Event]) -> list[Event]:
        """The events as they were first written, where they were taken in from a file; the others as they are."""
        for event in events:
            if event.seq == 1 and event.body is not None:
                self._note_origin(event.incident, event.body)
        if not self._origins:
            return list(events)
        origins = ((event, self._origins.get(event.incident)) for event in events)
        return [event if origin is None else as_written(event, origin) for event, origin in origins]

    def next_key(self, prefix: str) -> str:
        """The key after the highest one with that prefix."""
        start = prefix.casefold()
        with self._lock:
            numbers = [key[len(start) :] for key in self._keys if key.startswith(start)]
        highest = max((int(one) for one in numbers if _NUMBER.fullmatch(one)), default=0)
        return f"{prefix}{highest + 1:04d}"

    def catch_up(self, connection: Connection) -> None:
        """Take in what was written since. It must be the transaction's first read: it must see the newest state.

        Raises:
            ForeignRecord: the file doesn't go on from where we stood.
            Unreadable: an opening event is damaged.
        """
        with self._lock:
            if self._end.position == 0:
                self._load(connection)
            else:
                self._go_on(connection)

    def take(self, events: Iterable[Event]) -> None:
        """Take in what we have just committed; a reader may have been faster."""
        with self._lock:
            for event in events:
                if event.position == self._end.position + 1:
                    self._note(event.incident, event.seq, event.hash, event.body if event.seq == 1 else None)
                    self._end = End(event.position, event.hash, to_microseconds(event.written_at))

    def _load(self, connection: Connection) -> None:
        """The first time: the openings and the ends by index, not every event."""
        columns = EVENT.c
        last = select(columns.incident, func.max(columns.seq).label("seq")).group_by(columns.incident).subquery()
        is_last = (columns.incident == last.c.incident) & (columns.seq == last.c.seq)
        ends = connection.execute(select(columns.incident, columns.seq, columns.hash).join(last, is_last))
        tails = {row.incident: (row.seq, row.hash) for row in ends}
        for row in connection.execute(_LINES.where(columns.seq == 1).order_by(columns.position)):
            self._note(
                row.incident, *tails.get(row.incident, (row.seq, row.hash)), _opening(row.opening, row.position)
            )
        end = connection.execute(_LINES.order_by(columns.position.desc()).limit(1)).first()
        if end is not None:
            self._end = End(end.position, end.hash, end.written_us)

    def _go_on(self, connection: Connection) -> None:
        stood = self._end
        query = _LINES.where(EVENT.c.position >= stood.position).order_by(EVENT.c.position)
        rows = connection.execute(query).all()
        if not rows or (rows[0].position, rows[0].hash) != (stood.position, stood.hash):
            raise ForeignRecord("the record does not go on from where it stood")
        for row in rows[1:]:
            self._note(
                row.incident, row.seq, row.hash, _opening(row.opening, row.position) if row.seq == 1 else None
            )
            self._end = End(row.position, row.hash, row.written_us)

    def _note(self, incident: str, seq: int, hash_: str, opening: Body | None) -> None:
        """The record of that incident ends here now; ``opening`` is its first body."""
        known = self._heads.get(incident)
        if opening is not None:
            known = Head(incident, str(opening.get("key")), str(opening.get("record")), seq, hash_)
            self._keys.setdefault(known.key.casefold(), incident)
            self._note_origin(incident, opening)
        if known is None:
            raise Unreadable(f"the record {incident} has no beginning")
        self._heads[incident] = Head(incident, known.key, known.record, seq, hash_)

    def _note_origin(self, incident: str, opening: Body) -> None:
        """An opening that is damaged says nothing of its origin: the record is read as it stands."""
        if TAKEN not in opening or incident in self._origins:
            return
        with suppress(ValueError, TypeError, LookupError, AttributeError):
            if (origin := origin_of(opening)) is not None:
                self._origins[incident] = origin


def _opening(text: str | None, position: int) -> Body:
    try:
        return read_body(text or "")
    except (ValueError, TypeError, RecursionError) as error:
        raise Unreadable(f"the opening at position {position}: {error}") from error
