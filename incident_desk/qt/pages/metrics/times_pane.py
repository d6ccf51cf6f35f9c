"""The upper left part of the page: how long things took, one row for each measure on one axis."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.metrics.columns import ROW, ROW_COMPACT
from incident_desk.qt.pages.metrics.legend import Legend
from incident_desk.qt.pages.metrics.measure_view import AxisHead, MeasureRow
from incident_desk.qt.pages.metrics.rows import FIRST, MeasureShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.upright_area import upright_area

_NOTHING = MeasureShown("", "")


class TimesPane(QWidget):
    """The five measures of the field that are asked for most; a button brings the others."""

    looked_at = Signal(str)
    """The incident with this key is looked at."""
    opened = Signal(str)
    """The incident with this key is wanted."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shows_all = False
        self._shown: Sequence[MeasureShown] = ()
        self.title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self.hint = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.title.setText("Times")
        self.hint.setText("one dot is one incident, log scale")
        self.legend = Legend(themes, None, self)
        self.more = Button(themes, ButtonModel("", Variant.QUIET, small=True), self)
        self.axis = AxisHead(themes, _NOTHING, self)
        self.area = upright_area(self)
        self._inside = QWidget(self.area.viewport())
        set_surface(self._inside, "panel")
        self.rows: list[MeasureRow] = []
        self._lay_out()
        self.more.clicked.connect(self._on_more_clicked)
        self.area.viewport().installEventFilter(self)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_measures(self, shown: Sequence[MeasureShown]) -> None:
        """Show these; the rows stay, so that the focus does."""
        self._shown = shown
        while len(self.rows) < len(shown):
            row = MeasureRow(self._themes, _NOTHING, self._inside)
            row.looked_at.connect(self.looked_at)
            row.opened.connect(self.opened)
            row.left.connect(self._on_left)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for row, one in zip(self.rows, shown, strict=False):
            row.set_model(one)
        if shown:
            self.axis.set_model(shown[0])
        self._show_rows()

    def take_focus(self) -> None:
        """Go to the first measure."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The rows are narrower while their scroll bar is there: the names of the axis stay over its marks."""
        if event.type() is QEvent.Type.Resize and watched is self.area.viewport():
            self._beside.setContentsMargins(0, 0, self.area.width() - self.area.viewport().width(), 0)
        return super().eventFilter(watched, event)

    # -- within ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.hint, 1)
        self._head.addWidget(self.legend)
        self._head.addWidget(self.more)
        self.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.area.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(Hairline(self._themes, parent=self))
        self._beside = QHBoxLayout()
        self._beside.addWidget(self.axis)
        whole.addLayout(self._beside)
        whole.addWidget(self.area, 1)

    def _show_rows(self) -> None:
        hidden = sum(one.name not in FIRST for one in self._shown)
        for row, one in zip(self.rows, self._shown, strict=False):
            row.setVisible(self._shows_all or one.name in FIRST)
        for row in self.rows[len(self._shown) :]:
            row.hide()
        self.more.setVisible(bool(hidden))
        words = "Fewer measures" if self._shows_all else f"{hidden} more measures"
        self.more.set_model(ButtonModel(words, Variant.QUIET, small=True))
        self._fit()

    def _on_more_clicked(self) -> None:
        self._shows_all = not self._shows_all
        self._show_rows()

    def _on_left(self, way: int) -> None:
        """To the row before or after; what is far is scrolled to."""
        there = [row for row in self.rows if row.isVisibleTo(self)]
        sender = self.sender()
        here = next((place for place, row in enumerate(there) if row is sender), 0)
        row = there[min(max(here + way, 0), len(there) - 1)]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(row, 0, 0)

    def _fit(self) -> None:
        theme = self._themes.current
        side = theme.px(12 if theme.is_compact else 20)
        high = theme.px(4 if theme.is_compact else 8)
        self._head.setContentsMargins(side, high, theme.px(12), high)
        self._head.setSpacing(theme.px(12))
        self.hint.setVisible(not theme.is_compact)
        row = theme.px(ROW_COMPACT if theme.is_compact else ROW)
        count = sum(one.name in FIRST for one in self._shown) or len(FIRST)
        # What is shown at once is always whole; the others have what room there is, and are scrolled to.
        most = row * max(1, len(self._shown) if self._shows_all else count)
        self.area.setMinimumHeight(row * min(count, 5))
        self.area.setMaximumHeight(most)
        self.setMaximumHeight(self._head.sizeHint().height() + 1 + self.axis.sizeHint().height() + most)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
