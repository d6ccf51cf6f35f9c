"""Home: the open incident first, the library with its search, and what waits."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.home.open_card import OpenCard
from incident_desk.qt.pages.home.rows import COLUMNS, LibraryPainter, LibraryTable, column_left
from incident_desk.qt.pages.home.view_model import HomeModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.search_field import SearchField, SearchLook


class _Headings(QWidget):
    """The names of the columns, painted where the rows paint their cells."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setFixedHeight(36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names and the line under them."""
        theme, painter = self._themes.current, QPainter(self)
        area, font = QRectF(self.rect()), theme.font(TextKind.CAPTION)
        for column, (name, _) in enumerate(COLUMNS):
            left = column_left(column, area, theme)
            draw_line(painter, QRectF(left, 0, 200, area.height()), name, font, theme.colour.text3)
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme.colour.line)
        painter.end()


class _Library(QTableView):
    """Letters go to the window's keys; Enter opens."""

    opened = Signal(QModelIndex)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class HomePage(QWidget):
    """The first page."""

    action_wished = Signal(str)
    """A button asked for an action of the window's table."""
    incident_wished = Signal(str)
    """Bring this incident to the desk: its id."""

    def __init__(self, themes: ThemeService, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._title, self._count = QLabel("Incidents", self), QLabel(self)
        self._declare = Button(
            themes, ButtonModel("Declare incident", Variant.PRIMARY, ("Ctrl", "N"), "plus"), self
        )
        self.card = OpenCard(themes, self)
        self.search = SearchField(themes, SearchLook("Title, service, severity, status", ("/",)), self)
        self.table = LibraryTable(model)
        self.list = _Library(self)
        self._waiting_title, self._waiting = QLabel("Waiting for you", self), QListWidget(self)
        self._nothing = QLabel("Nothing waits.", self)
        self._foot = QLabel(self)
        self._empty = EmptyState(
            themes,
            EmptyModel("archive", "No incidents yet", "What you declare stands here, newest first."),
            parent=self,
        )
        self._dress_list()
        self._lay_out()
        self._connect()
        self._fit()
        self._on_rows_changed()

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def _dress_list(self) -> None:
        view = self.list
        view.setModel(self.table)
        view.setItemDelegate(LibraryPainter(self._themes, self.table))
        view.setAccessibleName("Incidents")
        view.setShowGrid(False)
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.horizontalHeader().hide()
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._waiting.setFrameShape(QListWidget.Shape.NoFrame)
        self._waiting.setWordWrap(True)
        self._waiting.setAccessibleName("Waiting for you")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._declare)
        self._head = head
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        card = QVBoxLayout()
        card.setContentsMargins(0, 14, 20, 14)
        card.addWidget(self.card)
        self._column.addLayout(card)
        self._column.addWidget(Hairline(self._themes, parent=self))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._left(), 1)
        body.addWidget(Hairline(self._themes, upright=True, parent=self))
        body.addWidget(self._right())
        self._column.addLayout(body, 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 16, 6)
        row.addWidget(self.search)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(_Headings(self._themes, self))
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column.addLayout(self._stack, 1)
        return column

    def _right(self) -> QWidget:
        side = self._side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 14, 16, 12)
        for widget in (self._waiting_title, self._nothing, self._waiting):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._foot)
        self._waiting.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        for label in (self._nothing, self._foot, self._count):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_tone(label, "text3")
        return side

    def _connect(self) -> None:
        self._declare.clicked.connect(self._on_declare_clicked)
        self.card.opened.connect(self.incident_wished)
        self.search.textChanged.connect(self._model.search)
        self.list.opened.connect(self._on_opened)
        self.list.doubleClicked.connect(self._on_opened)
        self._waiting.itemActivated.connect(self._on_waiting_activated)
        self._model.rows_changed.connect(self._on_rows_changed)
        self._model.read.connect(self._on_read)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _fit(self) -> None:
        theme = self._themes.current
        self._column.setContentsMargins(theme.px(20), theme.px(14), 0, 0)
        self._head.setContentsMargins(0, 0, theme.px(20), 0)
        self._head.setSpacing(theme.px(12))
        self._title.setFont(theme.font(TextKind.TITLE))
        self._waiting_title.setFont(theme.font(TextKind.STRONG))
        for label in (self._count, self._nothing, self._foot):
            label.setFont(theme.font(TextKind.SMALL))
        self.list.verticalHeader().setDefaultSectionSize(theme.px(46 if theme.is_compact else 56))
        self._side.setFixedWidth(theme.px(300 if theme.is_compact else 480))
        self.search.setFixedWidth(theme.px(300))

    def _on_rows_changed(self) -> None:
        running = len(self._model.open_incidents)
        self._count.setText(f"{running} open" if running else "none open")
        self._stack.setCurrentIndex(0 if self._model.rows else 1)
        self.card.setVisible(bool(running))
        # One filled button on a screen: the way to the open incident goes before a new one.
        variant = Variant.SECONDARY if running else Variant.PRIMARY
        self._declare.set_model(ButtonModel("Declare incident", variant, ("Ctrl", "N"), "plus"))
        waiting = self._model.waiting
        self._nothing.setVisible(not waiting)
        self._waiting.setVisible(bool(waiting))
        self._waiting.clear()
        for one in waiting:
            item = QListWidgetItem(f"{one.title}\n{one.caption}")
            item.setData(Qt.ItemDataRole.UserRole, one.incident)
            self._waiting.addItem(item)
        count = self._model.count
        self._foot.setText(f"{count} record{'' if count == 1 else 's'} in {self._model.folder}")

    def _on_read(self) -> None:
        running = self._model.open_incidents
        if running:
            self.card.show_incident(running[0], self._model.open_reading)

    def _on_declare_clicked(self) -> None:
        self.action_wished.emit("declare")

    def _on_opened(self, index: QModelIndex) -> None:
        self.incident_wished.emit(self.table.row(index.row()).id)

    def _on_waiting_activated(self, item: QListWidgetItem) -> None:
        self.incident_wished.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
