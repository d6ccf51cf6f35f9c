"""The health pane: counts in the head, one row a check, failing first."""

from PySide6.QtCore import Qt
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

from incident_desk.qt.panes.health.rows import HealthPainter, HealthTable
from incident_desk.qt.panes.health.view_model import HealthModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph


class _List(QTableView):
    """Letters go to the window's keys, not to a search in the list."""

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""


class HealthPane(QWidget):
    """What is watched and how it is."""

    def __init__(self, themes: ThemeService, model: HealthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._title, self._counts, self._heard = QLabel("Health", self), QLabel(self), QLabel(self)
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.NORMAL), self)
        self._refresh = Button(
            themes, ButtonModel("", Variant.QUIET, icon="refresh-cw", name="Check now, F5"), self
        )
        self.table = HealthTable(model)
        self.list = _List(self)
        self._empty = EmptyState(
            themes,
            EmptyModel("activity", "No health checks yet", "Add an address and the Desk will watch it."),
            parent=self,
        )
        self._dress_list()
        self._lay_out()
        self._refresh.clicked.connect(model.ask_now)
        model.rows_changed.connect(self._on_rows_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self._on_rows_changed()

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

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        for widget in (self._title, self._glyph, self._counts):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._heard)
        head.addWidget(self._refresh)
        for label, tone in ((self._counts, "text2"), (self._heard, "text3")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_tone(label, tone)  # type: ignore[arg-type]
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def _fit(self) -> None:
        theme = self._themes.current
        self._title.setFont(theme.font(TextKind.STRONG))
        self._counts.setFont(theme.font(TextKind.SMALL))
        self._heard.setFont(theme.font(TextKind.CAPTION))
        self.list.verticalHeader().setDefaultSectionSize(theme.px(28))
        self._head.setContentsMargins(theme.px(20), theme.px(6), theme.px(12), theme.px(6))
        self._head.setSpacing(theme.px(8))

    def _on_rows_changed(self) -> None:
        counts = self._model.counts
        self._stack.setCurrentIndex(0 if self._model.rows else 1)
        worst = GlyphState.DOWN if counts.down else GlyphState.SLOW if counts.slow else GlyphState.NORMAL
        self._glyph.set_model(GlyphModel(worst if self._model.rows else GlyphState.NO_DATA))
        named = ((counts.down, "down"), (counts.slow, "slow"), (counts.normal, "normal"), (counts.other, "no data"))
        self._counts.setText("   ".join(f"{count} {word}" for count, word in named if count))
        self._heard.setText(self._model.heard)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
