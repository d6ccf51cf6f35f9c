"""The health list as a Qt model and its painter."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.health import State
from incident_desk.qt.panes.health.view_model import HealthModel, HealthRow
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.shapes import outline_box
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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme, area, row, bool(option.state & QStyle.StateFlag.State_Selected))
        glyph = GlyphState.RECOVERED if row.is_recovered else _GLYPHS.get(row.state, GlyphState.NO_DATA)
        place = QRectF(area.left() + theme.px(20), area.center().y() - theme.px(7), theme.px(14), theme.px(14))
        paint_state_glyph(painter, place, glyph, theme)
        self._paint_words(painter, theme, area, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            outline_box(painter, area.adjusted(1, 1, -1, -1), theme.px(4), theme.colour.accent, 2.0)
        painter.restore()

    def _paint_ground(self, painter: QPainter, theme: Theme, area: QRectF, row: HealthRow, selected: bool) -> None:
        """A change is marked for a minute by a bar and a tint; the word stands at the right."""
        if selected:
            painter.fillRect(area, theme.colour.selection)
        if row.is_fresh:
            bar, tint = _fresh_inks(row, theme)
            if not selected:
                painter.fillRect(area, tint)
            painter.fillRect(QRectF(area.left(), area.top(), theme.px(3), area.height()), bar)

    def _paint_words(self, painter: QPainter, theme: Theme, area: QRectF, row: HealthRow) -> None:
        """Name, course, value, since when; a narrow pane has no room for the last."""
        px, failing, right = theme.px, row.state in _TONES, area.right() - theme.px(16)
        ink = theme.colour.text if failing else theme.colour.text2
        weight = 600 if failing else 400
        if not theme.is_compact:
            self._paint_since(painter, theme, QRectF(right - px(60), area.top(), px(60), area.height()), row)
            right -= px(64)
        figures = theme.font(TextKind.SMALL, weight=weight, tabular=True)
        value = QRectF(right - px(74), area.top(), px(74), area.height())
        draw_line(painter, value, row.value, figures, ink, Qt.AlignmentFlag.AlignRight)
        right -= px(84)
        if any(one is not None for one in row.latencies):
            # Without a course its room is the name's.
            course = px(58 if theme.is_compact else 82)
            right -= course
            place = QRectF(right, area.center().y() - px(9), course, px(18))
            self._path(row).paint(painter, place, spark_colour(_TONES.get(row.state, SparkTone.NORMAL), theme))
        name = QRectF(area.left() + px(46), area.top(), right - px(8) - area.left() - px(46), area.height())
        draw_line(painter, name, row.name, theme.font(TextKind.BODY, weight=weight), ink)

    def _paint_since(self, painter: QPainter, theme: Theme, place: QRectF, row: HealthRow) -> None:
        """A fresh change is named, unless the value is its word already."""
        named = row.is_fresh and row.word != row.value
        words, ink = (row.word, _fresh_inks(row, theme)[0]) if named else (row.since, theme.colour.text3)
        draw_line(
            painter, place, words, theme.font(TextKind.CAPTION, tabular=True), ink, Qt.AlignmentFlag.AlignRight
        )

    def _path(self, row: HealthRow) -> SparkPath:
        """The polyline of a row, built once a change."""
        known = self._paths.get(row.id)
        if known is None or known[0] != row.latencies:
            known = (row.latencies, SparkPath(row.latencies))
            self._paths[row.id] = known
        return known[1]


def _fresh_inks(row: HealthRow, theme: Theme) -> tuple[QColor, QColor]:
    """The bar and the tint of a fresh change."""
    colour = theme.colour
    if row.state in (State.DOWN, State.FLAPPING):
        return colour.alarm, colour.alarm_tint
    if row.state is State.SLOW:
        return colour.caution, colour.caution_tint
    return (colour.good if row.is_recovered else colour.text2), colour.hover
