"""The words of all records in SQLite's full-text index, in the view beside the record: disposable, never the truth.

It knows up to which position of the store it was brought. Before each search it takes in what was written since.
What a file of evidence says is a row beside that of its event, with the number below zero.
What is erased leaves it at once, its tokens too; the rest of that record is taken in again at the next search.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from incident_desk.adapters.storage.disposable import Disposable, transaction
from incident_desk.domain.events import Event
from incident_desk.domain.moments import from_microseconds, to_microseconds
from incident_desk.domain.searched import Said, file_with_words, said_in, said_in_file

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
_FORM = 2
"""The number of this form of the index: one that was made without the words of files is begun anew."""


class SearchIndex:
    """Finds words in what was recorded. Safe to use from several threads and processes."""

    def __init__(self, path: Path, text_of: Callable[[Event], str] | None = None) -> None:
        """``text_of`` is what the file says that an event attached, where it is one with words."""
        self._file, self._text_of = Disposable(path, _STATEMENTS), text_of

    def catch_up(
        self,
        since: Callable[[int, int], Sequence[Event]],
        events: Callable[[str], Sequence[Event]],
        end: int,
        most: int | None = None,
    ) -> int:
        """Take in what the store has written since the last time, at most so many pages; the position it has then.

        ``since`` gives the events after a position, ``events`` those of one record; ``end`` is the store's last
        position: an index that knows more than that is of another store, and begun anew. Where the file can't be
        used the answer is the end: there is nothing to wait for.
        """
        self._file.do(_begun)
        position = self._file.do(_position) or 0
        if position > end:
            self._file.do(_cleared)
            position = 0
        for incident in self._file.do(_owed) or ():
            said = self._said(events(incident))
            self._file.do(partial(_paid, incident=incident, said=said, position=position))
        pages = 0
        while position < end and (most is None or pages < most):
            page, pages = since(position, _TOGETHER), pages + 1
            if not page:
                return end
            position, said = page[-1].position, self._said(page)
            if self._file.do(partial(_taken, said=said, position=position)) is None:
                return end
        return position

    def find(
        self, words: str, limit: int, incident: str = "", since: datetime | None = None, files: bool | None = None
    ) -> list[Said]:
        """What has all of these words, or words that begin so; the best match first, of equal ones the newest.

        Of one incident, or of what happened since then, where that is wanted; ``files`` are those of evidence
        alone, or all but those.
        """
        query = _query(words)
        if not query:
            return []
        where = _where(incident, since, files)
        return self._file.do(lambda connection: _found(connection, query, where, limit)) or []

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _said(self, events: Iterable[Event]) -> list[Said]:
        found: list[Said] = []
        for event in events:
            own = said_in(event)
            found += [own] if own is not None else []
            if self._text_of is not None and file_with_words(event):
                told = said_in_file(event, self._text_of(event))
                found += [told] if told is not None else []
        return found


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


_Where = tuple[str, tuple[object, ...]]


def _where(incident: str, since: datetime | None, files: bool | None) -> _Where:
    """What else a row must be, as the end of a condition with its values."""
    parts: list[tuple[str, tuple[object, ...]]] = []
    parts += [(" AND incident = ?", (incident,))] if incident else []
    parts += [(" AND at >= ?", (to_microseconds(since),))] if since is not None else []
    parts += [(f" AND rowid {'<' if files else '>'} 0", ())] if files is not None else []
    return "".join(text for text, _ in parts), tuple(value for _, values in parts for value in values)


def _position(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT position FROM searched WHERE one = ?", (_FORM,)).fetchone()
    return int(row[0]) if row else 0


def _begun(connection: sqlite3.Connection) -> bool:
    """Begin an index of this form where there is none; whoever comes second finds it begun."""
    wanted = "SELECT 1 FROM searched WHERE one = ?"
    if connection.execute(wanted, (_FORM,)).fetchone():
        return True
    with transaction(connection):
        if not connection.execute(wanted, (_FORM,)).fetchone():
            _cleared(connection)
            connection.execute("INSERT INTO searched VALUES (?, 0)", (_FORM,))
    return True


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
        _insert(connection, [one for one in said if abs(one.position) > known])
        connection.execute("INSERT OR REPLACE INTO searched VALUES (?, ?)", (_FORM, max(position, known)))
    return True


def _paid(connection: sqlite3.Connection, incident: str, said: Sequence[Said], position: int) -> bool:
    """What stands of a record of which something was erased; what lies behind that position comes with the rest."""
    with transaction(connection):
        connection.execute("DELETE FROM words WHERE incident = ?", (incident,))
        _insert(connection, [one for one in said if abs(one.position) <= position])
        connection.execute("DELETE FROM owed WHERE incident = ?", (incident,))
    return True


def _insert(connection: sqlite3.Connection, said: Iterable[Said]) -> None:
    connection.executemany(
        "INSERT INTO words (rowid, text, event, incident, row, at) VALUES (?, ?, ?, ?, ?, ?)",
        [(one.position, one.text, one.event, one.incident, one.row, to_microseconds(one.at)) for one in said],
    )


def _found(connection: sqlite3.Connection, query: str, where: _Where, limit: int) -> list[Said]:
    also, values = where
    some = f"SELECT 1 FROM words WHERE words MATCH ?{also} LIMIT ?"
    (count,) = connection.execute(f"SELECT count(*) FROM ({some})", (query, *values, _RANKED + 1)).fetchone()
    # To weigh a hundred thousand rows takes seconds, and what so many have is no distinction.
    order = "rowid DESC" if count > _RANKED else "round(rank, 3), at DESC"
    columns = "rowid, event, incident, row, at, text"
    rows = connection.execute(
        f"SELECT {columns} FROM words WHERE words MATCH ?{also} ORDER BY {order} LIMIT ?",
        (query, *values, limit),
    )
    return [
        Said(position, event, incident, row, from_microseconds(at), text)
        for position, event, incident, row, at, text in rows
    ]
