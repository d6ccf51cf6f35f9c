"""The rows of the timeline as a table of one column. An appended entry is one row inserted, nothing reset."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from incident_desk.domain.timeline import Entry
from incident_desk.domain.timeline_following import Splice, place_of, splice
from incident_desk.qt.panes.timeline.rows import spoken

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


class EntryTable(QAbstractTableModel):
    """Holds entries in the order in which things happened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    @property
    def entries(self) -> Sequence[Entry]:
        """The rows."""
        return self._entries

    def show(self, entries: Sequence[Entry], *, anew: bool = False) -> None:
        """Show these rows: what came in between is inserted, what went is taken out, what reads otherwise changes.

        ``anew`` forgets what was shown, as for another incident. Rows that are the same values are not compared.
        """
        before, after = self._entries, tuple(entries)
        if after is before:
            return
        where = splice(before, after)
        start, old, new = where.start, before[where.start :][: where.removed], after[where.start :][: where.added]
        if anew or not self._is_told(start, old, new, after):
            self.beginResetModel()
            self._entries = after
            self.endResetModel()

    def row_of(self, entry_id: str) -> int:
        """The row of the entry with that id; -1 where there is none."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == entry_id), -1)

    def row_now(self, entry: Entry) -> int:
        """The row of an entry that was shown, however it reads now; -1 where it is gone. Mostly at once."""
        row = bisect_left(self._entries, place_of(entry), key=place_of)
        is_there = row < len(self._entries) and self._entries[row].id == entry.id
        return row if is_there else self.row_of(entry.id)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _TOP) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, its text, or the whole row in words."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return entry
            case Qt.ItemDataRole.DisplayRole:
                return entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(entry)
            case _:
                return None

    # -- what differs ----------------------------------------------------------------------------------------

    def _is_told(self, start: int, old: Sequence[Entry], new: Sequence[Entry], after: tuple[Entry, ...]) -> bool:
        """Whether ``after``, where only the rows from ``start`` on differ, could be told in a few steps."""
        if _begin_as(old, new):
            if len(new) > len(old):
                self.beginInsertRows(_TOP, start + len(old), start + len(new) - 1)
            self._entries = after
            if len(new) > len(old):
                self.endInsertRows()
            self._tell_changes(start, zip(old, new, strict=False))
            return True
        was, now = [one.id for one in old], [one.id for one in new]
        steps = _steps(was, now)
        for step in steps:
            was[step.start : step.start + step.removed] = now[step.start : step.start + step.added]
        if was != now:
            return False
        for step in steps:
            self._take(start + step.start, step, after[start + step.start :][: step.added])
        self._entries = after
        known = {one.id: one for one in old}
        self._tell_changes(start, ((known.get(one.id), one) for one in new))
        return True

    def _take(self, row: int, step: Splice, new: tuple[Entry, ...]) -> None:
        if step.removed:
            self.beginRemoveRows(_TOP, row, row + step.removed - 1)
            self._entries = self._entries[:row] + self._entries[row + step.removed :]
            self.endRemoveRows()
        if step.added:
            self.beginInsertRows(_TOP, row, row + step.added - 1)
            self._entries = self._entries[:row] + new + self._entries[row:]
            self.endInsertRows()

    def _tell_changes(self, start: int, rows: Iterable[tuple[Entry | None, Entry]]) -> None:
        """Say which of these rows, each as it was and as it is, read otherwise now."""
        for row, (before, entry) in enumerate(rows, start):
            if before is not entry and before is not None and _trace(before) != _trace(entry):
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))


def _begin_as(old: Sequence[Entry], new: Sequence[Entry]) -> bool:
    """Whether the new rows begin with the old ones, however they read now."""
    pairs = zip(old, new, strict=False)
    return len(old) <= len(new) and all(before is entry or before.id == entry.id for before, entry in pairs)


def _trace(entry: Entry) -> tuple[Any, ...]:
    """What of an entry can change after it was written."""
    return (
        entry.text, entry.kind, entry.happened, entry.struck, entry.undone, entry.erased, entry.starred,
        entry.amended_by, entry.owner, entry.tags, entry.files, entry.ended,
        entry.pinned, entry.parent,
    )  # fmt: skip


def _steps(was: Sequence[str], now: Sequence[str]) -> tuple[Splice, ...]:
    """How these ids become those, where one block came or went, or one row has another place; else they do not."""
    where = splice(tuple(was), tuple(now))
    if not (where.removed and where.added):
        return () if where.is_nothing else (where,)
    first, last = where.start, where.start + where.removed - 1
    if where.removed == where.added and where.removed > 1:
        if was[first] == now[last]:
            return (Splice(first, 1, 0), Splice(last, 0, 1))
        if was[last] == now[first]:
            return (Splice(last, 1, 0), Splice(first, 0, 1))
    return ()
