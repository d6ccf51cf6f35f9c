"""The health pane: counts in the head, one row a check, failing first."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.panes.health.count_strip import Count, CountsModel, CountStrip
from incident_desk.qt.panes.health.glyphs import GLYPHS
from incident_desk.qt.panes.health.rows import HealthPainter, HealthTable
from incident_desk.qt.panes.health.view_model import HealthModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState


class _List(QTableView):
    """Letters go to the window's keys, not to a search in the list."""

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def reset(self) -> None:
        """Another order of the rows takes the row with the focus away: the first one has it then."""
        super().reset()
        if self.hasFocus():
            self.setCurrentIndex(self.model().index(0, 0))


_CHECK_NOW = "Check now, F5"


class HealthPane(QWidget):
    """What is watched and how it is. As a tab it has no head: the tab says the title and counts what is down."""

    watch_wished = Signal()
    """Nothing is watched yet, and an address is to be."""
    check_wished = Signal(str)
    """More is to be seen of a check: its id."""

    def __init__(self, themes: ThemeService, model: HealthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.is_tab = False
        self._head = QWidget(self)
        self._title, self._heard = QLabel("Health", self._head), QLabel(self._head)
        self.counts = CountStrip(themes, CountsModel(), self._head)
        self._refresh = Button(
            themes, ButtonModel("", Variant.QUIET, icon="refresh-cw", name=_CHECK_NOW), self._head
        )
        self.table = HealthTable(model)
        self.list = _List(self)
        self._empty = EmptyState(
            themes,
            EmptyModel(
                "activity",
                "No health checks yet",
                "Add an address and the Desk will watch it.",
                ButtonModel("Watch an address", keys=("W",), small=True),
            ),
            parent=self,
        )
        self._empty.action_clicked.connect(self.watch_wished)
        self._dress_list()
        self._lay_out()
        self._refresh.clicked.connect(model.ask_now)
        model.lines_changed.connect(self._on_lines_changed)
        model.head_changed.connect(self._on_head_changed)
        self.list.activated.connect(self._on_activated)
        self.list.viewport().setMouseTracking(True)
        self.list.viewport().installEventFilter(self)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self._on_lines_changed()

    def _dress_list(self) -> None:
        self.list.setModel(self.table)
        self.list.setItemDelegate(HealthPainter(self._themes, self.table))
        self.list.setAccessibleName("Health checks")
        self.list.setShowGrid(False)
        self.list.setFrameShape(QTableView.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.horizontalHeader().hide()
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def be_tab(self, is_tab: bool) -> None:
        """Stand under a tab: no title, and what else the head has goes to the foot. Or stand with a head again."""
        if is_tab is self.is_tab:
            return
        self.is_tab = is_tab
        # What was heard stands at the left of the foot, at the right of the head.
        after = self._head_row.indexOf(self._heard) + 1
        self._head_row.setStretch(after, 1 if is_tab else 0)
        self._head_row.setStretch(after - 2, 0 if is_tab else 1)
        self._column.removeWidget(self._head)
        self._column.insertWidget(self._column.count() if is_tab else 0, self._head)
        self._refresh.set_model(
            ButtonModel("Check now", Variant.QUIET, keys=("F5",), small=True, name=_CHECK_NOW)
            if is_tab
            else ButtonModel("", Variant.QUIET, icon="refresh-cw", name=_CHECK_NOW)
        )
        self._on_lines_changed()

    def add_foot(self, foot: QWidget) -> None:
        """Put a line under the checks."""
        self._column.insertWidget(self._column.indexOf(self._line), foot)

    def _lay_out(self) -> None:
        head = self._head_row = QHBoxLayout(self._head)
        head.addWidget(self._title)
        head.addWidget(self.counts)
        head.addStretch(1)
        head.addWidget(self._heard)
        head.addStretch(0)
        head.addWidget(self._refresh)
        self._heard.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self._heard, "text3")
        # Without checks there is none to press, and the title stays at the height of its neighbours.
        keeps = self._refresh.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._refresh.setSizePolicy(keeps)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._line = Hairline(self._themes, parent=self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._stack, 1)
        column.addWidget(self._line)

    def _fit(self) -> None:
        theme = self._themes.current
        self._title.setFont(theme.font(TextKind.STRONG))
        self._heard.setFont(theme.font(TextKind.CAPTION))
        self.list.verticalHeader().setDefaultSectionSize(theme.px(28))
        compact = theme.is_compact
        self._head_row.setContentsMargins(theme.px(14 if compact else 20), theme.px(6), theme.px(8), theme.px(6))
        self._head_row.setSpacing(theme.px(10))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the pointer moves over the list nothing changes its place."""
        if event.type() is QEvent.Type.MouseMove:
            self._model.hold()
        elif event.type() is QEvent.Type.Leave:
            self._model.release()
        return super().eventFilter(watched, event)

    def _on_lines_changed(self) -> None:
        watches = bool(self._model.lines)
        self._stack.setCurrentIndex(0 if watches else 1)
        self._title.setVisible(not self.is_tab)
        self._head.setVisible(watches or not self.is_tab)
        self._line.setVisible(self.is_tab and watches)
        self._refresh.setVisible(watches)
        self._on_head_changed()

    def _on_head_changed(self) -> None:
        counts = tuple(Count(GLYPHS[state], number) for state, number in self._model.counts.items())
        self.counts.set_model(CountsModel(() if self.is_tab else counts))
        self.counts.setVisible(bool(counts) and not self.is_tab)
        self._heard.setText(self._model.heard)

    def _on_activated(self, index: QModelIndex) -> None:
        check = self.table.check(index.row())
        if check:
            self.check_wished.emit(check)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
