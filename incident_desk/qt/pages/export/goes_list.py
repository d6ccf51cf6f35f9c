"""The list of what goes: arrows go from thing to thing, R hides one, Shift+R keeps it, and so does a click."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from incident_desk.qt.pages.export.goes import GoRow, Heading
from incident_desk.qt.pages.export.goes_painter import KEEP, GoesPainter, way_at
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.theme import Theme, ThemeService


class GoesList(PlainList):
    """Says what is wished; the page asks for a reason where one is needed."""

    hide_wished = Signal(object)
    """The thing of this ``GoRow`` is to go."""
    keep_wished = Signal(object)
    """The thing of this ``GoRow`` is to stay."""
    went_to = Signal(int)
    """The row with this number is the chosen one; 0: none is."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__("What goes", parent)
        self._themes = themes
        self.setAccessibleDescription("R hides the thing, Shift+R keeps it, Enter shows it on the page")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.painter = GoesPainter(themes, self)
        self.setItemDelegate(self.painter)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._is_showing = False
        themes.theme_changed.connect(self._on_theme_changed)

    @property
    def row(self) -> GoRow | None:
        """The chosen row."""
        one = self.currentIndex().data(ROW)
        return one if isinstance(one, GoRow) else None

    def show_goes(self, rows: Sequence[Heading | GoRow]) -> None:
        """Show these; what was chosen stays so."""
        before, where = self.row, self.verticalScrollBar().value()
        texts = [one.finding.text if isinstance(one, GoRow) else "" for one in rows]
        wanted = before.finding.text if before is not None else ""
        place = texts.index(wanted) if wanted and wanted in texts else -1
        self._is_showing = True
        self.show_rows(rows, [one.spoken if isinstance(one, GoRow) else "" for one in rows], place)
        self._is_showing = False
        self.verticalScrollBar().setValue(where)
        now = self.row
        if (now.number if now else 0) != (before.number if before else 0):
            self.went_to.emit(now.number if now else 0)

    def go_to(self, number: int) -> None:
        """Choose the row with that number."""
        for place in range(self.rows.rowCount()):
            index = self.rows.index(place, 0)
            one = index.data(ROW)
            if isinstance(one, GoRow) and not one.may_be and one.number == number:
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                )
                self.scrollTo(index)
                return

    def show_plain(self, plain: bool) -> None:
        """Show values as they are, or masked."""
        if plain is not self.painter.is_plain:
            self.painter.is_plain = plain
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the page's: it clears a leak, or shows the thing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of the two ways takes it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        one = index.data(ROW)
        if event.button() is Qt.MouseButton.LeftButton and isinstance(one, GoRow):
            point = QPointF(event.position())
            words = way_at(self.visualRect(index), point, one, self._themes.current)
            if words:
                (self.keep_wished if words == KEEP else self.hide_wished).emit(one)

    def _on_current_changed(self) -> None:
        if not self._is_showing:
            self.went_to.emit(self.row.number if self.row is not None else 0)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.doItemsLayout()
