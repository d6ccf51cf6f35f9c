"""The list of all checks with its head and its legend."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.legend import Legend
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.health.list_rows import HEADING, ROW, ROW_COMPACT, ListPainter
from incident_desk.qt.pages.health.new_row import NewRow
from incident_desk.qt.pages.health.view_model import HealthPageModel
from incident_desk.qt.panes.health.rows import HealthTable
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.row_list import dress_as_list

WIDTH, WIDTH_COMPACT = 300, 244
_UPWARDS = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MovePageUp,
)


class CheckTable(QTableView):
    """Letters go to the window's keys; Enter and Tab go on to the detail."""

    detail_wished = Signal()
    """The keys are to go to the detail."""

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Headings are passed over; where there is no check beyond one, the present one stays."""
        index, step = super().moveCursor(action, modifiers), -1 if action in _UPWARDS else 1
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            index = index.siblingAtRow(index.row() + step)
        return index if index.isValid() else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose; what belongs to the page goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.detail_wished.emit()
        elif event.key() in (Qt.Key.Key_T, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class CheckList(QWidget):
    """The left column of the page."""

    add_wished = Signal()
    """Another check is to be watched."""
    detail_wished = Signal()
    """The keys are to go to the detail."""

    def __init__(self, themes: ThemeService, model: HealthPageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._title = Lettered(themes, TextKind.STRONG, parent=self)
        self._title.setText("Health checks")
        self._count = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.add = Button(themes, ButtonModel("Add", icon="plus", small=True, name="Add a health check"), self)
        self.table = HealthTable(model)
        self.list = CheckTable(self)
        self.new = NewRow(themes, "", self)
        self.new.hide()
        self.legend = Legend(themes, self)
        self._dress()
        self._lay_out()
        self.add.clicked.connect(self.add_wished)
        self.list.detail_wished.connect(self.detail_wished)
        self.list.viewport().setMouseTracking(True)
        self.list.viewport().installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        model.lines_changed.connect(self._on_lines_changed)
        model.chosen_changed.connect(self._show_chosen)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def _dress(self) -> None:
        view = self.list
        view.setModel(self.table)
        view.setItemDelegate(ListPainter(self._themes, self.table))
        dress_as_list(view, "Health checks")

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.new)
        column.addWidget(self.list, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.legend)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the pointer moves over the list nothing changes its place."""
        if event.type() is QEvent.Type.MouseMove:
            self._model.hold()
        elif event.type() is QEvent.Type.Leave:
            self._model.hold(0)
        return super().eventFilter(watched, event)

    def show_new(self, name: str) -> None:
        """A check of that name is being described: it is the chosen one so long."""
        self.new.set_model(name)
        if self.new.isHidden():
            self.new.show()
            self.list.setCurrentIndex(QModelIndex())

    def end_new(self) -> None:
        """None is being described."""
        if not self.new.isHidden():
            self.new.hide()
            self._show_chosen()

    def _fit(self) -> None:
        theme = self._themes.current
        px = theme.px
        self.setFixedWidth(px(WIDTH_COMPACT if theme.is_compact else WIDTH))
        self._head.setContentsMargins(px(20), px(6), px(8), px(6))
        self._head.setSpacing(px(8))
        self.list.verticalHeader().setDefaultSectionSize(px(ROW_COMPACT if theme.is_compact else ROW))
        self._on_lines_changed()

    def _on_lines_changed(self) -> None:
        self._count.setText(str(self._model.count) if self._model.count else "")
        heading, row = self._themes.current.px(HEADING), self.list.verticalHeader().defaultSectionSize()
        for place in range(self.table.rowCount()):
            # A reset leaves a height at its place, whatever stands there now.
            height = row if self.table.check(place) else heading
            if self.list.rowHeight(place) != height:
                self.list.setRowHeight(place, height)
        self._show_chosen()

    def _show_chosen(self) -> None:
        key = self._model.chosen_key
        if not self.new.isHidden():
            return
        if self.table.check(self.list.currentIndex().row()) == key:
            return
        place = next((one for one in range(self.table.rowCount()) if self.table.check(one) == key), -1)
        self.list.setCurrentIndex(self.table.index(place, 0) if key and place >= 0 else QModelIndex())

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        key = self.table.check(current.row()) if current.isValid() else ""
        if key:
            self._model.choose(key)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
