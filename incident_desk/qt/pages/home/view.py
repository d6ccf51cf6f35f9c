"""Home: the open incidents first, the figures, the library with its search, and what waits."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.home.down_to_list import DownToList
from incident_desk.qt.pages.home.figure_strip import FigureStrip
from incident_desk.qt.pages.home.figures import figures
from incident_desk.qt.pages.home.list_head import ListHead
from incident_desk.qt.pages.home.offer_card import OfferCard
from incident_desk.qt.pages.home.open_card import OpenCard
from incident_desk.qt.pages.home.rows import NAMES, ROW, ROW_COMPACT, LibraryPainter, LibraryTable, lefts
from incident_desk.qt.pages.home.view_model import CARDS_MOST, HomeModel
from incident_desk.qt.pages.home.waiting import Waiting
from incident_desk.qt.pages.home.waiting_list import WaitingList
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.row_list import dress_as_list

_NO_RECORDS = EmptyModel(
    "archive",
    "No incidents yet",
    "What you declare stands here, newest first. To work by your own playbook, import it or drop it here.",
)
_NOT_READ = EmptyModel("archive", "Reading the record…", "What is in it stands here.")
_NOT_OPEN = EmptyModel("archive", "The record is not open", "Above stands why, and what can be done.")
_NO_OTHERS = EmptyModel("archive", "No other incidents in this period", "What is over stands here, newest first.")
_NONE_LEFT = EmptyModel("search", "Nothing is found", "No record holds all these words in this period and state.")


class _Headings(QWidget):
    """The names of the columns, painted where the rows paint their cells."""

    def __init__(self, themes: ThemeService, rows: QTableView, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._rows = themes, rows
        self.setFixedHeight(themes.current.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names and the line under them."""
        theme, painter = self._themes.current, QPainter(self)
        area, font = QRectF(self.rect()), theme.font(TextKind.CAPTION)
        # The rows are narrower than this line while their scroll bar is there.
        edges = lefts(QRectF(0, 0, self._rows.viewport().width(), area.height()), theme)
        for place, name in enumerate(NAMES):
            band = QRectF(edges[place], 0, edges[place + 1] - edges[place] - 8, area.height())
            draw_line(painter, band, name, font, theme.colour.text3)
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme.colour.line)
        painter.end()


class LibraryView(QTableView):
    """Letters go to the window's keys; Enter opens."""

    opened = Signal(QModelIndex)
    """The record in this row is wanted."""

    def __init__(self, themes: ThemeService, table: LibraryTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(table)
        self.setItemDelegate(LibraryPainter(themes, table))
        dress_as_list(self, "Incidents")
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.doubleClicked.connect(self.opened)

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
    run_wished = Signal(str)
    """Bring this incident to the desk: its id."""

    def __init__(self, themes: ThemeService, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._on_desk: str | None = None
        self.offers: OfferCard | None = None
        self.title, self.number = QLabel("Incidents", self), QLabel(self)
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.take_in = Button(themes, ButtonModel("Import playbook", icon="import"), self)
        self.checklist = Button(themes, ButtonModel("Start checklist", icon="list-todo"), self)
        self.drill = Button(themes, ButtonModel("Start drill", icon="rotate-ccw"), self)
        self.declare = Button(themes, ButtonModel("Declare incident"), self)
        self.cards: list[OpenCard] = []
        self.strip = FigureStrip(themes, figures(None), self)
        self.head = ListHead(themes, self)
        self.table = LibraryTable(model)
        self.list = LibraryView(themes, self.table, self)
        self._down = DownToList(self.list)
        self.waiting = WaitingList(themes, self)
        self.foot = ElidedLabel(parent=self)
        self.empty = EmptyState(themes, _NO_RECORDS, parent=self)
        self._lay_out()
        self._connect()
        self._fit()
        self._on_rows_changed()
        self._on_waiting_changed()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        offers = (self.offers,) if self.offers is not None and self.offers.isVisible() else ()
        return (*offers, *self.cards, self.head, self.list, self.waiting)

    def take_focus(self) -> None:
        """Go to the filled button: the way to the open incident, or the declaration."""
        offers = self.offers.declare if self.offers is not None and self.offers.is_loud else self.declare
        (self.cards[0].button if self.cards else offers).setFocus()

    def show_offers(self, card: OfferCard) -> None:
        """Let this card stand above all: what is in trouble while no incident has it."""
        self.offers = card
        self._down.serve(card.declare)
        self._cards.insertWidget(0, card)
        card.action_wished.connect(self.action_wished)
        card.shown.connect(self._on_rows_changed)
        self._on_rows_changed()

    def focus_search(self) -> None:
        """Go to the search field."""
        self.head.search.setFocus()
        self.head.search.selectAll()

    # -- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        for widget in (self.title, self.number):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        for button in (self.take_in, self.checklist, self.drill, self.declare):
            self._head.addWidget(button)
        self._cards = QVBoxLayout()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._left(), 1)
        body.addWidget(Hairline(self._themes, upright=True, parent=self))
        body.addWidget(self._right())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._cards)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.strip)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addLayout(body, 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        self.headings = _Headings(self._themes, self.list, self)
        column.addWidget(self.headings)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column.addLayout(self._stack, 1)
        return column

    def _right(self) -> QWidget:
        side = self._side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.waiting, 1)
        column.addStretch(0)
        column.addWidget(Hairline(self._themes, parent=side))
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.foot)
        column.addLayout(self._foot)
        for label in (self.number, self.foot):
            set_tone(label, "text3")
        return side

    def _connect(self) -> None:
        actions = ("import_playbook", "start_checklist", "drill", "declare")
        for button, action in zip((self.take_in, self.checklist, self.drill, self.declare), actions, strict=True):
            button.setObjectName(action)
            button.clicked.connect(self._on_button_clicked)
        self.head.chosen.connect(self._model.choose)
        self._down.serve(self.declare)
        self.list.opened.connect(self._on_opened)
        self.waiting.done.connect(self._model.waiting.settle)
        self.waiting.opened.connect(self._on_waiting_opened)
        self._model.rows_changed.connect(self._on_rows_changed)
        self._model.waiting.changed.connect(self._on_waiting_changed)
        self._model.waiting.not_settled.connect(self.waiting.wake)
        self._model.figures_changed.connect(self._on_figures_changed)
        self._model.read.connect(self._on_time)
        self._themes.theme_changed.connect(self._fit)

    def _fit(self, _theme: Theme | None = None) -> None:
        theme = self._themes.current
        side = theme.px(12 if theme.is_compact else 20)
        high = theme.px(8 if theme.is_compact else 16)
        self._head.setContentsMargins(side, high, side, high)
        self._head.setSpacing(theme.px(12))
        self._cards.setContentsMargins(side, 0, side, high)
        self._cards.setSpacing(theme.px(8))
        self.title.setFont(theme.font(TextKind.TITLE))
        self.number.setFont(theme.font(TextKind.BODY))
        self.foot.setFont(theme.font(TextKind.SMALL))
        self._foot.setContentsMargins(side, theme.px(10), side, theme.px(10))
        self.list.verticalHeader().setDefaultSectionSize(theme.px(ROW_COMPACT if theme.is_compact else ROW))
        self._side.setFixedWidth(theme.px(300 if theme.is_compact else 480))

    # -- what is shown ------------------------------------------------------------------------------------

    def _on_rows_changed(self) -> None:
        model, running = self._model, len(self._model.open_incidents)
        self.number.setText(f"{running} open" if running else "none open" if model.is_read else "")
        self.head.show_levels(model.levels)
        self.empty.set_model(_nothing(model))
        self._stack.setCurrentIndex(0 if model.incidents else 1)
        self.headings.setVisible(bool(model.incidents))
        # One filled button on a screen: the way to the open incident goes before a new one.
        is_offered = self.offers is not None and self.offers.is_loud
        variant = Variant.SECONDARY if running or is_offered else Variant.PRIMARY
        self.declare.set_model(ButtonModel("Declare incident", variant, ("Ctrl", "N"), "plus"))
        self.foot.setText(f"{model.contents} in {model.folder}" if model.is_read else "")
        self._fit_cards(min(running, CARDS_MOST))
        self._on_read()

    def _fit_cards(self, wanted: int) -> None:
        while len(self.cards) > wanted:
            card = self.cards.pop()
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < wanted:
            card = OpenCard(self._themes, self, is_first=not self.cards)
            self._down.serve(card.button)
            card.opened.connect(self.incident_wished)
            self._cards.addWidget(card)
            self.cards.append(card)

    def show_on_desk(self, incident: str | None) -> None:
        """Which incident the key of the desk brings; None: the first one, for nothing was on the desk yet."""
        self._on_desk = incident
        self._on_read()

    def _on_read(self) -> None:
        for place, (card, incident) in enumerate(zip(self.cards, self._model.open_incidents, strict=False)):
            card.show_incident(incident, self._model.reading(incident))
            card.show_key(incident.id == self._on_desk if self._on_desk else place == 0)

    def _on_time(self) -> None:
        """Behind another page no clock runs; what passed is shown as it comes to the front."""
        if self.isVisible():
            self._on_read()

    def showEvent(self, event: QShowEvent) -> None:
        """The library and the clocks as they stand now."""
        super().showEvent(event)
        self._model.look(True)
        self._on_read()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not counted."""
        super().hideEvent(event)
        self._model.look(False)

    def _on_figures_changed(self) -> None:
        self.strip.show_figures(figures(self._model.metrics))

    def _on_waiting_changed(self) -> None:
        self.waiting.show_column(self._model.waiting.column)

    # -- what is wished -----------------------------------------------------------------------------------

    def _on_button_clicked(self) -> None:
        """The buttons of the head bear the names of their actions."""
        sender = self.sender()
        if sender is not None:
            self.action_wished.emit(sender.objectName())

    def _on_opened(self, index: QModelIndex) -> None:
        row = self.table.row(index.row())
        (self.run_wished if row.is_run else self.incident_wished).emit(row.id)

    def _on_waiting_opened(self, item: Waiting) -> None:
        (self.run_wished if item.is_run else self.incident_wished).emit(item.incident)


def _nothing(model: HomeModel) -> EmptyModel:
    """Why the list is empty: an unread record is not an empty one."""
    if not model.is_read:
        return _NOT_OPEN if model.has_failed else _NOT_READ
    if not model.count:
        return _NO_RECORDS
    return _NONE_LEFT if model.choice.is_narrow else _NO_OTHERS
