"""A file of SQLite's that may be thrown away at any time: made anew where it is missing, damaged or another's.

Nothing of a record rests on it. Where it can't be used, the asker gets None and goes on without it.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

PATIENCE_S = 0.5
BESIDE = ("", "-wal", "-shm", "-journal")
"""What the names of the file and of what SQLite puts beside it end in."""
_SPOILT = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)
_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


class transaction:
    """All or nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        elif self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


class Disposable:
    """One such file. Safe to use from several threads; other processes may use or delete it at the same time."""

    def __init__(self, path: Path, statements: Sequence[str]) -> None:
        """``statements`` are said to each new connection: pragmas, and the tables if they are not there."""
        self._path, self._statements = path, statements
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: os.stat_result | None = None
        self._failing = False

    def do(self, what: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """What it gives; None where the file can't be used now, which is logged once."""
        with self._lock:
            try:
                result = self._done(what)
            except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
                self._let_go()
                if not self._failing:
                    _log.warning("Going on without %s: %s", self._path, error)
                self._failing = True
                return None
            self._failing = False
            return result

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._let_go()

    def _done(self, what: Callable[[sqlite3.Connection], _Result]) -> _Result:
        try:
            return what(self._open())
        except sqlite3.DatabaseError as error:
            number = getattr(error, "sqlite_errorcode", None)
            if number is not None and number & 0xFF not in _SPOILT:
                raise
        self._let_go()
        self._clear(self._path)
        return what(self._open())

    def _clear(self, path: Path) -> None:
        """Make room for a new file."""
        for side in BESIDE:
            with suppress(FileNotFoundError):
                os.unlink(f"{path}{side}")

    def _open(self) -> sqlite3.Connection:
        """The connection to the file that has the name now."""
        if self._connection is not None and not self._is_there():
            self._let_go()
        if self._connection is None:
            self._connection = _connected(self._path, self._statements)
            self._file = os.stat(self._path)
        return self._connection

    def _is_there(self) -> bool:
        try:
            return self._file is not None and os.path.samestat(self._file, os.stat(self._path))
        except OSError:
            return False

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _connected(path: Path, statements: Sequence[str]) -> sqlite3.Connection:
    with suppress(FileExistsError):  # for its owner's eyes alone
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None, check_same_thread=False)
    try:
        for statement in ("PRAGMA trusted_schema = OFF", "PRAGMA secure_delete = ON", *statements):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection
