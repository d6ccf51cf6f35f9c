"""The words of all records in SQLite's full-text index, in the view beside the record: disposable, never the truth.

It knows up to which position of the store it was brought. Before each search it takes in what was written since.
What is erased leaves it at once, its tokens too; the rest of that record is taken in again at the next search.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from incident_desk.adapters.storage.disposable import Disposable, transaction
from incident_desk.domain.events import Event
from incident_desk.domain.moments import from_microseconds, to_microseconds
from incident_desk.domain.searched import Said, said_in

_STATEMENTS = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = OFF",
    "CREATE TABLE IF NOT EXISTS searched (one INTEGER PRIMARY KEY, position INTEGER)",
    "CREATE TABLE IF NOT EXISTS owed (incident TEXT PRIMARY KEY)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5"
    " (text, event UNINDEXED, incident UNINDEXED, row UNINDEXED, at UNINDEXED,"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4')",
)
_TOGETHER = 5_000
_RANKED = 2_000
"""Rows that are weighed against each other; where more have the words, the newest come first."""


class SearchIndex:
    """Finds words in what was recorded. Safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._file = Disposable(path, _STATEMENTS)

    def catch_up(
        self, since: Callable[[int, int], Sequence[Event]], events: Callable[[str], Sequence[Event]], end: int
    ) -> None:
        """Take in what the store has written since the last time.

        ``since`` gives the events after a position, ``events`` those of one record; ``end`` is the store's last
        position: an index that knows more than that is of another store, and begun anew.
        """
        position = self._file.do(_position) or 0
        if position > end:
            self._file.do(_cleared)
            position = 0
        for incident in self._file.do(_owed) or ():
            said = _said(events(incident))
            self._file.do(partial(_paid, incident=incident, said=said, position=position))
        while position < end:
            page = since(position, _TOGETHER)
            if not page:
                return
            position, said = page[-1].position, _said(page)
            if self._file.do(partial(_taken, said=said, position=position)) is None:
                return

    def find(self, words: str, limit: int) -> list[Said]:
        """What has all of these words, or words that begin so; the best match first, of equal ones the newest."""
        query = _query(words)
        return (self._file.do(lambda connection: _found(connection, query, limit)) or []) if query else []

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def forget(connection: sqlite3.Connection, incident: str) -> None:
    """Take all words of a record out, their tokens too; what of it stands is owed to the next search."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone():
        return  # nothing was ever looked for here
    rows = connection.execute("SELECT rowid FROM words WHERE incident = ?", (incident,)).fetchall()
    if not rows:
        return
    with transaction(connection):
        connection.executemany("DELETE FROM words WHERE rowid = ?", rows)
        # Deleted tokens stay in the older parts of the index until those are put together.
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.execute("INSERT OR IGNORE INTO owed VALUES (?)", (incident,))


def _query(words: str) -> str:
    """Each word in quotes, so that none is an operator; the index cuts it as it cut the texts."""
    plain = [one for one in words.replace('"', " ").split() if any(map(str.isalnum, one))]
    return " ".join(f'"{one}"*' for one in plain)


def _said(events: Iterable[Event]) -> list[Said]:
    return [said for event in events if (said := said_in(event)) is not None]


def _position(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT position FROM searched").fetchone()
    return int(row[0]) if row else 0


def _owed(connection: sqlite3.Connection) -> list[str]:
    return [str(row[0]) for row in connection.execute("SELECT incident FROM owed")]


def _cleared(connection: sqlite3.Connection) -> bool:
    connection.execute("DELETE FROM words")
    connection.execute("DELETE FROM searched")
    connection.execute("DELETE FROM owed")
    return True


def _taken(connection: sqlite3.Connection, said: Sequence[Said], position: int) -> bool:
    """Write what was said up to that position; where another process was quicker, nothing."""
    with transaction(connection):
        known = _position(connection)
        _insert(connection, [one for one in said if one.position > known])
        connection.execute("INSERT OR REPLACE INTO searched VALUES (1, ?)", (max(position, known),))
    return True


def _paid(connection: sqlite3.Connection, incident: str, said: Sequence[Said], position: int) -> bool:
    """What stands of a record of which something was erased; what lies behind that position comes with the rest."""
    with transaction(connection):
        connection.execute("DELETE FROM words WHERE incident = ?", (incident,))
        _insert(connection, [one for one in said if one.position <= position])
        connection.execute("DELETE FROM owed WHERE incident = ?", (incident,))
    return True


def _insert(connection: sqlite3.Connection, said: Iterable[Said]) -> None:
    connection.executemany(
        "INSERT INTO words (rowid, text, event, incident, row, at) VALUES (?, ?, ?, ?, ?, ?)",
        [(one.position, one.text, one.event, one.incident, one.row, to_microseconds(one.at)) for one in said],
    )


def _found(connection: sqlite3.Connection, query: str, limit: int) -> list[Said]:
    some = "SELECT 1 FROM words WHERE words MATCH ? LIMIT ?"
    (count,) = connection.execute(f"SELECT count(*) FROM ({some})", (query, _RANKED + 1)).fetchone()
    # To weigh a hundred thousand rows takes seconds, and what so many have is no distinction.
    order = "rowid DESC" if count > _RANKED else "round(rank, 3), at DESC"
    rows = connection.execute(
        f"SELECT rowid, event, incident, row, at, text FROM words WHERE words MATCH ? ORDER BY {order} LIMIT ?",
        (query, limit),
    )
    return [
        Said(position, event, incident, row, from_microseconds(at), text)
        for position, event, incident, row, at, text in rows
    ]
