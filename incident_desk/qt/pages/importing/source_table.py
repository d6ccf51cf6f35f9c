"""The lines of the source as a table of one column."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from incident_desk.qt.pages.importing.lines import shown
from incident_desk.qt.pages.importing.view_model import ImportModel

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class SourceTable(QAbstractTableModel):
    """Holds nothing itself: a row is the line of the model, a hundred thousand of them cost nothing."""

    def __init__(self, model: ImportModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        model.turned.connect(self._on_turned)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._model.lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, or the whole row in words."""
        if not index.isValid() or index.row() >= len(self._model.lines):
            return None
        text = shown(self._model.lines[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row() + 1, text)
        return text if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, line: int, text: str) -> str:
        thing = self._model.thing_on(line)
        mark = thing.mark if thing is not None else "heading" if self._model.is_heading(line) else ""
        check = "please check" if self._model.judged.is_doubted(line) else ""
        return ", ".join(word for word in (f"Line {line}", mark, check, text.strip() or "blank") if word)

    def _on_turned(self) -> None:
        self.beginResetModel()
        self.endResetModel()
