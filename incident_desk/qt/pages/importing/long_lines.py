"""Measures on how many rows each long line of the source stands, some lines at a time."""

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.qt.pages.importing.lines import wrapped
from incident_desk.qt.pages.importing.view_model import ImportModel

_IN_A_TURN = 200
"""Lines that are measured in one turn: a document of a hundred thousand lines has many long ones."""


class LongLines(QObject):
    """Of the document in front. What was measured holds until all lines are measured for another width."""

    parted = Signal()
    """All long lines are measured."""

    def __init__(self, model: ImportModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.columns = 0
        """Letters that have room on a row; 0 while nothing is measured."""
        self.wraps: dict[int, int] = {}
        """How many rows each long line has."""
        self._found: dict[int, int] = {}
        self._waiting: list[int] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._measure)

    def forget(self) -> None:
        """Another document stands there."""
        self.columns, self.wraps, self._waiting = 0, {}, []
        self._timer.stop()

    def fit(self, columns: int) -> None:
        """Measure for rows with room for so many letters, where they had not that room before."""
        if columns == self.columns or self._model.opened is None:
            return
        self.columns, self._found = columns, {}
        self._waiting = self._model.opened.rooms.over(columns)
        self._measure()

    def _measure(self) -> None:
        turn, lines = self._waiting[:_IN_A_TURN], self._model.lines
        del self._waiting[:_IN_A_TURN]
        rows = ((line, len(wrapped(lines[line - 1], self.columns))) for line in turn)
        self._found |= {line: number for line, number in rows if number > 1}
        if self._waiting:
            self._timer.start()
            return
        self._timer.stop()
        self.wraps = self._found
        self.parted.emit()
