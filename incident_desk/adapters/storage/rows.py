"""Rows of the table as events, and back."""

import json
from typing import Any

from sqlalchemy import Row

from incident_desk.domain.chain import body_text
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.moments import Moment, Precision, from_microseconds, to_microseconds

_KINDS = {kind.value: kind for kind in Kind}


def event_of(row: Row[Any]) -> Event:
    """The event in a row.

    Raises:
        ValueError: the row holds no event, so the file is damaged.
    """
    return Event(
        position=row.position,
        id=row.id,
        incident=row.incident,
        seq=row.seq,
        act=row.act,
        kind=_KINDS.get(row.kind, row.kind),
        version=row.version,
        happened=Moment(
            None if row.at_us is None else from_microseconds(row.at_us),
            Precision(row.precision),
            None if row.until_us is None else from_microseconds(row.until_us),
        ),
        written_at=from_microseconds(row.written_us),
        who=row.who,
        body=None if row.body is None else json.loads(row.body),
        salt=row.salt,
        body_hash=row.body_hash,
        previous=row.previous,
        hash=row.hash,
    )


def row_of(event: Event) -> dict[str, Any]:
    """The row of an event that was stamped; its position is given by the table."""
    happened = event.happened
    return {
        "id": event.id,
        "incident": event.incident,
        "seq": event.seq,
        "act": event.act,
        "kind": str(event.kind),
        "version": event.version,
        "at_us": None if happened.at is None else to_microseconds(happened.at),
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
