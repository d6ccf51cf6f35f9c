"""The library list as a Qt model and its painter; ten thousand rows cost no more than those in sight."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.qt.pages.home.view_model import HomeModel, LibraryRow
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, shortened
from incident_desk.qt.widgets.plate import PlateModel, paint_plate, plate_size

_INDEX = QModelIndex | QPersistentModelIndex
COLUMNS = (("Severity", 0.0), ("Incident", 96.0), ("Time, of its target", 0.42), ("Duration", 0.61),
           ("Response", 0.69), ("Status", 0.79), ("Date", 0.915))  # fmt: skip
"""Heading and left edge: pixels from the inset below 1 px, else the share of the width."""
INSET = 20.0


class LibraryTable(QAbstractTableModel):
    """One column; each row a record."""

    def __init__(self, model: HomeModel) -> None:
        super().__init__(model)
        self._model = model
        self._rows: tuple[LibraryRow, ...] = ()
        model.rows_changed.connect(self._on_rows_changed)

    def row(self, place: int) -> LibraryRow:
        """The record in that row."""
        return self._rows[place]

    def rowCount(self, parent: _INDEX = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many records."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _INDEX = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: _INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row; the painter takes the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return row.title if role == Qt.ItemDataRole.ToolTipRole else None

    def _on_rows_changed(self) -> None:
        rows = self._model.rows
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()


def column_left(column: int, area: QRectF, theme: Theme) -> float:
    """The left edge of a column."""
    place = COLUMNS[column][1]
    if place == 0.0 or place >= 1.0:
        return area.left() + theme.px(INSET + place)
    return area.left() + area.width() * place


class LibraryPainter(QStyledItemDelegate):
    """Paints plate, title, time of its target, duration, response, status and date."""

    def __init__(self, themes: ThemeService, table: LibraryTable) -> None:
        super().__init__(table)
        self._themes, self._table = themes, table

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:
        """Two lines."""
        theme = self._themes.current
        return QSize(400, theme.px(46 if theme.is_compact else 56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        """Paint one row."""
        theme, row = self._themes.current, self._table.row(index.row())
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour.selection)
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.colour.line)
        self._paint_plate(painter, area, row, theme)
        self._paint_title(painter, area, row, theme)
        self._paint_time(painter, area, row, theme)
        alarm = theme.colour.alarm if row.response_missed else theme.colour.text2
        text2 = theme.colour.text2
        words = ((3, row.duration, theme.colour.text), (4, row.response, alarm), (5, row.status, text2),
                 (6, row.date, text2))  # fmt: skip
        for column, text, ink in words:
            self._cell(painter, area, column, text, ink)
        painter.restore()

    def _paint_plate(self, painter: QPainter, area: QRectF, row: LibraryRow, theme: Theme) -> None:
        model = PlateModel("Drill", None, bars=False) if row.is_drill else PlateModel(row.severity, row.rank)
        size = plate_size(model, theme)
        left = column_left(0, area, theme)
        paint_plate(
            painter, QRectF(left, area.center().y() - size.height() / 2, size.width(), size.height()), model, theme
        )

    def _paint_title(self, painter: QPainter, area: QRectF, row: LibraryRow, theme: Theme) -> None:
        left, right = column_left(1, area, theme), column_left(2, area, theme) - theme.px(16)
        middle = area.center().y()
        body, caption = theme.font(TextKind.BODY), theme.font(TextKind.CAPTION)
        title = shortened(row.title, body, right - left)
        draw_line(
            painter, QRectF(left, middle - theme.px(20), right - left, theme.px(20)), title, body, theme.colour.text
        )
        draw_line(
            painter, QRectF(left, middle, right - left, theme.px(17)), row.caption, caption, theme.colour.text3
        )

    def _paint_time(self, painter: QPainter, area: QRectF, row: LibraryRow, theme: Theme) -> None:
        """A bar on the scale of the resolution target: the tick is the target, red what lies beyond."""
        left, right = column_left(2, area, theme), column_left(3, area, theme) - theme.px(28)
        target = left + (right - left) * 0.86
        middle, height = area.center().y(), theme.px(5)
        painter.fillRect(QRectF(left, middle - height / 2, target - left, height), theme.colour.ribbon_future)
        painter.fillRect(QRectF(target, middle - theme.px(7), 1, theme.px(14)), theme.colour.control)
        if row.share is None:
            return
        used = left + (target - left) * min(1.0, row.share)
        painter.fillRect(QRectF(left, middle - height / 2, max(2.0, used - left), height), theme.colour.text3)
        if row.share > 1.0:
            beyond = min(right, target + (target - left) * min(0.14, row.share - 1.0)) - target
            painter.fillRect(QRectF(target, middle - height / 2, max(3.0, beyond), height), theme.colour.alarm)

    def _cell(self, painter: QPainter, area: QRectF, column: int, text: str, ink: QColor) -> None:
        theme = self._themes.current
        left = column_left(column, area, theme)
        right = column_left(column + 1, area, theme) - theme.px(10) if column < 6 else area.right() - theme.px(8)
        font = theme.font(TextKind.SMALL, tabular=True)
        box = QRectF(left, area.top(), max(1.0, right - left), area.height())
        draw_line(painter, box, shortened(text, font, box.width()), font, ink)
