"""Paints the rows of what goes: number, value, what stands there instead, places, and the two ways on."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.pages.export.goes import Fate, GoRow, Heading
from incident_desk.qt.pages.playbooks.painting import begin_row
from incident_desk.qt.pages.playbooks.plain_list import ROW
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_ROW, _ROW_COMPACT, _HEAD = 42, 38, 28
_NUMBER, _PLACES, _WAY = 20, 62, 26
_CODE = (Sort.EMAIL, Sort.HOST, Sort.URL, Sort.ADDRESS, Sort.COMMIT, Sort.PATH, Sort.TOKEN)
KEEP = "Keep"


class GoesPainter(QStyledItemDelegate):
    """``is_plain``: values are shown as they are, while the key is held."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.is_plain = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines, or a heading."""
        theme = self._themes.current
        height = _HEAD if isinstance(index.data(ROW), Heading) else _ROW_COMPACT if theme.is_compact else _ROW
        return QSize(0, theme.px(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        theme, one = self._themes.current, index.data(ROW)
        if isinstance(one, Heading):
            _paint_heading(painter, QRectF(option.rect), one, theme)
            return
        state = option.state
        area = begin_row(painter, option, theme, marked=bool(state & QStyle.StateFlag.State_Selected))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.colour.line)
        px, left = theme.px, area.left() + theme.px(inset(theme))
        side = px(_NUMBER)
        paint_number(painter, QRectF(left, area.center().y() - side / 2, side, side), one, theme)
        ways = ways_area(option.rect, one, theme)
        _paint_ways(painter, ways, one, theme)
        places = QRectF(ways.left() - px(_PLACES + 8), area.top(), px(_PLACES), area.height())
        caption = theme.font(TextKind.CAPTION, tabular=True)
        right = Qt.AlignmentFlag.AlignRight
        draw_line(painter, places, one.places, caption, theme.colour.text3, right)
        words = QRectF(left + side + px(8), area.top(), 0, area.height())
        words.setRight(places.left() - px(6))
        self._paint_words(painter, words, one)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, one: GoRow) -> None:
        theme = self._themes.current
        is_code = one.finding.sort in _CODE
        first = theme.font(TextKind.MONO, px=12) if is_code else theme.font(TextKind.SMALL, weight=500)
        shown = one.text if self.is_plain else one.masked
        half = area.height() / 2
        above = QRectF(area.left(), area.top() + theme.px(3), area.width(), half - theme.px(3))
        below = QRectF(area.left(), area.top() + half, area.width(), half - theme.px(3))
        draw_line(painter, above, shown, first, theme.colour.text)
        draw_line(painter, below, one.about, theme.font(TextKind.CAPTION), theme.colour.text3)


def inset(theme: Theme) -> int:
    """The empty room at the left, in pixels of the design."""
    return 14 if theme.is_compact else 20


def ways_area(row: QRect, one: GoRow, theme: Theme) -> QRectF:
    """Where the two ways on stand."""
    width = sum(_way_width(words, theme) for words in (one.verb, KEEP))
    height = theme.px(_WAY)
    return QRectF(row.right() - theme.px(14) - width, QRectF(row).center().y() - height / 2, width, height)


def way_at(row: QRect, point: QPointF, one: GoRow, theme: Theme) -> str:
    """On which of the two ways that point lies: its words, empty for none of them."""
    area = ways_area(row, one, theme)
    if not area.contains(point):
        return ""
    return one.verb if point.x() < area.left() + _way_width(one.verb, theme) else KEEP


def _way_width(words: str, theme: Theme) -> int:
    return round(text_width(words, theme.font(TextKind.CAPTION, weight=600)) + theme.px(19))


def _paint_ways(painter: QPainter, area: QRectF, one: GoRow, theme: Theme) -> None:
    colour, taken = theme.colour, one.verb if one.is_hidden else KEEP
    radius = theme.px(6)
    shape = QPainterPath()
    shape.addRoundedRect(area, radius, radius)
    painter.fillPath(shape, colour.window)
    left = area.left()
    painter.save()
    for words in (one.verb, KEEP):
        part = QRectF(left, area.top(), _way_width(words, theme), area.height())
        is_taken = words == taken
        if is_taken:
            painter.setClipRect(part)
            painter.fillPath(shape, colour.raised)
            painter.setClipping(False)
        font = theme.font(TextKind.CAPTION, weight=600 if is_taken else 400)
        ink = colour.text if is_taken else colour.text2
        draw_line(painter, part, words, font, ink, Qt.AlignmentFlag.AlignHCenter)
        left = part.right()
    painter.restore()
    outline_box(painter, area, radius, colour.line_strong)
    middle = area.left() + _way_width(one.verb, theme)
    painter.fillRect(QRectF(middle, area.top(), 1, area.height()), colour.line_strong)


def paint_number(painter: QPainter, disc: QRectF, one: GoRow, theme: Theme) -> None:
    """The number by which the pages speak of it: filled where replaced, dashed where removed, a ring where kept."""
    colour, radius = theme.colour, disc.width() / 2
    ink = colour.text2
    if one.fate is Fate.REPLACED:
        fill_box(painter, disc, radius, colour.accent_tint)
        outline_box(painter, disc, radius, colour.accent_line)
        ink = colour.accent
    elif one.fate is Fate.REMOVED:
        outline_box(painter, disc, radius, colour.control, 1.0, dashed=True)
    elif one.fate is Fate.KEPT:
        outline_box(painter, disc, radius, colour.text2, 1.5)
        ink = colour.text
    font = theme.font(TextKind.CAPTION, px=11 if one.number < 100 else 9, weight=600, tabular=True)
    draw_line(painter, disc, "?" if one.may_be else str(one.number), font, ink, Qt.AlignmentFlag.AlignHCenter)


def _paint_heading(painter: QPainter, area: QRectF, one: Heading, theme: Theme) -> None:
    band = area.adjusted(theme.px(inset(theme)), theme.px(4), -theme.px(14), 0)
    font = theme.font(TextKind.SMALL, weight=500)
    end = draw_line(painter, band, one.title, font, theme.colour.text2) + theme.px(8)
    rest = QRectF(end, band.top(), band.right() - end, band.height())
    draw_line(painter, rest, one.about, theme.font(TextKind.CAPTION), theme.colour.text3)
