"""The record on disk: SQLite through SQLAlchemy Core, used from one thread."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Select, func, select, text
from sqlalchemy.exc import DBAPIError

from incident_desk.adapters.paths import DataFiles
from incident_desk.adapters.storage.append import OpenTransaction
from incident_desk.adapters.storage.backup import copy_record
from incident_desk.adapters.storage.engine import IMMEDIATE, open_engine, prepare_schema
from incident_desk.adapters.storage.failures import code_of, failure
from incident_desk.adapters.storage.rows import event_of
from incident_desk.adapters.storage.schema import EVENT
from incident_desk.adapters.storage.verify import problems_of
from incident_desk.domain.events import Event, Problem
from incident_desk.services.ports import Clock, Decide, Head, Ids

Found = TypeVar("Found")


class SqliteRecordStore:
    """One record file and one connection to it."""

    def __init__(self, files: DataFiles, clock: Clock, ids: Ids) -> None:
        self._file, self._clock, self._ids = files.record, clock, ids
        self._writing: Connection | None = None
        self._open()

    def _open(self) -> None:
        try:
            self._engine = open_engine(self._file)
            prepare_schema(self._engine, self._file)
        except (DBAPIError, sqlite3.Error) as error:
            raise failure(code_of(error), self._file) from error

    # -- writing ------------------------------------------------------------------------------------------

    def append(self, decide: Decide, *, act: str, who: str) -> list[Event]:
        """Decide and write in one transaction; what it returns is on the disk.

        Raises:
            StoreFailure: it is not on the disk; nothing is half-written.
            DeskError: what the decision raised.
        """
        try:
            return self._append(decide, act, who)
        except (DBAPIError, sqlite3.Error) as error:
            code = code_of(error)
            # An error at COMMIT does not mean "not written": open afresh and read back before saying anything.
            written = self._read_back(act)
            if written:
                return written
            raise failure(code, self._file) from error

    def _append(self, decide: Decide, act: str, who: str) -> list[Event]:
        with self._engine.connect().execution_options(**{IMMEDIATE: True}) as connection, connection.begin():
            known = connection.execute(select(EVENT).where(EVENT.c.act == act).order_by(EVENT.c.position)).all()
            if known:
                return [event_of(row) for row in known]
            transaction = OpenTransaction(connection, self._clock.now())
            self._writing = connection
            try:
                return transaction.write(decide(transaction), act, who, self._ids)
            finally:
                self._writing = None

    def _read_back(self, act: str) -> list[Event]:
        self._engine.dispose()
        try:
            self._open()
            return self._events(select(EVENT).where(EVENT.c.act == act))
        except Exception as error:  # noqa: BLE001 - the write has failed already; its own failure is what counts
            del error
            return []

    # -- reading ------------------------------------------------------------------------------------------

    def since(self, position: int, limit: int | None = None) -> list[Event]:
        """Events of the whole store after a position, in order."""
        return self._events(select(EVENT).where(EVENT.c.position > position).limit(limit))

    def events(self, incident: str, after: int = 0) -> list[Event]:
        """Events of one incident after a sequence number, in order."""
        return self._events(select(EVENT).where(EVENT.c.incident == incident, EVENT.c.seq > after))

    def event(self, event_id: str) -> Event | None:
        """One event by its id."""
        found = self._events(select(EVENT).where(EVENT.c.id == event_id))
        return found[0] if found else None

    def heads(self) -> list[Head]:
        """Every record with its last event, oldest record first."""
        last = select(EVENT.c.incident, func.max(EVENT.c.seq).label("seq")).group_by(EVENT.c.incident).subquery()
        tails = select(EVENT.c.incident, EVENT.c.seq, EVENT.c.hash).join(
            last, (EVENT.c.incident == last.c.incident) & (EVENT.c.seq == last.c.seq)
        )

        def read(connection: Connection) -> list[Head]:
            ends = {row.incident: row for row in connection.execute(tails)}
            openings = connection.execute(select(EVENT).where(EVENT.c.seq == 1).order_by(EVENT.c.position))
            return [_head(event_of(row), ends[row.incident].seq, ends[row.incident].hash) for row in openings]

        return self._read(read)

    def position(self) -> int:
        """The position of the last event, 0 for an empty store."""
        return self._read(lambda connection: connection.execute(select(func.max(EVENT.c.position))).scalar() or 0)

    def version(self) -> int:
        """Changes when another process has written."""
        return self._read(lambda connection: int(connection.execute(text("PRAGMA data_version")).scalar_one()))

    def _events(self, wanted: Select[tuple[object, ...]]) -> list[Event]:
        ordered = wanted.order_by(EVENT.c.position)
        return self._read(lambda connection: [event_of(row) for row in connection.execute(ordered)])

    def _read(self, work: Callable[[Connection], Found]) -> Found:
        """Read on the connection; inside a write, as part of it.

        Raises:
            StoreFailure: the file can't be read, or holds what is no event.
        """
        try:
            with self._connection() as connection:
                return work(connection)
        except (DBAPIError, sqlite3.Error) as error:
            raise failure(code_of(error), self._file) from error
        except (json.JSONDecodeError, ValueError, TypeError) as error:
            raise failure("corrupt", self._file) from error

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        if self._writing is not None:
            yield self._writing
            return
        with self._engine.connect() as connection:
            yield connection

    # -- trust --------------------------------------------------------------------------------------------

    def verify(self) -> Iterator[Problem]:
        """Everything that is wrong with the file."""
        try:
            with self._engine.connect() as connection:
                yield from problems_of(connection)
        except (DBAPIError, sqlite3.Error) as error:
            yield Problem(f"The file can't be read to its end: {error}")

    def backup(self, to: Path) -> None:
        """A whole, verified copy of the record at this moment.

        Raises:
            StoreFailure: it could not be written, or what was written did not verify.
        """
        copy_record(self._engine, to, self._problems_in)

    def _problems_in(self, file: Path) -> Sequence[Problem]:
        copy = SqliteRecordStore(DataFiles.beside(file), self._clock, self._ids)
        try:
            return list(copy.verify())
        finally:
            copy.close()

    def close(self) -> None:
        """Let go of the file."""
        with suppress(DBAPIError, sqlite3.Error):
            self._engine.dispose()


def _head(opening: Event, seq: int, last_hash: str) -> Head:
    return Head(opening.incident, str(opening.data.get("key")), str(opening.data.get("record")), seq, last_hash)
