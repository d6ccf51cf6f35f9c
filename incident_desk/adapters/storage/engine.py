"""How a record's file is opened, and which promises SQLite has to keep.

::

    synchronous=EXTRA        what is acknowledged survives a power cut (with the journal's directory entry)
    journal_mode=TRUNCATE    no write-ahead log: another program that opens the file can't take writes away
    secure_delete=ON         an erased text is overwritten, not only let go of
    recursive_triggers=ON    REPLACE fires the triggers that forbid a delete
    trusted_schema=OFF, cell_size_check=ON, mmap_size=0    a hostile or damaged file does no harm

The order matters: the switch of the journal is a transaction itself. The file is touched through SQLite alone: an
``open()`` of ours would drop the locks that SQLite holds on it in this process.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from incident_desk.adapters.storage import schema
from incident_desk.adapters.storage.failures import DatabaseRefused, code_of, failure, failure_of
from incident_desk.adapters.whole_files import sync_folder
from incident_desk.domain.errors import StoreFailure

BUSY_SECONDS = 5.0
_LEFT_ALONE = "Another program made it, and nothing was written into it. Name another file or folder."
_PRAGMAS = (
    "synchronous = EXTRA",
    "journal_mode = TRUNCATE",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "mmap_size = 0",
    "foreign_keys = ON",
)


def connect(path: Path, *, patience_s: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to an existing record with every pragma set; SQLite opens a read-only file for reading."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=patience_s,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in _PRAGMAS:
            answer = connection.execute(f"PRAGMA {pragma}").fetchall()
            if pragma.startswith("journal_mode") and answer != [("truncate",)]:
                raise _journal_in_other_hands()
    except BaseException:
        connection.close()
        raise
    return connection


def _journal_in_other_hands() -> sqlite3.OperationalError:
    """Another program keeps the file in another mode: refused in SQLite's own words, and tried again as such."""
    error = sqlite3.OperationalError("another program keeps the journal in a mode of its own")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error


class Database:
    """The connections to one record: one that writes, a few that read, one that notices other writers."""

    def __init__(self, path: Path) -> None:
        """Open the file, and make it if there is none.

        Raises:
            StoreFailure: ``cannot_open``, ``read_only``, ``disk_full``, ``corrupt`` or ``too_new``.
        """
        self.path = path
        self._writer = _engine(path, "BEGIN IMMEDIATE", poolclass=StaticPool)
        self._reader = _engine(path, "BEGIN", poolclass=QueuePool, pool_size=2, max_overflow=6)
        self._listener: sqlite3.Connection | None = None
        self._listening = Lock()
        self._last_version = 0
        try:
            self._prepare()
        except BaseException:
            self.dispose()
            raise

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one write transaction: nobody else can write until it is committed at the end."""
        with self._writer.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads one state of the record."""
        with self._reader.connect() as connection, connection.begin():
            yield connection

    def version(self) -> int:
        """SQLite's ``data_version``: it changes with every commit. While a commit is under way: the last one."""
        with self._listening:
            try:
                self._last_version = self._asked_version()
            except (sqlite3.Error, UnicodeDecodeError) as error:
                if code_of(error) != "locked":
                    self._let_go_of_listener()
                    raise failure_of(error, self.path, "The record could not be read") from error
        return self._last_version

    def dispose(self) -> None:
        """Close every connection. The next use opens the file anew, and SQLite then repairs what was half-done."""
        with self._listening:
            self._let_go_of_listener()
        for engine in (self._writer, self._reader):
            with suppress(*DatabaseRefused):  # a connection that can't even be closed is let go of
                engine.dispose()

    def _asked_version(self) -> int:
        if self._listener is None:
            self._listener = connect(self.path, patience_s=0.02)
        return int(self._listener.execute("PRAGMA data_version").fetchone()[0])

    def _let_go_of_listener(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _prepare(self) -> None:
        """Make sure that the file is a record that this program understands."""
        doing = "The record can't be opened"
        try:
            _make_private(self.path)
            with self._reader.connect() as connection:
                found = _identity(connection)
            if found == (0, 0, 0):
                self._create()
                sync_folder(self.path.parent)
                found = schema.APPLICATION_ID, schema.SCHEMA_VERSION, 1
        except (*DatabaseRefused, OSError) as error:
            raise failure_of(error, self.path, doing) from error
        self._check(*found[:2], doing)

    def _create(self) -> None:
        with self.writing() as connection:
            if _identity(connection) == (0, 0, 0):  # another process may have been faster
                schema.create(connection)

    def _check(self, application: int, version: int, doing: str) -> None:
        if application != schema.APPLICATION_ID:
            raise StoreFailure("corrupt", f"{self.path} is no record of Incident Desk. {_LEFT_ALONE}")
        if version > schema.SCHEMA_VERSION:
            raise failure("too_new", self.path, doing)
        if version < 1:
            raise failure("corrupt", self.path, doing)


def _engine(path: Path, begin: str, **pool: Any) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: connect(path), **pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # pysqlite would begin by itself, and only before the first change; we say when and how.
        connection.exec_driver_sql(begin)

    return engine


def _make_private(path: Path) -> None:
    """Make the file if it is missing, for its owner's eyes alone, before SQLite would for everybody's."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _identity(connection: Connection) -> tuple[int, int, int]:
    """Application id, schema version, number of objects."""
    asked = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    first, second, third = (int(connection.exec_driver_sql(one).scalar_one()) for one in asked)
    return first, second, third
