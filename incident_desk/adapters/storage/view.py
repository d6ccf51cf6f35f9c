"""The view beside a record: folded states, so that a list of thousands of incidents need not fold them all.

Each state rests on the hash of its record's last event and on the very program that folded it. Where either is
another one the record is folded anew. The file may be deleted at any time.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path

from incident_desk import __version__
from incident_desk.adapters.storage import search_index
from incident_desk.adapters.storage.disposable import Disposable, transaction
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.snapshot import NotReadable, state_from_text, state_to_text
from incident_desk.services.ports import Head

LONG = 200
"""Events from which on the state of an open incident is kept too; a shorter one changes too often."""
_TOGETHER = 500
_Row = tuple[str, str, str | None, str, str]
"""Incident, what it rests on, the sum of its playbook, its text and the sum of all that."""
_STATEMENTS = (
    # Lost in a power cut at worst; and no log in which an erased text could stay.
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = OFF",
    "CREATE TABLE IF NOT EXISTS state"
    " (incident TEXT PRIMARY KEY, rests_on TEXT, playbook TEXT, text TEXT, sum TEXT)",
    "CREATE TABLE IF NOT EXISTS playbook (sum TEXT PRIMARY KEY, text TEXT)",
)


class View:
    """The folded states of one data folder. Used on one thread; other processes may use the same file."""

    def __init__(self, path: Path) -> None:
        self._file = Disposable(path, _STATEMENTS)
        self._playbooks: dict[str, Playbook] = {}
        self._sums: dict[int, tuple[Playbook, str]] = {}

    def find(self, heads: Sequence[Head]) -> dict[str, Incident]:
        """The states of those records that end where their state was folded, by incident."""
        ends = {head.incident: _rests_on(head.hash) for head in heads}
        rows = self._rows(list(ends))
        return self._read([row for row in rows if row[1] == ends[row[0]]])

    def earlier(self, incidents: Sequence[str]) -> dict[str, Incident]:
        """The states of those records as they were kept, by incident: the records have gone on since."""
        rows = {row[0]: row for row in self._rows(incidents)}
        found = self._read(rows.values())
        return {one: state for one, state in found.items() if rows[one][1] == _rests_on(state.head)}

    def _read(self, rows: Iterable[_Row]) -> dict[str, Incident]:
        """The states of these rows; what was damaged is left out."""
        found: dict[str, Incident] = {}
        for incident, rests_on, playbook, text, sum_ in rows:
            if sum_ == _sum(incident, rests_on, playbook or "", text):
                state = self._state(text, playbook)
                if state is not None:
                    found[incident] = state
        return found

    def keep(self, incidents: Iterable[Incident]) -> None:
        """Keep what has ended, and what is long."""
        states = [one for one in incidents if not one.is_open or one.seq >= LONG]
        if states:
            rows = [self._row(one) for one in states]
            used = {row[2] for row in rows}
            books = [(sum_, _text(book)) for book, sum_ in self._sums.values() if sum_ in used]
            self._file.do(lambda connection: _write(connection, rows, books))

    def forget(self, incident: str) -> None:
        """Overwrite what is kept of an incident, the words by which it is found too: a text of it was erased."""
        self._file.do(lambda connection: connection.execute("DELETE FROM state WHERE incident = ?", (incident,)))
        self._file.do(lambda connection: search_index.forget(connection, incident))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _rows(self, incidents: Sequence[str]) -> list[_Row]:
        return self._file.do(lambda connection: _read(connection, incidents)) or []

    def _state(self, text: str, playbook: str | None) -> Incident | None:
        try:
            return state_from_text(text, self._playbook(playbook) if playbook else None)
        except NotReadable:
            return None

    def _playbook(self, sum_: str) -> Playbook:
        """The playbook of that sum; many states share it. Raises ``NotReadable``."""
        if sum_ not in self._playbooks:
            text = self._file.do(lambda connection: _read_playbook(connection, sum_))
            if text is None or _sum(text) != sum_:
                raise NotReadable("its playbook is missing")
            self._playbooks[sum_] = Playbook.from_data(json.loads(text))
        return self._playbooks[sum_]

    def _row(self, incident: Incident) -> tuple[str, str, str | None, str, str]:
        playbook = self._sum_of(incident.playbook) if incident.playbook else None
        text, rests_on = state_to_text(incident), _rests_on(incident.head)
        return incident.id, rests_on, playbook, text, _sum(incident.id, rests_on, playbook or "", text)

    def _sum_of(self, playbook: Playbook) -> str:
        known = self._sums.get(id(playbook))
        if known is None or known[0] is not playbook:
            known = self._sums[id(playbook)] = playbook, _sum(_text(playbook))
        return known[1]


def _write(
    connection: sqlite3.Connection, rows: Sequence[tuple[str | None, ...]], books: Sequence[tuple[str, str]]
) -> None:
    with transaction(connection):
        connection.executemany("INSERT OR IGNORE INTO playbook VALUES (?, ?)", books)
        connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?)", rows)


def _read(connection: sqlite3.Connection, incidents: Sequence[str]) -> list[tuple[str, str, str | None, str, str]]:
    found = []
    for place in range(0, len(incidents), _TOGETHER):
        page = incidents[place : place + _TOGETHER]
        marks = ",".join("?" * len(page))
        query = f"SELECT incident, rests_on, playbook, text, sum FROM state WHERE incident IN ({marks})"
        found += connection.execute(query, page).fetchall()
    return found


def _read_playbook(connection: sqlite3.Connection, sum_: str) -> str | None:
    row = connection.execute("SELECT text FROM playbook WHERE sum = ?", (sum_,)).fetchone()
    return str(row[0]) if row else None


def _text(playbook: Playbook) -> str:
    return json.dumps(playbook.to_data(), ensure_ascii=False, separators=(",", ":"))


def _rests_on(head: str) -> str:
    return f"{head} {_program()}"


@cache
def _program() -> str:
    """A sum of all that folds: another program may fold the same record to another state."""
    folder = resources.files("incident_desk.domain")
    sources = sorted((one.name, one.read_bytes()) for one in folder.iterdir() if one.name.endswith(".py"))
    return _sum(__version__, *(f"{name}{text!r}" for name, text in sources))


def _sum(*texts: object) -> str:
    """The sum of what stands there, text or not: a damaged row holds anything."""
    return blake2b("\x1f".join(map(str, texts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
