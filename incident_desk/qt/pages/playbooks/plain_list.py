"""A list of rows that are painted: one column, letters stay the window's keys, and Enter chooses."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_CONTROL = Qt.KeyboardModifier.ControlModifier
_TURNS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
ROW = Qt.ItemDataRole.UserRole
"""The role under which a row is itself."""


class Rows(QAbstractListModel):
    """Any frozen rows, each with the words by which it is spoken; a row without words is a heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Any] = ()
        self._words: Sequence[str] = ()

    def show(self, rows: Sequence[Any], words: Sequence[str]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows, self._words = rows, words
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, or its words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == ROW:
            return self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            # A tooltip takes words for HTML where they look like it.
            return f"<p>{escape(self._words[index.row()])}</p>"
        spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._words[index.row()] if spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can't be chosen."""
        return super().flags(index) if index.isValid() and self._words[index.row()] else Qt.ItemFlag.NoItemFlags


class PlainList(QListView):
    """The list; a click or Enter chooses a row, and a focus that comes to it stands on one."""

    chosen = Signal(object)
    """A row was chosen: the row."""
    moved = Signal(object)
    """A key went to another row: the row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[Any], words: Sequence[str], current: int = -1) -> None:
        """Show these rows with that one as the current one."""
        self.rows.show(rows, words)
        if 0 <= current < len(rows):
            self.setCurrentIndex(self.rows.index(current, 0))
        if self.hasFocus():
            self._stand()

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Without a current row nobody would see where the focus is."""
        super().focusInEvent(event)
        self._stand()

    def go_to_first(self) -> None:
        """Go to the first row that can be chosen, as a key does."""
        rows = (self.rows.index(place, 0) for place in range(self.rows.rowCount()))
        here = next((one for one in rows if one.flags() & Qt.ItemFlag.ItemIsEnabled), None)
        if here is not None:
            self.setCurrentIndex(here)
            self.moved.emit(here.data(ROW))

    def _stand(self) -> None:
        if not self.currentIndex().isValid():
            at = self.indexAt(QPoint(1, 1))
            first = at.row() if at.isValid() else 0
            rows = (self.rows.index(place, 0) for place in range(first, self.rows.rowCount()))
            here = next((one for one in rows if one.flags() & Qt.ItemFlag.ItemIsEnabled), None)
            if here is not None:
                self.setCurrentIndex(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses. Letters and numbers are for whoever holds the list, and so is what goes on with Ctrl."""
        is_of_the_page = event.modifiers() & _CONTROL and event.key() in _TURNS
        if is_of_the_page or (event.text().strip() and event.text().isprintable()):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self._on_clicked(self.currentIndex())
        else:
            before = self.currentIndex().row()
            super().keyPressEvent(event)
            if self.currentIndex().isValid() and self.currentIndex().row() != before:
                self.moved.emit(self.currentIndex().data(ROW))

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.chosen.emit(row)
