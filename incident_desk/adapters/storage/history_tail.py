"""The newest answers of the history, as they came: batches of all checks, until each lies with its own check's."""

import sqlite3
from collections.abc import Sequence

from incident_desk.adapters.storage.history_packing import ROW_SIZE, Packed, check_of_row, rows_from_bytes


class Tail:
    """What was read of one file's batches so far; it reads on from there. Rows stay packed, as they are many."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.last = 0
        self._rows: dict[int, list[tuple[int, bytes]]] = {}

    def read_on(self, most: int = -1) -> bool:
        """Take in the batches that came, `most` at most, forget those that went; says whether some are left."""
        first, newest = self.connection.execute("SELECT min(number), max(number) FROM tail").fetchone()
        if first is None or newest < self.last:
            self._rows.clear()
            self.last = min(self.last, newest or 0)
        if first is None:
            return False
        query = "SELECT number, data FROM tail WHERE number > ? ORDER BY number LIMIT ?"
        for number, data in self.connection.execute(query, (self.last, most)):
            self._take(number, data)
        self._forget(first)
        return bool(self.last < newest)

    def of(self, check: int, folded: int) -> list[Packed]:
        """The answers of a check that came after the batch of that number."""
        found = []
        for number, row in self._rows.get(check, ()):
            if number > folded:
                found += rows_from_bytes(row)
        return found

    def checks(self, upto: int) -> Sequence[int]:
        """The checks with answers in batches up to that number."""
        return [check for check, rows in self._rows.items() if rows and rows[0][0] <= upto]

    def _take(self, number: int, data: object) -> None:
        self.last = number
        if not isinstance(data, bytes):
            return
        for place in range(0, len(data) - ROW_SIZE + 1, ROW_SIZE):
            row = data[place : place + ROW_SIZE]
            self._rows.setdefault(check_of_row(row), []).append((number, row))

    def _forget(self, first: int) -> None:
        for check, rows in list(self._rows.items()):
            if rows[-1][0] < first:
                del self._rows[check]
            elif rows[0][0] < first:
                self._rows[check] = [one for one in rows if one[0] >= first]
