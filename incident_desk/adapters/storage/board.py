"""A board where the processes of a data folder leave each other short lines: the answers of the live checks.

Only its last lines stay. Where it can't be used, lines are lost and nobody waits.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from incident_desk.adapters.storage.disposable import Disposable

KEPT = 2_000
"""How many lines stay."""
_STATEMENTS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "CREATE TABLE IF NOT EXISTS line (number INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL)",
)


class Board:
    """The board of one data folder. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._file = Disposable(path, _STATEMENTS)

    def post(self, line: str) -> None:
        """Leave a line."""
        self._file.do(lambda connection: _post(connection, line))

    def since(self, number: int) -> tuple[int, Sequence[str]]:
        """The number of the last line there is, and the lines after the given number, oldest first.

        A board that was made anew counts from 1 again: then all that is on it is new.
        """
        return self._file.do(lambda connection: _read(connection, number)) or (number, ())

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _post(connection: sqlite3.Connection, line: str) -> None:
    number = connection.execute("INSERT INTO line (text) VALUES (?)", (line,)).lastrowid or 0
    if number % 100 == 0:
        connection.execute("DELETE FROM line WHERE number <= ?", (number - KEPT,))


def _read(connection: sqlite3.Connection, number: int) -> tuple[int, Sequence[str]]:
    last = connection.execute("SELECT max(number) FROM line").fetchone()[0] or 0
    after = number if number <= last else 0
    rows = connection.execute("SELECT number, text FROM line WHERE number > ? ORDER BY number", (after,)).fetchall()
    return (rows[-1][0] if rows else last), [text for _, text in rows]
