"""The health list as a Qt model and its painter."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.health import State
from incident_desk.qt.panes.health.view_model import HealthModel, HealthRow
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.sparkline import SparkPath, SparkTone, spark_colour
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_GLYPHS = {
    State.OK: GlyphState.NORMAL,
    State.FAILING: GlyphState.NORMAL,
    State.RECOVERING: GlyphState.DOWN,
    State.SLOW: GlyphState.SLOW,
    State.DOWN: GlyphState.DOWN,
    State.FLAPPING: GlyphState.DOWN,
    State.PAUSED: GlyphState.PAUSED,
    State.SUPPRESSED: GlyphState.PAUSED,
}
_TONES = {State.DOWN: SparkTone.ALARM, State.FLAPPING: SparkTone.ALARM, State.SLOW: SparkTone.CAUTION}
_INDEX = QModelIndex | QPersistentModelIndex


class HealthTable(QAbstractTableModel):
    """One column; each row a check."""

    def __init__(self, model: HealthModel) -> None:
        super().__init__(model)
        self._model = model
        self._rows: tuple[HealthRow, ...] = ()
        model.rows_changed.connect(self._on_rows_changed)

    def row(self, place: int) -> HealthRow:
        """The check in that row."""
        return self._rows[place]

    def rowCount(self, parent: _INDEX = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many checks."""
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
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.name, row.address, row.detail) if part)
        return None

    def _on_rows_changed(self) -> None:
        rows = self._model.rows
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [place for place, row in enumerate(rows) if row != self._rows[place]]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))


class HealthPainter(QStyledItemDelegate):
    """Paints glyph, name, sparkline, value and since when."""

    def __init__(self, themes: ThemeService, table: HealthTable) -> None:
        super().__init__(table)
        self._themes, self._table = themes, table
        self._paths: dict[str, tuple[tuple[float | None, ...], SparkPath]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:
        """The row height of the theme."""
        theme = self._themes.current
        return QSize(200, theme.px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        """Paint one row."""
        theme, row = self._themes.current, self._table.row(index.row())
        area = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour.selection)
        glyph = GlyphState.RECOVERED if row.is_recovered else _GLYPHS.get(row.state, GlyphState.NO_DATA)
        left, px = area.left(), theme.px
        paint_state_glyph(painter, QRectF(left + px(20), area.center().y() - px(7), px(14), px(14)), glyph, theme)
        failing = row.state in _TONES
        ink = theme.colour.text if failing else theme.colour.text2
        weight = 600 if failing else 400
        right = area.right() - px(16)
        name = QRectF(left + px(46), area.top(), right - px(220) - left - px(46), area.height())
        draw_line(painter, name, row.name, theme.font(TextKind.BODY, weight=weight), ink)
        self._path(row).paint(
            painter,
            QRectF(right - px(214), area.center().y() - px(9), px(82), px(18)),
            spark_colour(_TONES.get(row.state, SparkTone.NORMAL), theme),
        )
        value = QRectF(right - px(130), area.top(), px(74), area.height())
        figures = theme.font(TextKind.SMALL, weight=weight, tabular=True)
        draw_line(painter, value, row.value, figures, ink, Qt.AlignmentFlag.AlignRight)
        since = QRectF(right - px(54), area.top(), px(54), area.height())
        caption = theme.font(TextKind.CAPTION, tabular=True)
        draw_line(painter, since, row.since, caption, theme.colour.text3, Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def _path(self, row: HealthRow) -> SparkPath:
        """The polyline of a row, built once a change."""
        known = self._paths.get(row.id)
        if known is None or known[0] != row.latencies:
            known = (row.latencies, SparkPath(row.latencies))
            self._paths[row.id] = known
        return known[1]
