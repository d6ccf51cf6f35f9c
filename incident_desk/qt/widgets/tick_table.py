"""A table whose rows are ticked: arrows go from row to row, Space ticks, Tab goes on to what comes next."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.qt.widgets.tick_model import TickModel

_ROW, _BOX = 30, 34


class TickTable(QTableView):
    """Shows a ``TickModel``. ``widths`` are those of its cells in pixels of the design; 0 takes what is left."""

    def __init__(
        self,
        themes: ThemeService,
        model: TickModel,
        name: str,
        widths: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ticks, self._themes = model, themes
        theme = themes.current
        self.setModel(model)
        self.setAccessibleName(name)
        self.setAccessibleDescription("Space ticks the row")
        self.setShowGrid(False)
        self.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(theme.px(_ROW))
        across.setFont(theme.font(TextKind.CAPTION))
        across.setHighlightSections(False)
        # As far in as the words of the cells.
        across.setStyleSheet("QHeaderView::section { padding: 6px 3px; }")
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in enumerate((_BOX, *widths)):
            if width:
                self.setColumnWidth(column, theme.px(width))
            else:
                across.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a line around the one that has the keys."""
        super().paintEvent(event)
        row = self.currentIndex().row()
        if row < 0 or not self.hasFocus():
            return
        area = self.visualRect(self.ticks.index(row, 0))
        area.setRight(self.viewport().width() - 1)
        painter = QPainter(self.viewport())
        outline_box(painter, QRectF(area), 4, self._themes.current.colour.accent, 2.0)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row wherever in it the keys are."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticks.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
