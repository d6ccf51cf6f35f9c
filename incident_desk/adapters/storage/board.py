"""A board where the processes of a data folder leave each other short lines: the answers of the live checks.

A file of its own, disposable at any time: it is made anew where it is missing or damaged, and only its last lines
stay. Nothing of a record rests on it. Where it can't be used, lines are lost and nobody waits.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

KEPT = 2_000
"""How many lines stay."""
_PATIENCE_S = 0.5
_BESIDE = ("", "-wal", "-shm", "-journal")
_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "trusted_schema = OFF", "secure_delete = ON")
_TABLE = "CREATE TABLE IF NOT EXISTS line (number INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL)"
_SPOILT = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)
_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


class Board:
    """The board of one data folder. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: os.stat_result | None = None
        self._failing = False

    def post(self, line: str) -> None:
        """Leave a line."""
        self._do(lambda connection: _post(connection, line))

    def since(self, number: int) -> tuple[int, Sequence[str]]:
        """The number of the last line there is, and the lines after the given number, oldest first.

        A board that was made anew counts from 1 again: then all that is on it is new.
        """
        return self._do(lambda connection: _read(connection, number)) or (number, ())

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._let_go()

    def _do(self, what: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """What it gives; None where the board can't be used now, which is said once."""
        with self._lock:
            try:
                result = self._done(what)
            except (sqlite3.Error, OSError) as error:
                self._let_go()
                if not self._failing:
                    _log.warning("The answers of the live checks can't be shared in %s: %s", self._path, error)
                self._failing = True
                return None
            self._failing = False
            return result

    def _done(self, what: Callable[[sqlite3.Connection], _Result]) -> _Result:
        try:
            return what(self._open())
        except sqlite3.DatabaseError as error:
            number = getattr(error, "sqlite_errorcode", None)
            if number is not None and number & 0xFF not in _SPOILT:
                raise
        self._let_go()
        for side in _BESIDE:
            with suppress(FileNotFoundError):
                os.unlink(f"{self._path}{side}")
        return what(self._open())

    def _open(self) -> sqlite3.Connection:
        """The connection to the file that has the name now."""
        if self._connection is not None and not self._is_there():
            self._let_go()
        if self._connection is None:
            self._connection = _connected(self._path)
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


def _connected(path: Path) -> sqlite3.Connection:
    with suppress(FileExistsError):  # for its owner's eyes alone: a line can hold the first bytes of an answer
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(_TABLE)
    except BaseException:
        connection.close()
        raise
    return connection


def _post(connection: sqlite3.Connection, line: str) -> None:
    number = connection.execute("INSERT INTO line (text) VALUES (?)", (line,)).lastrowid or 0
    if number % 100 == 0:
        connection.execute("DELETE FROM line WHERE number <= ?", (number - KEPT,))


def _read(connection: sqlite3.Connection, number: int) -> tuple[int, Sequence[str]]:
    last = connection.execute("SELECT max(number) FROM line").fetchone()[0] or 0
    after = number if number <= last else 0
    rows = connection.execute("SELECT number, text FROM line WHERE number > ? ORDER BY number", (after,)).fetchall()
    return (rows[-1][0] if rows else last), [text for _, text in rows]
