"""Cells of the editor's small tables: a field, a value from the settings, something missing."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from incident_desk.qt.pages.playbooks.painting import tell_what_is_cut
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.chip import ChipLook, ChipModel, paint_chip
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.plate import PlateModel, paint_plate
from incident_desk.qt.widgets.shapes import fill_box, outline_box

CELL = Qt.ItemDataRole.UserRole
"""The role under which a cell is itself."""
_ROW = 38


class Look(Enum):
    """How a cell is drawn."""

    PLAIN = "plain"
    FAINT = "faint"
    FIELD = "field"
    DIM = "from settings"
    MISSING = "missing"
    NUMBER = "number"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it shows, how, what it is for; a field has the text that is typed over."""

    text: str
    look: Look = Look.PLAIN
    name: str = ""
    typed: str = ""
    rank: int | None = None

    @property
    def can_be_typed(self) -> bool:
        """Whether it can be typed over; what has no name can't."""
        return bool(self.name)

    @property
    def spoken(self) -> str:
        """The cell in words."""
        state = {Look.DIM: "from settings", Look.MISSING: "missing"}.get(self.look, "")
        parts = (self.name, self.text if self.look is not Look.MISSING else "", state)
        return ", ".join(part for part in parts if part)


class CellPainter(QStyledItemDelegate):
    """Draws cells, and gives a line to type in."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A row of the theme."""
        return QSize(0, row_height(self._themes.current))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        cell, theme, given = index.data(CELL), self._themes.current, option
        if not isinstance(cell, Cell):
            return
        style: Any = given
        area = QRectF(style.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.colour.line)
        _paint_cell(painter, area, cell, theme)
        if style.state & QStyle.StateFlag.State_HasFocus:
            box = area.adjusted(theme.px(1), theme.px(4), -theme.px(2), -theme.px(3))
            outline_box(painter, box, theme.tokens.radii.control, theme.colour.accent, 2.0)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What a cell says that has no room for it."""
        cell, given, theme = index.data(CELL), option, self._themes.current
        style: Any = given
        words = cell.text if isinstance(cell, Cell) and cell.look is not Look.MISSING else ""
        return tell_what_is_cut(
            event, view, words, theme.font(TextKind.SMALL, tabular=True), style.rect.width() - theme.px(8)
        )

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line."""
        field, cell = QLineEdit(parent), index.data(CELL)
        field.setFont(self._themes.current.font(TextKind.SMALL, tabular=True))
        field.setAccessibleName(cell.name if isinstance(cell, Cell) else "")
        return field

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """The text that is typed over, marked."""
        cell = index.data(CELL)
        if isinstance(editor, QLineEdit) and isinstance(cell, Cell):
            editor.setText(cell.typed)
            editor.selectAll()


def row_height(theme: Theme) -> int:
    """The height of a row."""
    return theme.px(_ROW - 6 * theme.is_compact)


def _paint_cell(painter: QPainter, area: QRectF, cell: Cell, theme: Theme) -> None:
    colour, px, small = theme.colour, theme.px, theme.font(TextKind.SMALL, tabular=True)
    inner = area.adjusted(px(2), 1, -px(6), 0)
    if cell.look is Look.PLATE:
        top = area.center().y() - px(12)
        paint_plate(
            painter, QRectF(area.left() + px(4), top, area.width(), px(24)), PlateModel(cell.text, cell.rank), theme
        )
    elif cell.look is Look.MISSING:
        paint_chip(painter, inner, ChipModel("missing", ChipLook.BLANK), theme)
    elif cell.look is Look.NUMBER:
        circle = QRectF(area.left() + px(1), area.center().y() - px(10), px(20), px(20))
        outline_box(painter, circle, px(10), colour.control)
        draw_line(painter, circle, cell.text, theme.font(TextKind.CAPTION, weight=600), colour.text2, _CENTRE)
    elif cell.look in (Look.FIELD, Look.DIM):
        box = QRectF(area.left() + px(2), area.center().y() - px(13), area.width() - px(8), px(26))
        is_own = cell.look is Look.FIELD
        if is_own:
            fill_box(painter, box, 6, colour.well if theme.is_dark else colour.raised)
        outline_box(painter, box, 6, colour.control if is_own else colour.line_strong)
        draw_line(
            painter, box.adjusted(px(8), 0, -px(4), 0), cell.text, small, colour.text if is_own else colour.text3
        )
    else:
        draw_line(painter, inner, cell.text, small, colour.text if cell.look is Look.PLAIN else colour.text2)


_CENTRE = Qt.AlignmentFlag.AlignHCenter
