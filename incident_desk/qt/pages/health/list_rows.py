"""The rows of the page's list, painted: glyph, name, environment, value or how long."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.health import State
from incident_desk.qt.panes.health.glyphs import TONES, fresh_inks, glyph_of
from incident_desk.qt.panes.health.lines import Heading
from incident_desk.qt.panes.health.row import HealthRow
from incident_desk.qt.panes.health.rows import HealthTable
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.qt.widgets.state_glyph import paint_state_glyph

ROW, ROW_COMPACT, HEADING = 44, 32, 30
_INDEX = QModelIndex | QPersistentModelIndex
_LONGEST_VALUE, _LEAST_VALUE = 130, 40
_BY_LENGTH = (State.DOWN, State.FLAPPING)
"""Of these it is said how long they last; of the others what they answer."""


class ListPainter(QStyledItemDelegate):
    """Paints what a ``HealthTable`` holds, in the rows of the page."""

    def __init__(self, themes: ThemeService, table: HealthTable) -> None:
        super().__init__(table)
        self._themes, self._table = themes, table

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:
        """The height of the theme."""
        theme = self._themes.current
        return QSize(200, theme.px(ROW_COMPACT if theme.is_compact else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        """Paint one row."""
        theme, row, area = self._themes.current, self._table.row(index.row()), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _paint_heading(painter, theme, area, row)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(area, theme.colour.selection)
                painter.fillRect(QRectF(area.left(), area.top(), theme.px(3), area.height()), theme.colour.accent)
            _paint_row(painter, theme, area, row)
            if option.state & QStyle.StateFlag.State_HasFocus:
                outline_box(painter, area.adjusted(1, 1, -1, -1), theme.px(4), theme.colour.accent, 2.0)
        painter.restore()


def value_words(row: HealthRow) -> str:
    """What stands at the right: how long it is down, to the minute once it is some, or its value."""
    if row.state not in _BY_LENGTH or not row.since:
        return row.value
    minutes, is_long, _ = row.since.partition(" min ")
    return f"{minutes} min" if is_long else row.since


def _paint_row(painter: QPainter, theme: Theme, area: QRectF, row: HealthRow) -> None:
    px, loud = theme.px, row.state in TONES
    left = area.left() + px(20 + (14 if row.is_under else 0))
    paint_state_glyph(painter, QRectF(left, area.center().y() - px(7), px(14), px(14)), glyph_of(row), theme)
    figures = theme.font(TextKind.SMALL, weight=500 if loud else 400, tabular=True)
    words = value_words(row)
    wide = min(px(_LONGEST_VALUE), text_width(words, figures) + 2)
    letters = theme.font(TextKind.BODY, weight=500 if loud else 400)
    if row.is_under:
        # Beneath its parent it stands already: its own name is what tells it from the others.
        room = area.right() - px(16 + 34) - left - text_width(row.name, letters) - 2
        wide = max(0.0, min(wide, room)) if room >= px(_LEAST_VALUE) else 0.0
    right = QRectF(area.right() - px(16) - wide, area.top(), wide, area.height())
    ink = theme.colour.text if loud else theme.colour.text3
    if row.is_fresh and not loud:
        ink = fresh_inks(row, theme)[0]
    if wide:
        draw_line(painter, right, words, figures, ink, Qt.AlignmentFlag.AlignRight)
    name = QRectF(left + px(24), area.top(), right.left() - left - px(34), area.height())
    draw_line(painter, name, row.name, letters, theme.colour.text if loud else theme.colour.text2)


def _paint_heading(painter: QPainter, theme: Theme, area: QRectF, heading: Heading) -> None:
    letters, px = theme.font(TextKind.SMALL), theme.px
    band = area.adjusted(px(20), px(6), -px(16), 0)
    words = text_width(heading.words, letters) + px(8) if heading.words else 0
    draw_line(painter, band.adjusted(0, 0, -words, 0), heading.text, letters, theme.colour.text3)
    draw_line(painter, band, heading.words, letters, theme.colour.text3, Qt.AlignmentFlag.AlignRight)
