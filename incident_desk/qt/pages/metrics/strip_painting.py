"""Paints a strip: the axis, the middle half, the median, the target's flag, and one dot for each incident.

A full dot is a time that is known, a ring one that is about; an arrow points to where a time can still lie. What is
over its target is a red square on its corner: the shape says it as well as the colour.
"""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from incident_desk.domain.moments import Precision
from incident_desk.qt.pages.metrics.rows import Band, Dot, MeasureShown
from incident_desk.qt.theme import TextKind, Theme, with_alpha
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import fill_box, outline_box

INSET = 10.0
"""Room at both ends of the axis, so that the outermost dots are whole."""
RADIUS = 4.5
_CROWD = 60
"""From so many dots on they let each other shine through."""


def x_of(area: QRectF, share: float) -> float:
    """Where a share of the axis stands."""
    return area.left() + INSET + share * (area.width() - 2 * INSET)


def paint_axis(painter: QPainter, area: QRectF, shown: MeasureShown, theme: Theme) -> None:
    """The names of the marks."""
    font, end = theme.font(TextKind.CAPTION), area.left() - 100
    for share, name in shown.marks:
        width = text_width(name, font)
        if x_of(area, share) - width / 2 < end + 8:
            continue  # in a narrow window some marks go without their name
        end = x_of(area, share) + width / 2
        band = QRectF(x_of(area, share) - width / 2, area.top(), width + 1, area.height())
        draw_line(painter, band, name, font, theme.colour.text3)


def paint_strip(painter: QPainter, area: QRectF, shown: MeasureShown, theme: Theme, at: int = -1) -> None:
    """The whole strip; ``at`` is the place of the dot on which the keyboard stands."""
    colour, middle = theme.colour, area.center().y()
    painter.setPen(QPen(colour.line, 1))
    painter.drawLines(
        [QLineF(x_of(area, one), area.top(), x_of(area, one), area.bottom()) for one, _ in shown.marks]
    )
    if shown.middle_at is not None:
        box = _box(area, shown.middle_at, 18)
        fill_box(painter, box, 4, colour.ribbon_future)
        outline_box(painter, box, 4, colour.line_strong)
    if shown.flag is not None:
        _paint_flag(painter, area, shown.flag.place, shown.flag.text, theme)
    ink = with_alpha(colour.text3, 0.55) if len(shown.dots) > _CROWD else colour.text3
    for dot in shown.dots:
        if not dot.is_over:
            _paint_dot(painter, area, dot, theme, ink)
    for dot in shown.dots:
        if dot.is_over:
            _paint_dot(painter, area, dot, theme, colour.alarm_fill)
    if shown.median_at is not None:
        _paint_median(painter, area, shown.median_at, theme)
    _paint_marks(painter, QPointF(0, middle), area, shown, theme, at)


def _box(area: QRectF, band: Band, height: float) -> QRectF:
    left, right = x_of(area, band.left), x_of(area, band.right)
    return QRectF(left, area.center().y() - height / 2, max(3.0, right - left), height)


def _paint_median(painter: QPainter, area: QRectF, band: Band, theme: Theme) -> None:
    """A line; where the median is only bounded, from one end to the other."""
    if band.right > band.left:
        fill_box(painter, _box(area, band, 26), 0, with_alpha(theme.colour.accent, 0.25))
    for share in {band.left, band.right}:
        painter.fillRect(QRectF(x_of(area, share) - 1.5, area.center().y() - 13, 3, 26), theme.colour.accent)


def _paint_flag(painter: QPainter, area: QRectF, share: float, text: str, theme: Theme) -> None:
    x, top, colour = x_of(area, share), area.center().y() - 17, theme.colour
    painter.fillRect(QRectF(x - 0.75, top, 1.5, 34), colour.text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour.text)
    corners = ((0, 0), (8, 0), (5.8, 2.7), (8, 5.4), (0, 5.4))
    painter.drawPolygon(QPolygonF([QPointF(x + left, top + down) for left, down in corners]))
    font = theme.font(TextKind.CAPTION)
    left, width = _beside(area, x, text_width(text, font))
    draw_line(painter, QRectF(left, max(area.top() + 1, top - 12), width + 1, 16), text, font, colour.text2)


def _beside(area: QRectF, x: float, width: float) -> tuple[float, float]:
    """Left edge and width of a flag's words: at its right, else at its left; never over the name of the measure."""
    before, after = x - 6 - area.left(), area.right() - x - 12
    if width <= after or (width > before and after >= before):
        return x + 12, min(width, after)
    return x - 6 - min(width, before), min(width, before)


def _paint_dot(painter: QPainter, area: QRectF, dot: Dot, theme: Theme, ink: QColor) -> None:
    x, y = x_of(area, dot.place), area.center().y()
    if dot.precision in (Precision.AT_LEAST, Precision.AT_MOST):
        _paint_arrow(painter, x, y, 1 if dot.precision is Precision.AT_LEAST else -1, ink)
    elif dot.precision is Precision.RANGE:
        painter.fillRect(QRectF(x, y - 1, x_of(area, dot.right) - x, 2), ink)
        painter.fillRect(QRectF(x_of(area, dot.right) - 1, y - 4, 2, 8), ink)
    if dot.is_over:
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ink)
        painter.drawPolygon(_square(x, y, 5.5))
    elif dot.precision is Precision.ABOUT:
        painter.setPen(QPen(theme.colour.text2, 1.6))
        painter.setBrush(theme.colour.panel)
        painter.drawEllipse(QPointF(x, y), 4.2, 4.2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, y), RADIUS, RADIUS)
    if dot.is_over and dot.precision is Precision.ABOUT:
        painter.setBrush(theme.colour.panel)
        painter.drawPolygon(_square(x, y, 3))


def _square(x: float, y: float, half: float) -> QPolygonF:
    return QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])


def _paint_arrow(painter: QPainter, x: float, y: float, way: int, ink: QColor) -> None:
    painter.fillRect(QRectF(min(x, x + way * 12), y - 1.25, 12, 2.5), ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    tip = [QPointF(x + way * 11, y - 5), QPointF(x + way * 18, y), QPointF(x + way * 11, y + 5)]
    painter.drawPolygon(QPolygonF(tip))


def _paint_marks(
    painter: QPainter, at_middle: QPointF, area: QRectF, shown: MeasureShown, theme: Theme, at: int
) -> None:
    """A ring around what is looked at, with its key; one around the dot on which the keyboard stands."""
    colour, y = theme.colour, at_middle.y()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if 0 <= at < len(shown.dots):
        painter.setPen(QPen(colour.accent, 2))
        painter.drawEllipse(QPointF(x_of(area, shown.dots[at].place), y), 9, 9)
    if shown.marked is not None:
        x = x_of(area, shown.marked.place)
        painter.setPen(QPen(colour.accent, 2))
        painter.drawEllipse(QPointF(x, y), 7.5, 7.5)
        font = theme.font(TextKind.CAPTION, weight=500)
        width = text_width(shown.marked.key, font)
        left = min(max(area.left(), x - width / 2), area.right() - width)
        draw_line(painter, QRectF(left, y + 12, width + 1, 16), shown.marked.key, font, colour.accent)
