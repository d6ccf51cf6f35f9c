"""Events as rows of the table ``event``, and back."""

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from sys import intern
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from incident_desk.adapters.storage.failures import Unreadable
from incident_desk.adapters.storage.schema import EVENT
from incident_desk.domain.chain import body_text
from incident_desk.domain.events import Body, Event, Kind
from incident_desk.domain.moments import Moment, Precision, from_microseconds, to_microseconds

_LONG = 2_000
"""Characters from which on a body is worth remembering."""
_KINDS = {str(kind): kind for kind in Kind}
_PRECISIONS = {str(one): one for one in Precision}


def row_of(event: Event) -> dict[str, Any]:
    """The row that holds this event."""
    happened = event.happened
    return {
        "position": event.position,
        "id": event.id,
        "incident": event.incident,
        "seq": event.seq,
        "act": event.act,
        "kind": str(event.kind),
        "version": event.version,
        "happened_us": None if happened.at is None else to_microseconds(happened.at),
        "until_us": None if happened.until is None else to_microseconds(happened.until),
        "precision": str(happened.precision),
        "written_us": to_microseconds(event.written_at),
        "who": event.who,
        "body": None if event.body is None else body_text(event.body),
        "salt": event.salt,
        "body_hash": event.body_hash,
        "previous": event.previous,
        "hash": event.hash,
    }


def event_of(row: Row[Any]) -> Event:
    """The event of a row. A long record has many: what they say alike is held once.

    Raises:
        Unreadable: a value is not what we write: the row was damaged.
    """
    try:
        happened = moment_of(row.happened_us, row.precision, row.until_us)
        is_now = happened.at is not None and row.written_us == row.happened_us
        return Event(
            position=row.position,
            id=row.id,
            incident=intern(row.incident),
            seq=row.seq,
            act=row.id if row.act == row.id else row.act,
            kind=_KINDS.get(row.kind, row.kind),
            version=row.version,
            happened=happened,
            written_at=happened.at if is_now and happened.at else from_microseconds(row.written_us),
            who=intern(row.who),
            body=None if row.body is None else read_body(row.body),
            salt=row.salt,
            body_hash=row.body_hash,
            previous=row.previous,
            hash=row.hash,
        )
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise Unreadable(f"event at position {row.position}: {error}") from error


def moment_of(at_us: int | None, precision: str, until_us: int | None) -> Moment:
    """The moment that three columns hold."""
    return Moment(
        None if at_us is None else from_microseconds(at_us),
        _PRECISIONS.get(precision) or Precision(precision),
        None if until_us is None else from_microseconds(until_us),
    )


def read_body(text: str) -> Body:
    """The body of its JSON text. Raises ``ValueError`` where it is no JSON object."""
    return _read_long(text) if len(text) > _LONG else _read(text)


def _read(text: str) -> Body:
    body = json.loads(text)
    if not isinstance(body, dict):
        raise ValueError("a body is a JSON object")
    return body


@lru_cache(maxsize=16)
def _read_long(text: str) -> Body:
    """Long bodies are playbooks, and many records hold the same one: it is read once. Bodies are never changed."""
    return _read(text)


def plain_body(body: Body) -> Body:
    """The body as it will be read back: lists for tuples, text for enums and keys."""
    return read_body(body_text(body))


def events_where(connection: Connection, query: Select[Any]) -> list[Event]:
    """The events that a query of whole rows finds."""
    return [event_of(row) for row in connection.execute(query).all()]


def after_position(position: int, limit: int | None = None) -> Select[Any]:
    """The query for what follows a position, in order."""
    return select(EVENT).where(EVENT.c.position > position).order_by(EVENT.c.position).limit(limit)


def of_incident(
    incident: str, after: int = 0, until: int | None = None, acts: Collection[str] | None = None
) -> Select[Any]:
    """The query for one incident's events after a sequence number, in order; where they are given, to and with
    ``until``, and of these acts alone."""
    mine = (EVENT.c.incident == incident) & (EVENT.c.seq > after)
    if acts is not None:
        # A long record has many events and an act few: without the sums the index of acts is not gone by.
        mine = (EVENT.c.incident.concat("") == incident) & (EVENT.c.seq + 0 > after) & EVENT.c.act.in_(acts)
    if until is not None:
        mine &= EVENT.c.seq <= until
    return select(EVENT).where(mine).order_by(EVENT.c.seq)


def of_incidents(
    incidents: Sequence[str], kinds: Collection[str] | None = None, words: Collection[str] = ()
) -> Select[Any]:
    """The query for the events of these incidents, of all kinds or of some, or with one of these words, incident by
    incident, in order."""
    theirs = EVENT.c.incident.in_(incidents)
    wanted = theirs if kinds is None else theirs & EVENT.c.kind.in_([str(one) for one in kinds])
    if words:
        wanted &= or_(*(func.instr(EVENT.c.body, one) > 0 for one in words))
    return select(EVENT).where(wanted).order_by(EVENT.c.incident, EVENT.c.seq)


def of_act(act: str) -> Select[Any]:
    """The query for the events of one gesture, in order."""
    return select(EVENT).where(EVENT.c.act == act).order_by(EVENT.c.position)


def present(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Which of these ids the record holds."""
    return frozenset(connection.scalars(select(EVENT.c.id).where(EVENT.c.id.in_(ids))))
