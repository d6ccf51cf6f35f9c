"""The table of outages: painted rows, of which only those in sight are made."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from incident_desk.domain.incident import Incident
from incident_desk.qt.pages.metrics.outages import OutageBook, OutageRow
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.plate import PlateModel, paint_plate, plate_size
from incident_desk.qt.widgets.row_list import dress_as_list
from incident_desk.qt.widgets.shapes import outline_box

_INDEX = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
NAMES = ("Date", "Severity", "Outage", "Impact duration", "Cause", "Resolution", "Ticket")
ROW, ROW_COMPACT, HEAD = 44, 32, 28
_NARROW = 1080.0


def lefts(area: QRectF, theme: Theme) -> tuple[float, ...]:
    """The left edge of each column, and the right end; outage, cause and resolution share what is left."""
    is_narrow = area.width() < theme.px(_NARROW)
    side = theme.px(12 if is_narrow else 20)
    fixed = [theme.px(one) for one in ((62, 72, 106, 78) if is_narrow else (84, 78, 104, 100))]
    rest = max(theme.px(240), area.width() - 2 * side - sum(fixed))
    widths = (fixed[0], fixed[1], rest * 0.42, fixed[2], rest * 0.29, rest * 0.29, fixed[3])
    found = [area.left() + side]
    for width in widths:
        found.append(found[-1] + width)
    return tuple(found)


class OutageTable(QAbstractTableModel):
    """One column; each row an outage."""

    def __init__(self, book: OutageBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._incidents: Sequence[Incident] = ()
        self._places: dict[str, int] = {}
        self._over: frozenset[str] = frozenset()
        self._now: datetime | None = None
        book.read.connect(self._on_read)

    @property
    def incidents(self) -> Sequence[Incident]:
        """The outages, the latest first."""
        return self._incidents

    def show(self, incidents: Sequence[Incident], over: frozenset[str], now: datetime) -> None:
        """Show these at ``now`` (UTC); ``over`` are the keys of those that missed their recovery objective."""
        same = [one.id for one in incidents] == [one.id for one in self._incidents]
        if not same:
            self.beginResetModel()
        self._incidents, self._over, self._now = incidents, over, now
        self._places = {one.key: place for place, one in enumerate(incidents)}
        if not same:
            self.endResetModel()
        else:
            self._on_read()

    def place_of(self, key: str) -> int:
        """The row of the incident with that key; -1 where it is none of these."""
        return self._places.get(key, -1)

    def row(self, place: int) -> OutageRow:
        """The outage in that row."""
        incident = self._incidents[place]
        return self._book.row(incident, self._now or incident.declared_at, is_over=incident.key in self._over)

    def rowCount(self, parent: _INDEX = _TOP) -> int:
        """How many outages."""
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
        tickets = ", ".join(one.ticket for one in self._incidents[index.row()].actions if one.ticket)
        told = (("Cause", row.cause), ("Resolution", row.resolution), ("Ticket", tickets or row.ticket))
        return plain("\n".join((f"{row.key} {row.title}", *(f"{name}: {words}" for name, words in told))))

    def _on_read(self) -> None:
        if self._incidents:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._incidents) - 1, 0))


class OutagePainter(QStyledItemDelegate):
    """Paints date, plate, title with key, duration, cause, resolution and ticket."""

    def __init__(self, themes: ThemeService, table: OutageTable) -> None:
        super().__init__(table)
        self._themes, self._table = themes, table

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:
        """One line."""
        theme = self._themes.current
        return QSize(400, theme.px(ROW_COMPACT if theme.is_compact else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        """Paint one row."""
        theme, row = self._themes.current, self._table.row(index.row())
        area, colour = QRectF(option.rect), theme.colour
        edges = lefts(area, theme)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, area, theme, option.state)
        small, body = theme.font(TextKind.SMALL, tabular=True), theme.font(TextKind.BODY)
        draw_line(painter, _cell(area, edges, 0, theme), row.date, small, colour.text2)
        model = PlateModel(row.severity, row.rank)
        size = plate_size(model, theme)
        plate = QRectF(edges[1], area.center().y() - size.height() / 2, size.width(), size.height())
        paint_plate(painter, plate, model, theme)
        self._paint_title(painter, _cell(area, edges, 2, theme), row)
        ink = colour.alarm if row.is_over else colour.text
        draw_line(painter, _cell(area, edges, 3, theme), row.duration, small, ink)
        draw_line(painter, _cell(area, edges, 4, theme), row.cause, body, _ink(row.cause, theme))
        draw_line(painter, _cell(area, edges, 5, theme), row.resolution, body, _ink(row.resolution, theme))
        draw_line(painter, _last_cell(area, edges), row.ticket, small, _ink(row.ticket, theme))
        painter.restore()

    def _paint_title(self, painter: QPainter, cell: QRectF, row: OutageRow) -> None:
        """The title gives way to the key: the key is what it is found by."""
        theme = self._themes.current
        font = theme.font(TextKind.CAPTION, tabular=True)
        width = text_width(row.key, font)
        room = QRectF(cell.left(), cell.top(), max(0.0, cell.width() - width - theme.px(10)), cell.height())
        end = draw_line(painter, room, row.title, theme.font(TextKind.BODY), theme.colour.text)
        beside = QRectF(end + theme.px(10), cell.top(), width + 1, cell.height())
        draw_line(painter, beside, row.key, font, theme.colour.text3)


def _ink(words: str, theme: Theme) -> QColor:
    return theme.colour.text3 if words == "not stated" else theme.colour.text2


def _cell(area: QRectF, edges: Sequence[float], column: int, theme: Theme) -> QRectF:
    return QRectF(edges[column], area.top(), edges[column + 1] - edges[column] - theme.px(12), area.height())


def _last_cell(area: QRectF, edges: Sequence[float]) -> QRectF:
    """Nothing stands behind it."""
    return QRectF(edges[-2], area.top(), edges[-1] - edges[-2], area.height())


def _paint_ground(painter: QPainter, area: QRectF, theme: Theme, state: QStyle.StateFlag) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, theme.colour.selection)
        painter.fillRect(QRectF(area.left(), area.top(), theme.px(3), area.height()), theme.colour.accent)
        if state & QStyle.StateFlag.State_HasFocus:
            outline_box(painter, area.adjusted(1, 1, -1, -2), 4, theme.colour.accent, 2.0)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, theme.colour.hover)
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour.line)


class OutageHeads(QWidget):
    """The names of the columns, painted where the rows paint their cells."""

    def __init__(self, themes: ThemeService, rows: QTableView, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._rows = themes, rows
        self.setFixedHeight(themes.current.px(HEAD))
        rows.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the rows become narrower for their scroll bar, the names go along."""
        if event.type() is QEvent.Type.Resize:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names and the line under them."""
        theme, painter = self._themes.current, QPainter(self)
        area, font = QRectF(self.rect()), theme.font(TextKind.CAPTION, weight=500)
        edges = lefts(QRectF(0, 0, self._rows.viewport().width(), area.height()), theme)
        for place, name in enumerate(NAMES):
            draw_line(painter, _cell(area, edges, place, theme), name, font, theme.colour.text3)
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme.colour.line)
        painter.end()


class OutageList(QTableView):
    """Enter opens the incident; the row that is chosen is looked at on the strips."""

    opened = Signal(str)
    """The incident with this key is wanted."""
    looked_at = Signal(str)
    """The incident with this key is looked at."""

    def __init__(self, themes: ThemeService, table: OutageTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._themes, self._is_led = table, themes, False
        self.setModel(table)
        self.setItemDelegate(OutagePainter(themes, table))
        dress_as_list(self, "Outage history")
        self.setAccessibleDescription("Enter opens the incident")
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentRowChanged.connect(self._on_moved)
        themes.theme_changed.connect(self.fit)
        self.fit()

    def look_at(self, key: str) -> None:
        """Show the row of the incident that is looked at elsewhere; none, where it is not among these."""
        place = self._table.place_of(key)
        self._is_led = True
        if place >= 0:
            self.setCurrentIndex(self._table.index(place, 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_led = False

    def fit(self, _theme: Theme | None = None) -> None:
        """Rows as high as the density says."""
        theme = self._themes.current
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_COMPACT if theme.is_compact else ROW))

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; a key that moves begins at the first one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._table.incidents[index.row()].key)

    def _on_moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._is_led:
            self.looked_at.emit(self._table.incidents[index.row()].key)
