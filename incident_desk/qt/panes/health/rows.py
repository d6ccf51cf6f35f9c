"""The health list as a Qt model and its painter."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.health import State
from incident_desk.qt.panes.health.glyphs import TONES, fresh_inks, glyph_of
from incident_desk.qt.panes.health.lined import LinedModel
from incident_desk.qt.panes.health.lines import Heading, Line
from incident_desk.qt.panes.health.row import HealthRow
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.qt.widgets.sparkline import SparkPath, SparkTone, spark_colour
from incident_desk.qt.widgets.state_glyph import paint_state_glyph

_INDEX = QModelIndex | QPersistentModelIndex
_VALUE = 74
"""Width of the place of a value in pixels of the design; a longer one has that of the course as well."""


class HealthTable(QAbstractTableModel):
    """One column; each row a check, or the heading of a group."""

    def __init__(self, model: LinedModel) -> None:
        super().__init__(model)
        self._model = model
        self._lines: tuple[Line, ...] = model.lines
        model.lines_changed.connect(self._on_lines_changed)
        model.looks_changed.connect(self._on_looks_changed)

    def row(self, place: int) -> HealthRow | Heading:
        """What stands in that row."""
        line = self._lines[place]
        return line if isinstance(line, Heading) else self._model.row(line)

    def check(self, place: int) -> str:
        """The id of the check in that row; empty for a heading, and where there is none."""
        line = self._lines[place] if 0 <= place < len(self._lines) else ""
        return "" if isinstance(line, Heading) else line

    def rowCount(self, parent: _INDEX = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _INDEX = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def flags(self, index: _INDEX) -> Qt.ItemFlag:
        """A heading is read, not chosen."""
        is_heading = index.isValid() and not self.check(index.row())
        return Qt.ItemFlag.ItemIsEnabled if is_heading else super().flags(index)

    def data(self, index: _INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row; the painter takes the row itself."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (row.text, row.words))) if isinstance(row, Heading) else row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if isinstance(row, Heading) else plain(row.tip)
        return None

    def _on_lines_changed(self) -> None:
        self.beginResetModel()
        self._lines = self._model.lines
        self.endResetModel()

    def _on_looks_changed(self, places: list[int]) -> None:
        for place in places:
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)


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
        if isinstance(row, Heading):
            _paint_heading(painter, theme, area, row)
        else:
            self._paint_row(painter, theme, area, row, option.state)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, theme: Theme, area: QRectF, row: HealthRow, state: QStyle.StateFlag
    ) -> None:
        self._paint_ground(painter, theme, area, row, bool(state & QStyle.StateFlag.State_Selected))
        left = area.left() + theme.px(20 + (14 if row.is_under else 0))
        place = QRectF(left, area.center().y() - theme.px(7), theme.px(14), theme.px(14))
        paint_state_glyph(painter, place, glyph_of(row), theme)
        self._paint_words(painter, theme, area.adjusted(left - area.left() - theme.px(20), 0, 0, 0), row)
        if state & QStyle.StateFlag.State_HasFocus:
            outline_box(painter, area.adjusted(1, 1, -1, -1), theme.px(4), theme.colour.accent, 2.0)

    def _paint_ground(self, painter: QPainter, theme: Theme, area: QRectF, row: HealthRow, selected: bool) -> None:
        """A change is marked for a minute by a bar and a tint; the word stands at the right."""
        if selected:
            painter.fillRect(area, theme.colour.selection)
        if row.is_fresh:
            bar, tint = fresh_inks(row, theme)
            if not selected:
                painter.fillRect(area, tint)
            painter.fillRect(QRectF(area.left(), area.top(), theme.px(3), area.height()), bar)

    def _paint_words(self, painter: QPainter, theme: Theme, area: QRectF, row: HealthRow) -> None:
        """Name, note, course, value, since when; a narrow pane has no room for the last."""
        px, failing, right = theme.px, row.state in TONES, area.right() - theme.px(16)
        ink = theme.colour.text if failing else theme.colour.text2
        weight = 600 if failing else 400
        if not theme.is_compact:
            self._paint_since(painter, theme, QRectF(right - px(60), area.top(), px(60), area.height()), row)
            right -= px(64)
        figures = theme.font(TextKind.SMALL, weight=weight, tabular=True)
        wide = text_width(row.value, figures) > px(_VALUE)
        room = px(_VALUE + (82 if wide else 0))
        value = QRectF(right - room, area.top(), room, area.height())
        draw_line(painter, value, row.value, figures, ink, Qt.AlignmentFlag.AlignRight)
        right -= room + px(10)
        if not wide and any(one is not None for one in row.latencies):
            # Without a course its room is the name's.
            course = px(58 if theme.is_compact else 82)
            right -= course
            place = QRectF(right, area.center().y() - px(9), course, px(18))
            self._path(row).paint(painter, place, spark_colour(TONES.get(row.state, SparkTone.NORMAL), theme))
        name = QRectF(area.left() + px(46), area.top(), right - px(8) - area.left() - px(46), area.height())
        end = draw_line(painter, name, row.name, theme.font(TextKind.BODY, weight=weight), ink)
        note = QRectF(end + px(8), area.top(), name.right() - end - px(8), area.height())
        if row.note and note.width() > px(60):
            draw_line(painter, note, row.note, theme.font(TextKind.CAPTION, tabular=True), theme.colour.text3)

    def _paint_since(self, painter: QPainter, theme: Theme, place: QRectF, row: HealthRow) -> None:
        """A fresh change is named, unless the value is its word already."""
        word = row.level.word if row.level else row.word
        # Of what is not judged, or fails under another check, the value says so already.
        is_told = row.state in TONES or row.state is State.NO_DATA or row.is_recovered
        named = row.is_fresh and is_told and word != row.value
        words, ink = (word, fresh_inks(row, theme)[0]) if named else (row.since, theme.colour.text3)
        draw_line(
            painter, place, words, theme.font(TextKind.CAPTION, tabular=True), ink, Qt.AlignmentFlag.AlignRight
        )

    def _path(self, row: HealthRow) -> SparkPath:
        """The polyline of a row, built once a change."""
        known = self._paths.get(row.id)
        if known is None or known[0] is not row.latencies:
            known = (row.latencies, SparkPath(row.latencies))
            self._paths[row.id] = known
        return known[1]


def _paint_heading(painter: QPainter, theme: Theme, area: QRectF, heading: Heading) -> None:
    """A quiet line over its group; what is worst of it stands at the right."""
    letters, px = theme.font(TextKind.CAPTION), theme.px
    band = area.adjusted(px(20), px(4), -px(16), 0)
    right = text_width(heading.words, letters) + px(8) if heading.words else 0
    draw_line(painter, band.adjusted(0, 0, -right, 0), heading.text, letters, theme.colour.text3)
    draw_line(painter, band, heading.words, letters, theme.colour.text2, Qt.AlignmentFlag.AlignRight)
