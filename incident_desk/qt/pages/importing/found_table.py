"""What was understood as a table of one column."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from incident_desk.domain.durations import span as length
from incident_desk.domain.playbook import Plan, SeverityLevel
from incident_desk.qt.pages.importing.found import Found, GuessDoubt, Look, TimesDoubt, alike
from incident_desk.qt.pages.importing.view_model import ImportModel

Index = QModelIndex | QPersistentModelIndex
_KEYS = {
    GuessDoubt: "F2 sets it, Space says that you looked",
    TimesDoubt: "Its number takes a time, 0 says that you looked",
}
_TOP = QModelIndex()


class FoundTable(QAbstractTableModel):
    """The rows of the model."""

    def __init__(self, model: ImportModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows = model.rows
        model.turned.connect(self._on_turned)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are read, and not chosen."""
        if not index.isValid() or not self._rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, or the whole row in words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        found = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(word for word in self._spoken(index.row(), found) if word)
        return found.text if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, row: int, found: Found) -> tuple[str, ...]:
        match found.look:
            case Look.HEAD:
                return (found.text, found.beside, str(found.thing or ""))
            case Look.DOUBT:
                state = "Looked at" if self._model.judged.is_settled(row) else "Please check"
                keys = _KEYS.get(type(found.thing), "")
                return (state, found.text, found.beside, keys)
            case Look.SEVERITY if isinstance(found.thing, SeverityLevel):
                one = found.thing
                times = (
                    f"respond {target(one.response_s, one.response_text)}",
                    f"resolve {target(one.resolution_s, one.resolution_text)}",
                )
                return (f"Severity {one.name}", found.beside, found.text, *times)
            case Look.PLAN if isinstance(found.thing, Plan):
                is_used = found.thing.name == self._model.judged.used_plan
                return ("Time plan", found.text, found.beside, "in use" if is_used else "not in use")
            case _:
                return (found.mark.capitalize(), found.text, found.beside)

    def _on_turned(self) -> None:
        self.beginResetModel()
        self._rows = self._model.rows
        self.endResetModel()

    def renew(self) -> None:
        """The same document has other rows. Only those that are others are told: the rest keeps its place, its
        height and its questions."""
        before, after = self._rows, self._model.rows
        first = alike(before, after)
        last = alike(before[first:][::-1], after[first:][::-1])
        old, new = len(before) - last - first, len(after) - last - first
        if new > old:
            self.beginInsertRows(_TOP, first + old, first + new - 1)
        elif new < old:
            self.beginRemoveRows(_TOP, first + new, first + old - 1)
        self._rows = after
        if new > old:
            self.endInsertRows()
        elif new < old:
            self.endRemoveRows()
        if min(old, new):
            self.dataChanged.emit(self.index(first, 0), self.index(first + min(old, new) - 1, 0))


def target(seconds: int | None, words: str = "") -> str:
    """A target's length; zero is at once, and one without a length is told in the document's *words*, such as "next
    business day"."""
    if seconds is None:
        return words or "not stated"
    return length(seconds) if seconds else "at once"
