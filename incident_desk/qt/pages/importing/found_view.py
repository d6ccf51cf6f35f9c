"""What was understood, at the right: one list of all groups, in step with the source."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from incident_desk.qt.pages.importing.asking import Asking, Question
from incident_desk.qt.pages.importing.correcting import Correcting
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.found_painter import FoundPainter
from incident_desk.qt.pages.importing.found_rows import HEIGHTS, height_of
from incident_desk.qt.pages.importing.found_table import FoundTable
from incident_desk.qt.pages.importing.paint_later import PaintLater
from incident_desk.qt.pages.importing.view_model import FOUND, SOURCE, ImportModel
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.row_list import dress_as_list

_SPECIAL = (*HEIGHTS, Look.PLAN)
"""Rows that are told a height: few, for each costs time that a long document has not got."""
_WORDY = (Look.DOUBT, Look.CHANGE)
_MOST_DOUBTS = 24
"""Doubts and changes whose words may stand on two lines: with more of them nobody reads each."""
_UPWARDS = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MovePageUp,
)
_ENDS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)


class FoundView(QTableView):
    """Arrows move, Left and Right go from group to group, Space answers; Enter and Esc are the page's."""

    def __init__(self, themes: ThemeService, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._follows = False
        self._told: list[int] = []
        self._wordy: dict[int, int] = {}
        """How high the rows of doubts and changes are at the width that they were fitted to."""
        self._fitted = -1
        self._later = PaintLater(self)
        self.table = FoundTable(model, self)
        self.painter = FoundPainter(themes, model, self)
        self._dress()
        self.viewport().installEventFilter(self)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.turned.connect(self._on_turned)
        model.corrected.connect(self._on_corrected)
        model.chosen.connect(self._on_chosen)
        themes.theme_changed.connect(self._on_theme_changed)
        self.correcting = Correcting(themes, model, self, self._later)
        self.asking = Asking(themes, model, self, self.correcting)
        self.asking.looked_at.connect(self.painter.answer)
        self.painter.set_wished.connect(self.correcting.open)
        model.renewed.connect(self._on_renewed)
        self._on_turned()

    @property
    def questions(self) -> Mapping[int, Question]:
        """The rows with buttons of their own."""
        return self.asking.questions

    def _dress(self) -> None:
        self.setModel(self.table)
        self.setItemDelegate(self.painter)
        dress_as_list(self, "What was understood")

    # -- Qt -------------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Heads are passed over; where there is nothing beyond one, the present row stays."""
        index, step = super().moveCursor(action, modifiers), -1 if action in _UPWARDS else 1
        if action in _ENDS:
            step = 1 if action is QAbstractItemView.CursorAction.MoveHome else -1
            index = self.table.index(0 if step > 0 else self.table.rowCount() - 1, 0)
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            index = index.siblingAtRow(index.row() + step)
        return index if index.isValid() else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space answers, digits take one of several times; Delete drops an entry; Left and Right go to the group
        before and after."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self._answer(row)
        elif Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 and not event.isAutoRepeat():
            if not self.asking.press(row, event.key() - Qt.Key.Key_0):
                super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.correcting.drop(row)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to_group(row, 1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The rows with buttons are as high as their width asks for; no tooltip takes a document for HTML."""
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._fit_questions()
            self.correcting.fit()
        return event.type() is QEvent.Type.ToolTip or super().eventFilter(watched, event)

    # -- what changes ---------------------------------------------------------------------------------------

    def _on_turned(self) -> None:
        # What becomes of the source is painted first: this side is the turn after.
        self._later.hold(2)
        self.asking.begin()
        self._fit()
        first = next((row for row, found in enumerate(self._model.rows) if found.can_be_chosen), -1)
        self.setCurrentIndex(self.table.index(first, 0) if first >= 0 else QModelIndex())
        self.verticalScrollBar().setValue(0)

    def _on_renewed(self) -> None:
        """The same document with other rows: what is chosen and what is asked stay."""
        # Rows that go or come move the current one, and that is nobody's choice.
        self._follows = True
        self.table.renew()
        self._follows = False
        self.asking.renew()
        self._fit()
        self._on_chosen("")

    def _on_corrected(self) -> None:
        for row in self._told:
            if self._model.rows[row].look is Look.PLAN:
                self.setRowHeight(row, self.painter.height_of(row))
        self._fit_questions()
        self.viewport().update()

    def _on_chosen(self, side: str) -> None:
        if side != FOUND:
            self._follows = True
            index = self.table.index(self._model.row, 0) if self._model.row >= 0 else QModelIndex()
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._follows = False
            if index.isValid():
                # Rows that are only made anew leave what is in sight where it is.
                hints = QAbstractItemView.ScrollHint
                self.scrollTo(index, hints.PositionAtCenter if side == SOURCE else hints.EnsureVisible)
            if side == SOURCE:
                self._later.hold()
        self.viewport().update()

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._follows:
            self._model.choose(current.row())

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()

    # -- doing ----------------------------------------------------------------------------------------------

    def _answer(self, row: int) -> None:
        if row in self.questions:
            self.questions[row].buttons[0].setFocus()
        else:
            self.painter.answer(row)

    def _go_to_group(self, row: int, step: int) -> None:
        rows = self._model.rows
        heads = [place for place, one in enumerate(rows) if one.look is Look.HEAD]
        here = max((place for place in heads if place < max(row, 1)), default=0)
        beyond = (
            [place for place in heads if place > here] if step > 0 else [one for one in heads if one < here][::-1]
        )
        wanted = beyond[0] if beyond else here
        first = next((place for place in range(wanted, len(rows)) if rows[place].can_be_chosen), -1)
        if first >= 0:
            self.scrollTo(self.table.index(wanted, 0), QAbstractItemView.ScrollHint.PositionAtTop)
            self.setCurrentIndex(self.table.index(first, 0))

    def _fit(self) -> None:
        usual = height_of(Look.LINE, self._themes.current)
        self.verticalHeader().setDefaultSectionSize(usual)
        # A reset leaves a height at its place, whatever stands there now.
        for row in self._told:
            if row < self.table.rowCount():
                self.setRowHeight(row, usual)
        self._told = [row for row, found in enumerate(self._model.rows) if found.look in _SPECIAL]
        for row in self._told:
            self.setRowHeight(row, self.painter.height_of(row))
        doubts = [row for row, found in enumerate(self._model.rows[: _MOST_DOUBTS + 1]) if found.look in _WORDY]
        self._told += doubts
        self._wordy = {}
        self._fit_questions()
        self.viewport().update()

    def _fit_questions(self) -> None:
        """What is asked is as high as its words need at this width."""
        width, rows = self.viewport().width(), self._model.rows
        if width != self._fitted:
            self._fitted, self._wordy = width, {}
        for row in self._told:
            if row < len(rows) and rows[row].look in _WORDY:
                height = self._height_of_words(row, width)
                if self.rowHeight(row) != height:
                    self.setRowHeight(row, height)

    def _height_of_words(self, row: int, width: int) -> int:
        """Words that stay the same are measured once: two dozen take a good part of a turn."""
        if row in self.questions:
            return self.questions[row].height_at(width)
        if row not in self._wordy:
            self._wordy[row] = self.painter.height_of(row, width)
        return self._wordy[row]
