"""Opening the record: one connection, its pragmas in the order that matters, its schema."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import StaticPool

from incident_desk.adapters.storage.failures import failure
from incident_desk.adapters.storage.schema import APPLICATION, METADATA, OPENINGS, TRIGGERS, VERSION

IMMEDIATE = "immediate"
"""Execution option of a connection that will write: it takes the write lock when it begins."""

# synchronous comes before journal_mode, whose switch is a transaction of its own.
_PRAGMAS = (
    "PRAGMA synchronous=EXTRA",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA mmap_size=0",
)
_WAIT_S = 5.0


def open_engine(file: Path) -> Engine:
    """An engine on the record with one connection; the file is made, for its owner alone, where there is none.

    SQLite alone opens the file afterwards: a close of any other handle would drop its locks.
    """
    with suppress(OSError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = create_engine("sqlite://", creator=lambda: _connect(file), poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(file: Path) -> sqlite3.Connection:
    # Python's own transaction handling is off: BEGIN is written by `_begin`.
    connection = sqlite3.connect(
        f"file:{quote(str(file.absolute()))}?mode=rw",
        uri=True,
        timeout=_WAIT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma).fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def prepare_schema(engine: Engine, file: Path) -> None:
    """Make the tables of a new record, in one transaction; refuse one that a newer version made.

    Raises:
        StoreFailure: the record is of a newer version.
    """
    with engine.connect() as connection:
        version = _version(connection)
    if version > VERSION:
        raise failure("too_new", file)
    if version == VERSION:
        return
    with engine.connect().execution_options(**{IMMEDIATE: True}) as connection, connection.begin():
        if _version(connection) == 0:
            METADATA.create_all(connection, checkfirst=False)
            for statement in (*TRIGGERS.values(), OPENINGS):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


def _version(connection: Connection) -> int:
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())
