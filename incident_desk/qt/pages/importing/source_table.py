"""The lines of the source as a table of one column."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from incident_desk.domain.counted import counted
from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.folds import Folds
from incident_desk.qt.pages.importing.lines import shown
from incident_desk.qt.pages.importing.view_model import ImportModel, is_heading

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_IN_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class SourceTable(QAbstractTableModel):
    """Holds nothing itself: a row is the line of the model, a hundred thousand of them cost nothing."""

    def __init__(self, model: ImportModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.folds = Folds.of(len(model.lines))
        """Which lines stand on which row."""
        model.turned.connect(self._on_turned)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else self.folds.rows

    def columnCount(self, parent: Index = _TOP) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, or the whole row in words."""
        if not index.isValid() or index.row() >= self.folds.rows:
            return None
        line = self.folds.at(index.row())
        if isinstance(line, Span):
            return folded_words(line) if role in _IN_WORDS else None
        text = shown(self._model.lines[line - 1])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, text)
        return text if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, line: int, text: str) -> str:
        thing = self._model.thing_on(line)
        mark = thing.mark if thing is not None else "heading" if is_heading(self._model, line) else ""
        check = "please check" if self._model.judged.is_doubted(line) else ""
        return ", ".join(word for word in (f"Line {line}", mark, check, text.strip() or "blank") if word)

    def set_folds(self, folds: Folds) -> None:
        """Have these lines folded away."""
        self.beginResetModel()
        self.folds = folds
        self.endResetModel()

    def _on_turned(self) -> None:
        self.set_folds(Folds.of(len(self._model.lines)))


def folded_words(span: Span) -> str:
    """What stands on the row of a fold: ``⋯  14 lines``."""
    return f"⋯  {counted(span.last - span.first + 1, 'line')}"
