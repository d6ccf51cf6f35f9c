"""The page Metrics: times and outages at the left; targets, objectives and what is not counted at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.metrics.asked import PERIODS, Asked
from incident_desk.qt.pages.metrics.head import Head
from incident_desk.qt.pages.metrics.outage_list import OutageHeads, OutageList, OutageTable
from incident_desk.qt.pages.metrics.results import GoalLine
from incident_desk.qt.pages.metrics.side_list import SideList, is_gap
from incident_desk.qt.pages.metrics.summary import (
    NONE_YET,
    NOT_OPEN,
    NOT_READ,
    left_out_words,
    nothing_left,
    summary,
)
from incident_desk.qt.pages.metrics.times_pane import TimesPane
from incident_desk.qt.pages.metrics.view_model import MetricsModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState

_RIGHT, _RIGHT_NARROW, _RIGHT_COMPACT = 560, 460, 340
_WIDE = 1700
_ALL = len(PERIODS) - 1
_IMPORT = ButtonModel("Import report", icon="import", small=True)
_WIDER = ButtonModel("Count all incidents", small=True)


class MetricsPage(QWidget):
    """Says what is wished and does nothing of it by itself."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""
    incident_wished = Signal(str)
    """Bring this incident to the desk: its id."""
    times_wished = Signal(str)
    """The times that this incident (its id) lacks are to be added."""
    result_wished = Signal(object)
    """What was reached of this ``GoalLine`` is to be said."""

    def __init__(self, themes: ThemeService, model: MetricsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        self._waits_for_rows = False
        self.head = Head(themes, self)
        self._room, self._left, self._right = QWidget(self), QWidget(self), QWidget(self)
        self.times = TimesPane(themes, self._left)
        self.history = Lettered(themes, TextKind.PANEL_TITLE, parent=self._left)
        self.number = Lettered(themes, TextKind.SMALL, "text3", parent=self._left)
        self.markdown = Button(themes, ButtonModel("Markdown table", Variant.QUIET, icon="copy", small=True), self)
        self.table = OutageTable(model.outages, self)
        self.outages = OutageList(themes, self.table, self._left)
        self.heads = OutageHeads(themes, self.outages, self._left)
        self.side = SideList(themes, self._right)
        self.enter = Button(themes, ButtonModel("Enter results", Variant.QUIET, small=True), self._right)
        self.add = Button(themes, ButtonModel("Add missing times", Variant.QUIET, small=True), self._right)
        self.empty = EmptyState(themes, EmptyModel("chart-column", *NOT_READ), parent=self)
        self._lay_out()
        self._connect()
        self._fit()
        self._show()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        return (self.head, self.times, self.outages, self.side)

    def take_focus(self) -> None:
        """Go to the first measure; where there is none, to the one button, or to the period."""
        self._waits_for_rows = not (self._stack.currentIndex() == 0 and self.times.rows)
        if self._waits_for_rows:
            self.head.period.take_focus()
        else:
            self.times.take_focus()

    def focus_search(self) -> None:
        """Go to the words."""
        self.head.words.setFocus()
        self.head.words.selectAll()

    # -- Qt -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to Home."""
        if event.key() == Qt.Key.Key_Escape:
            self.action_wished.emit("home")
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Count from now on."""
        super().showEvent(event)
        self.model.look(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not counted."""
        super().hideEvent(event)
        self.model.look(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the right column is narrower."""
        super().resizeEvent(event)
        self._fit()

    # -- building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        themes = self._themes
        self._lay_out_left()
        self._lay_out_right()
        row, body = QHBoxLayout(self._room), QWidget(self)
        row.addWidget(self._left, 1)
        row.addWidget(Hairline(themes, upright=True, parent=self._room))
        row.addWidget(self._right)
        self._stack, column = QStackedLayout(body), QVBoxLayout(self)
        self._stack.addWidget(self._room)
        self._stack.addWidget(self.empty)
        for widget in (self.head, Hairline(themes, parent=self), body):
            column.addWidget(widget, 1 if widget is body else 0)
        for one in (row, column):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)

    def _lay_out_left(self) -> None:
        column, self._over = QVBoxLayout(self._left), QHBoxLayout()
        self._over.addWidget(self.history)
        self._over.addWidget(self.number, 1)
        self._over.addWidget(self.markdown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.times, 3)
        column.addWidget(Hairline(self._themes, parent=self._left))
        column.addLayout(self._over)
        column.addWidget(self.heads)
        column.addWidget(self.outages, 1)
        self.history.setText("Outage history")

    def _lay_out_right(self) -> None:
        column, self._foot = QVBoxLayout(self._right), QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.enter)
        self._foot.addWidget(self.add)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.side, 1)
        column.addWidget(Hairline(self._themes, parent=self._right))
        column.addLayout(self._foot)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._show)
        model.progress_changed.connect(self._show_summary)
        model.marked.connect(self._on_marked)
        model.costs.changed.connect(self._show_side)
        model.offered.connect(self._on_offered)
        self.head.asked.connect(model.ask)
        actions = {"home": self.head.home, "copy_outages": self.head.copy, "copy_outages_markdown": self.markdown}
        for action, button in actions.items():
            button.setObjectName(action)
            button.clicked.connect(self._on_button_clicked)
        self.times.looked_at.connect(model.look_at)
        self.outages.looked_at.connect(model.look_at)
        self.times.opened.connect(self._on_key_opened)
        self.outages.opened.connect(self._on_key_opened)
        self.side.incident_wished.connect(self.incident_wished)
        self.side.times_wished.connect(self.times_wished)
        self.side.result_wished.connect(self.result_wished)
        self.add.clicked.connect(self.side.add_times)
        self.enter.clicked.connect(self.side.enter_result)
        self.empty.action_clicked.connect(self._on_empty_action)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _fit(self) -> None:
        theme = self._themes.current
        side, high = theme.px(12 if theme.is_compact else 20), theme.px(2 if theme.is_compact else 8)
        self._over.setContentsMargins(side, high, theme.px(12), high)
        self._over.setSpacing(theme.px(10))
        self._foot.setContentsMargins(side, theme.px(4), theme.px(12), theme.px(4))
        wide = _RIGHT if self.width() >= theme.px(_WIDE) else _RIGHT_NARROW
        self._right.setFixedWidth(theme.px(_RIGHT_COMPACT if theme.is_compact else wide))

    # -- what is shown --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        counted, model = self.model.counted, self.model
        chosen = counted.found.chosen if counted is not None else None
        has_figures = chosen is not None and bool(chosen.incidents)
        held = self._stack.currentIndex() == 0 and self._room.isAncestorOf(self.focusWidget() or self)
        if not has_figures:
            self._show_nothing()
        elif counted is not None:
            self.times.show_measures(model.marked_rows())
            over = counted.over.get("Impact duration", frozenset())
            self.table.show(counted.history, over, counted.found.now)
            self.number.setText(
                f"{len(counted.history):,}, latest first" if counted.history else "none is over yet"
            )
            self.outages.look_at(model.mark)
            self._show_side()
        self._stack.setCurrentIndex(0 if has_figures else 1)
        if held and not has_figures:
            self.head.period.take_focus()
        if self._waits_for_rows and has_figures:
            # Nothing was there to go to as the page came up; who went on by himself meanwhile is not disturbed.
            self._waits_for_rows = False
            if self.head.period.isAncestorOf(self.focusWidget() or self):
                self.times.take_focus()
        for button in (self.head.copy, self.markdown):
            button.setEnabled(has_figures)
        self._show_summary()

    def _show_nothing(self) -> None:
        model = self.model
        counted = model.counted
        if counted is not None and not model.is_empty:
            words = nothing_left(counted.asked)
            action = _WIDER if counted.asked != Asked(_ALL) else _IMPORT
        elif model.has_failed:
            words, action = NOT_OPEN, None
        else:
            words, action = (NONE_YET, _IMPORT) if model.has_library and model.is_empty else (NOT_READ, None)
        self.empty.set_model(EmptyModel("chart-column", *words, action))

    def _show_side(self) -> None:
        rows = self.model.side()
        self.side.show_side(rows)
        self.add.setVisible(any(is_gap(row) for row in rows))
        self.enter.setVisible(any(isinstance(row, GoalLine) for row in rows))

    def _show_summary(self) -> None:
        counted, model = self.model.counted, self.model
        if model.left:
            done = model.total - model.left
            self.head.show_summary(f"Reading {done:,} of {model.total:,} incidents…", "")
        elif counted is not None:
            chosen = counted.found.chosen
            words = summary(chosen, counted.asked, counted.found.now)
            self.head.show_summary(words, left_out_words(chosen.left_out))

    def _on_marked(self) -> None:
        self.times.show_measures(self.model.marked_rows())
        self.outages.look_at(self.model.mark)
        self._show_side()

    def _on_offered(self) -> None:
        self.head.offer(self.model.levels, self.model.words)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.heads.setFixedHeight(self._themes.current.px(28))

    # -- what is wished -------------------------------------------------------------------------------------------

    def _on_key_opened(self, key: str) -> None:
        counted = self.model.counted
        found = counted.parts.known.id_of(key) if counted is not None else ""
        if found:
            self.incident_wished.emit(found)

    def _on_button_clicked(self) -> None:
        """These buttons bear the names of their actions."""
        sender = self.sender()
        if sender is not None:
            self.action_wished.emit(sender.objectName())

    def _on_empty_action(self) -> None:
        if self.empty.model.action == _IMPORT:
            self.action_wished.emit("import_playbook")
        else:
            self.head.ask(Asked(_ALL))
