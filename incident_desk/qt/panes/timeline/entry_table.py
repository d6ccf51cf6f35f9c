"""The rows of the timeline as a table of one column. An appended entry is one row inserted, nothing reset."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from incident_desk.domain.timeline import Entry
from incident_desk.qt.panes.timeline.rows import spoken

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


class EntryTable(QAbstractTableModel):
    """Holds entries in the order in which things happened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._ids: list[str] = []

    @property
    def entries(self) -> Sequence[Entry]:
        """The rows."""
        return self._entries

    def show(self, entries: Sequence[Entry], *, anew: bool = False, only_added: bool = False) -> None:
        """Show these rows: those that came in between are inserted, those that read otherwise change.

        ``anew`` forgets what was shown, as for another incident; with ``only_added`` the rows that were there
        are known to read as before and are not compared.
        """
        ids = [entry.id for entry in entries]
        before = self._ids
        added = len(ids) - len(before)
        first = _common_start(before, ids)
        if anew or added < 0 or before[first:] != ids[first + added :]:
            self.beginResetModel()
            self._entries, self._ids = entries, ids
            self.endResetModel()
            return
        if added:
            self.beginInsertRows(QModelIndex(), first, first + added - 1)
        old, self._entries, self._ids = self._entries, entries, ids
        if added:
            self.endInsertRows()
        if not only_added:
            self._tell_changes(old, first, added)

    def row_of(self, entry_id: str) -> int:
        """The row of the entry with that id; -1 where there is none."""
        return self._ids.index(entry_id) if entry_id in self._ids else -1

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

    def _tell_changes(self, old: Sequence[Entry], first: int, added: int) -> None:
        """Say which of the rows that were there read otherwise now."""
        for row, entry in enumerate(old):
            now = row if row < first else row + added
            new = self._entries[now]
            if new is not entry and _trace(entry) != _trace(new):
                index = self.index(now, 0)
                self.dataChanged.emit(index, index)


def _trace(entry: Entry) -> tuple[Any, ...]:
    """What of an entry can change after it was written."""
    return (
        entry.text, entry.kind, entry.happened, entry.struck, entry.undone, entry.erased, entry.starred,
        entry.amended_by, entry.owner, entry.tags,
    )  # fmt: skip


def _common_start(before: list[str], after: list[str]) -> int:
    """How many ids both lists begin with. Whole slices are compared, so that 10,000 cost well under 1 ms."""
    low, high = 0, min(len(before), len(after))
    if before[:high] == after[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
