"""Rows that are ticked or not, as a table: what is in them, which may be ticked, and which are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from incident_desk.qt.widgets.as_text import plain

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class TickRow:
    """The cells of one row, without the tick; ``can``: it may be ticked. ``full`` is all of it, for the tooltip."""

    cells: tuple[str, ...]
    can: bool = True
    full: str = ""


class TickModel(QAbstractTableModel):
    """The first column is the tick; then come the cells."""

    ticked_changed = Signal()
    """Others are ticked now."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = ("", *heads)
        self._rows: tuple[TickRow, ...] = ()
        self._ticked: set[int] = set()

    @property
    def rows(self) -> tuple[TickRow, ...]:
        """The rows in their order."""
        return self._rows

    @property
    def ticked(self) -> tuple[int, ...]:
        """The places of the rows that are ticked."""
        return tuple(sorted(self._ticked))

    def show(self, rows: Sequence[TickRow], ticked: Collection[int]) -> None:
        """Take these rows in place of what was there."""
        self.beginResetModel()
        self._rows, self._ticked = tuple(rows), set(ticked)
        self.endResetModel()
        self.ticked_changed.emit()

    def tick(self, places: Collection[int]) -> None:
        """Tick just these, as far as they may be."""
        self._ticked = {place for place in places if self._rows[place].can}
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.ticked_changed.emit()

    def tick_all(self) -> None:
        """Tick all that may be ticked."""
        self.tick(range(len(self._rows)))

    def toggle(self, place: int) -> None:
        """Tick a row, or take its tick away."""
        if 0 <= place < len(self._rows) and self._rows[place].can:
            self._ticked ^= {place}
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
            self.ticked_changed.emit()

    # -- Qt -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The tick and the cells."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._heads[section]
        if orientation is Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A row that may not be ticked can be read still."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        can = index.column() == 0 and self._rows[index.row()].can
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell shows, and what it says to those who can't see it."""
        row, column = self._rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return row.cells[column - 1] if column else ""
        if role == _Role.ToolTipRole:
            return plain(row.full)
        if role == _Role.AccessibleTextRole:
            return self._spoken(index.row()) if column == 0 else row.cells[column - 1]
        if role == _Role.CheckStateRole and column == 0 and row.can:
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """A click on the box."""
        if role != _Role.CheckStateRole:
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) != (index.row() in self._ticked):
            self.toggle(index.row())
        return True

    def _spoken(self, place: int) -> str:
        row = self._rows[place]
        state = ("ticked" if place in self._ticked else "not ticked") if row.can else "can't be ticked"
        return ", ".join((state, *(cell for cell in row.cells if cell)))
