"""Everything that can be wrong with a record, in words that name the event.

::

    the file            SQLite's own integrity check: pages, indexes
    the schema          the triggers stand there in our words; nothing was added or taken away
    the chain           no event changed, missing, out of order or emptied without an erasure
    the spelling        each body is stored exactly as it was hashed
    the end             the counter that SQLite keeps fits the last event: a tail that was cut off shows
    refused attempts    another program tried to change the record, and could not

The record is read page by page, each in its own transaction, so that a writer need not wait: only its end moves.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, text

from incident_desk.adapters.storage.failures import DatabaseRefused, Unreadable, code_of
from incident_desk.adapters.storage.rows import after_position, event_of
from incident_desk.adapters.storage.schema import EVENT, REFUSAL, TRIGGERS, expected_objects, objects
from incident_desk.domain.chain import ChainCheck, body_text
from incident_desk.domain.events import Problem

Reading = Callable[[], AbstractContextManager[Connection]]
"""Begins a transaction that reads."""

PAGE = 500
_TRIED = {
    "change": "tried to change event",
    "delete": "tried to delete event",
    "insert": "tried to put another event in the place of event",
}


def damage(reading: Reading) -> Iterator[Problem]:
    """What is wrong with the record itself.

    Raises:
        DatabaseRefused: the file can't be read now: it is locked, or the disk fails.
    """
    yield from _said("The file is damaged", reading, _file)
    yield from _said("The tables are damaged", reading, _schema)
    yield from _chain(reading)
    yield from _said("The counter of events can't be read", reading, _end)


def refusals(reading: Reading) -> Iterator[Problem]:
    """What other programs tried and the record refused."""
    yield from _said("The list of refused changes can't be read", reading, _refusals)


def _said(trouble: str, reading: Reading, look: Callable[[Connection], list[Problem]]) -> list[Problem]:
    """What ``look`` finds; damage that stops it is a finding too."""
    try:
        with reading() as connection:
            return look(connection)
    except DatabaseRefused as error:
        return [_damaged(trouble, error)]


def _damaged(trouble: str, error: BaseException) -> Problem:
    if code_of(error) != "corrupt":
        raise error
    return Problem(f"{trouble}: {getattr(error, 'orig', None) or error}")


def _file(connection: Connection) -> list[Problem]:
    answers = connection.scalars(text("PRAGMA integrity_check")).all()
    return [Problem(f"The file is damaged: {answer}") for answer in answers if answer != "ok"]


def _schema(connection: Connection) -> list[Problem]:
    found, expected = objects(connection), expected_objects()
    gone = [f"The record's table or guard {name!r} was taken away" for name in sorted(expected - found.keys())]
    more = [f"Another program added {name!r} to the record" for name in sorted(found.keys() - expected)]
    changed = [
        f"The record's guard {name!r} was changed" for name, sql in TRIGGERS.items() if found.get(name, sql) != sql
    ]
    return [Problem(what) for what in (*gone, *more, *changed)]


def _end(connection: Connection) -> list[Problem]:
    counter = connection.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'event'")) or 0
    last = connection.scalar(select(func.max(EVENT.c.position))) or 0
    if counter == last:
        return []
    what = f"The record ends at event {last}, and {counter} were counted: its end was cut off"
    return [Problem(what, position=last)]


def _refusals(connection: Connection) -> list[Problem]:
    rows = connection.execute(select(REFUSAL).order_by(REFUSAL.c.number))
    return [
        Problem(
            f"Another program {_TRIED.get(row.what, 'tried to change event')} {row.position} at {row.at}; "
            "the record refused and is unchanged",
            position=row.position,
        )
        for row in rows
    ]


def _chain(reading: Reading) -> Iterator[Problem]:
    check = ChainCheck()
    for row in _rows(reading):
        if isinstance(row, Problem):
            yield row
        else:
            yield from _of_row(check, row)
    yield from check.problems_at_end()


def _of_row(check: ChainCheck, row: Row[Any]) -> list[Problem]:
    try:
        event = event_of(row)
        found = check.problems_of(event)
        if event.body is not None and body_text(event.body) != row.body:
            what = f"Event {event.seq} of {event.incident} was changed: its text is spelled in another way"
            found.append(Problem(what, event.incident, event.id, event.position))
    except (Unreadable, ValueError, TypeError) as error:
        return [Problem(f"The event at position {row.position} can't be read: {error}", position=row.position)]
    return found


def _rows(reading: Reading) -> Iterator[Row[Any] | Problem]:
    """Every row in order; a problem in the place of one that can't be read."""
    position = 0
    while True:
        try:
            page: Sequence[Row[Any] | Problem] = _fetched(reading, after_position(position, PAGE))
        except DatabaseRefused:
            page = [_single(reading, position)]
        yield from page
        last = page[-1].position if page else None
        if last is None:
            return
        if last <= position:  # a damaged tree leads back: it would be read for ever
            yield Problem(f"What follows event {position} leads back to event {last}", position=position)
            return
        position = last


def _single(reading: Reading, position: int) -> Row[Any] | Problem:
    """The next row alone, or what is wrong with it; without a position where nothing more can be read."""
    place = None
    try:
        found = _fetched(reading, select(func.min(EVENT.c.position)).where(EVENT.c.position > position))
        place = found[0][0]
        return _fetched(reading, select(EVENT).where(EVENT.c.position == place))[0]
    except DatabaseRefused as error:
        problem = _damaged(f"What follows event {position} can't be read", error)
    except IndexError:
        problem = Problem(f"What follows event {position} can't be found")
    return replace(problem, position=place)


def _fetched(reading: Reading, query: Select[Any]) -> Sequence[Row[Any]]:
    with reading() as connection:
        return connection.execute(query).all()
