"""A record that was written elsewhere, put into this store: whole or not at all, chained anew to its end.

Each event keeps its id, act, writer and body, and gets a place, a time of writing and a hash of this store; its
opening says what it had before (``domain/taken_records``).
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert

from incident_desk.adapters.storage.memory import Memory
from incident_desk.adapters.storage.rows import plain_body, present, row_of
from incident_desk.adapters.storage.schema import EVENT
from incident_desk.domain.chain import START, body_text, hash_of_body, hash_of_event
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Event
from incident_desk.domain.moments import from_microseconds, to_microseconds

_TOGETHER = 500
"""Ids that are looked for, and rows that are written, in one statement."""


def plant(connection: Connection, memory: Memory, events: Sequence[Event], now: datetime) -> list[Event]:
    """Write the events of one record that is not in the store yet, in the caller's transaction.

    Raises:
        Refused: the key is taken, or an event of that id is in the store already.
    """
    if not events:
        return []
    key = str(events[0].data["key"])
    if memory.incident_of(key) is not None:
        raise Refused(f"There is an incident {key} already. Choose another key, or leave it out")
    _refuse_known(connection, events)
    planted = list(_chained(events, memory.end.position, to_microseconds(now)))
    for place in range(0, len(planted), _TOGETHER):
        connection.execute(insert(EVENT), [row_of(event) for event in planted[place : place + _TOGETHER]])
    return planted


def _refuse_known(connection: Connection, events: Sequence[Event]) -> None:
    for place in range(0, len(events), _TOGETHER):
        known = present(connection, [event.id for event in events[place : place + _TOGETHER]])
        if known:
            raise Refused(
                f"{len(known)} of its events are in another record here already, such as {min(known)}: nothing was "
                "taken in"
            )


def _chained(events: Sequence[Event], position: int, written_us: int) -> Iterator[Event]:
    previous = START
    for number, event in enumerate(events, start=1):
        body = None if event.body is None else plain_body(event.body)
        salt = None if body is None else event.salt or os.urandom(16).hex()
        one = replace(
            event,
            position=position + number,
            seq=number,
            written_at=from_microseconds(written_us + number - 1),
            body=body,
            salt=salt,
            body_hash=event.body_hash if body is None or salt is None else hash_of_body(salt, body_text(body)),
            previous=previous,
        )
        one = replace(one, hash=hash_of_event(one))
        previous = one.hash
        yield one
