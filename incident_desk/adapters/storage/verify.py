"""Is everything there, and as it was written? The file, the chain, and attempts to change it."""

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from incident_desk.adapters.storage.rows import event_of
from incident_desk.adapters.storage.schema import EVENT, REFUSAL, TRIGGERS
from incident_desk.domain.chain import ChainCheck
from incident_desk.domain.events import Problem


def problems_of(connection: Connection) -> Iterator[Problem]:
    """Everything that is wrong, the file first."""
    yield from _damage(connection)
    yield from _guards(connection)
    yield from _chain(connection)
    yield from _refusals(connection)


def _damage(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield Problem(f"The file is damaged: {row[0]}")


def _guards(connection: Connection) -> Iterator[Problem]:
    found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    guards = {row.name: row.sql for row in found}
    for name, statement in TRIGGERS.items():
        if guards.get(name) != statement:
            yield Problem(f"The guard {name!r} of the record was taken away or changed")


def _chain(connection: Connection) -> Iterator[Problem]:
    check, last = ChainCheck(), 0
    for row in connection.execute(select(EVENT).order_by(EVENT.c.position)):
        last = row.position
        try:
            event = event_of(row)
        except (ValueError, TypeError) as error:
            yield Problem(f"Event {row.position} can't be read: {error}", position=row.position)
            continue
        yield from check.problems_of(event)
    yield from check.problems_at_end()
    given = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'event'")).scalar() or 0
    if given != last:
        yield Problem(f"The last {given - last} event(s) were cut off")


def _refusals(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(REFUSAL)):
        yield Problem(
            f"Another program tried to {row.what} event {row.position} at {row.at}; refused, nothing was changed",
            position=row.position,
        )
