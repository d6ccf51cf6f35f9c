"""The lines of the source as a table of one column."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from incident_desk.domain.counted import counted
from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.folds import Folds, Rest
from incident_desk.qt.pages.importing.lines import shown, wrapped
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
        self.columns = 0
        """Letters that have room on a row."""
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
        place = self.folds.at(index.row())
        if isinstance(place, Span):
            return folded_words(place) if role in _IN_WORDS else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                self._spoken(place) if isinstance(place, int) else f"Line {place.line} goes on: {self._text(place)}"
            )
        return self._text(place) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, place: int | Rest) -> str:
        line, number = (place.line, place.number) if isinstance(place, Rest) else (place, 0)
        return row_text(self._model.lines[line - 1], number, self.columns if line in self.folds.wraps else 0)

    def _spoken(self, line: int) -> str:
        """The whole line, whatever stands of it on its first row."""
        text = shown(self._model.lines[line - 1])
        thing = self._model.thing_on(line)
        mark = thing.mark if thing is not None else "heading" if is_heading(self._model, line) else ""
        check = "please check" if self._model.judged.is_doubted(line) else ""
        return ", ".join(word for word in (f"Line {line}", mark, check, text.strip() or "blank") if word)

    def set_folds(self, folds: Folds, columns: int = 0) -> None:
        """Have lines on these rows, each with room for so many letters; 0 is as many as before."""
        self.beginResetModel()
        self.folds, self.columns = folds, columns or self.columns
        self.endResetModel()

    def _on_turned(self) -> None:
        self.set_folds(Folds.of(len(self._model.lines)))


def row_text(line: str, number: int, columns: int) -> str:
    """What stands on that row of a line, where a row has room for so many letters; 0 is for all of them."""
    rows = wrapped(line, columns) if columns else (shown(line),)
    return rows[number] if number < len(rows) else ""


def folded_words(span: Span) -> str:
    """What stands on the row of a fold: ``⋯  14 lines``."""
    return f"⋯  {counted(span.last - span.first + 1, 'line')}"
