"""The library list as a Qt model and its painter; ten thousand rows cost no more than those in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.incident import Incident
from incident_desk.qt.pages.home.library_row import LibraryRow
from incident_desk.qt.pages.home.view_model import HomeModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, in_two_lines, text_width
from incident_desk.qt.widgets.plate import PlateModel, paint_plate, plate_size
from incident_desk.qt.widgets.shapes import outline_box

_INDEX = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
INSET = 20.0
NAMES = ("Severity", "Incident", "Time spent, by phase", "From declared", "Response", "Status", "Date")
_WIDE = (96.0, 0.0, 254.0, 104.0, 152.0, 200.0, 100.0)
_NARROW = (88.0, 0.0, 130.0, 92.0, 128.0, 132.0, 76.0)
"""Widths of the columns in pixels of the design; the second takes what is left."""
_NARROW_BELOW = 1200.0
_BAR_SHARE = 0.8
ROW, ROW_COMPACT = 56, 44


class LibraryTable(QAbstractTableModel):
    """One column; each row a record."""

    def __init__(self, model: HomeModel) -> None:
        super().__init__(model)
        self._model = model
        self._incidents: Sequence[Incident] = ()
        model.rows_changed.connect(self._on_rows_changed)

    def row(self, place: int) -> LibraryRow:
        """The record in that row."""
        return self._model.row(self._incidents[place])

    def rowCount(self, parent: _INDEX = _TOP) -> int:
        """How many records."""
        return 0 if parent.isValid() else len(self._incidents)

    def columnCount(self, parent: _INDEX = _TOP) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: _INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row; the painter takes the row itself."""
        if not index.isValid() or index.row() >= len(self._incidents):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row(index.row()).spoken
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        row = self.row(index.row())
        return plain(f"{row.title}\n{row.told_duration}\n{row.status}")

    def _on_rows_changed(self) -> None:
        """The same records in the same order keep their rows, so that selection and scrolling stay."""
        before, after = self._incidents, self._model.incidents
        if len(before) == len(after) and all(old.id == new.id for old, new in zip(before, after, strict=True)):
            self._incidents = after
            if after:
                self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, 0))
            return
        self.beginResetModel()
        self._incidents = after
        self.endResetModel()


def lefts(area: QRectF, theme: Theme) -> tuple[float, ...]:
    """The left edge of each column, and the right end."""
    widths = [theme.px(one) for one in (_WIDE if area.width() >= theme.px(_NARROW_BELOW) else _NARROW)]
    widths[1] = max(theme.px(160), int(area.width()) - theme.px(INSET) - sum(widths))
    found = [area.left() + theme.px(INSET)]
    for width in widths:
        found.append(found[-1] + width)
    return tuple(found)


class LibraryPainter(QStyledItemDelegate):
    """Paints plate, title, time by phase, duration, response, status and date."""

    def __init__(self, themes: ThemeService, table: LibraryTable) -> None:
        super().__init__(table)
        self._themes, self._table = themes, table

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:
        """Two lines."""
        theme = self._themes.current
        return QSize(400, theme.px(ROW_COMPACT if theme.is_compact else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        """Paint one row."""
        theme, row = self._themes.current, self._table.row(index.row())
        area = QRectF(option.rect)
        edges = lefts(area, theme)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, area, theme, option.state)
        _paint_plate(painter, area, edges[0], row, theme)
        _paint_title(painter, area, edges, row, theme)
        _paint_time(painter, _cell_of(area, edges, 2, theme), row, theme)
        colour = theme.colour
        response = colour.alarm if row.response_missed else colour.text2
        cells = ((3, row.duration, colour.text), (4, row.response, response), (5, row.status, colour.text),
                 (6, row.date, colour.text2))  # fmt: skip
        font = theme.font(TextKind.SMALL, tabular=True)
        for column, text, ink in cells:
            _paint_words(painter, _cell_of(area, edges, column, theme), text, font, ink)
        painter.restore()


def _cell_of(area: QRectF, edges: Sequence[float], column: int, theme: Theme) -> QRectF:
    return QRectF(edges[column], area.top(), edges[column + 1] - edges[column] - theme.px(12), area.height())


def _paint_words(painter: QPainter, cell: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """In one line where there is room, else in two: what became of a record is never cut for two words."""
    if text_width(text, font) <= cell.width():
        draw_line(painter, cell, text, font, ink)
        return
    high = QFontMetricsF(font).height()
    for line, words in enumerate(in_two_lines(text, font, cell.width())):
        band = QRectF(cell.left(), cell.center().y() + (line - 1) * high, cell.width(), high)
        draw_line(painter, band, words, font, ink)


def _paint_ground(painter: QPainter, area: QRectF, theme: Theme, state: QStyle.StateFlag) -> None:
    if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(area, theme.colour.selection)
        outline_box(painter, area.adjusted(1, 1, -1, -2), 4, theme.colour.accent, 2.0)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, theme.colour.hover)
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour.line)


def _paint_plate(painter: QPainter, area: QRectF, left: float, row: LibraryRow, theme: Theme) -> None:
    # A drill carries its word where its severity would stand: it is practice, whatever its level. A run has none.
    word = "Run" if row.is_run else "Drill" if row.is_drill else ""
    model = PlateModel(word, 4, bars=False) if word else PlateModel(row.severity, row.rank)
    size = plate_size(model, theme)
    top = area.center().y() - size.height() / 2
    paint_plate(painter, QRectF(left, top, size.width(), size.height()), model, theme)


def _paint_title(painter: QPainter, area: QRectF, edges: Sequence[float], row: LibraryRow, theme: Theme) -> None:
    cell = _cell_of(area, edges, 1, theme)
    high = theme.line_height(TextKind.BODY)
    low = theme.line_height(TextKind.CAPTION)
    top = area.center().y() - (high + low) / 2
    title, caption = QRectF(cell), QRectF(cell)
    title.setTop(top)
    title.setHeight(high)
    caption.setTop(top + high)
    caption.setHeight(low)
    draw_line(painter, title, row.title, theme.font(TextKind.BODY), theme.colour.text)
    draw_line(painter, caption, row.caption, theme.font(TextKind.CAPTION), theme.colour.text3)


def _paint_time(painter: QPainter, cell: QRectF, row: LibraryRow, theme: Theme) -> None:
    """The stays in the phases on the scale of the resolution target: the tick is the target, red is beyond it."""
    if not row.stretches:
        draw_line(painter, cell, "—", theme.font(TextKind.SMALL), theme.colour.text3)
        return
    colour, high = theme.colour, theme.px(5)
    width, top = cell.width() * _BAR_SHARE, cell.center().y() - high / 2
    tick = cell.left() + width
    painter.fillRect(QRectF(cell.left(), top, width, high), colour.ribbon_future)
    for one in row.stretches:
        left, right = min(1.0, one.start) * width, min(1.0, one.end) * width
        ink = colour.text3 if one.is_odd else colour.control
        if right > left:
            painter.fillRect(QRectF(cell.left() + left, top, max(1.0, right - left - 1), high), ink)
    if row.is_over:
        _paint_over(painter, QPointF(tick, cell.center().y()), cell.right() - tick, theme)
    painter.fillRect(QRectF(tick, cell.center().y() - theme.px(7), 1, theme.px(14)), colour.text2)


def _paint_over(painter: QPainter, start: QPointF, room: float, theme: Theme) -> None:
    """An arrow: how far beyond does not matter here, that it is beyond does."""
    ink: QColor = theme.colour.alarm_fill
    reach, half, head = min(room, theme.px(28)), theme.px(3), theme.px(8)
    painter.fillRect(QRectF(start.x(), start.y() - half, reach - head, 2 * half), ink)
    tip = (
        QPointF(start.x() + reach - head, start.y() - 2 * half),
        QPointF(start.x() + reach, start.y()),
        QPointF(start.x() + reach - head, start.y() + 2 * half),
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(tip))
