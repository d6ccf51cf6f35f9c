"""Paints the months of a measure: a full dot is a median, a ring a single value; the line breaks where none is."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from incident_desk.qt.pages.metrics.rows import MonthShown
from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line, text_width

STEP = 50.0
"""The least room that a month needs: for a value such as ``≥ 6:29 h``."""
_LOW = 52.0
"""Below that height value and name of a month share less room."""


def fitting(months: tuple[MonthShown, ...], width: float) -> tuple[MonthShown, ...]:
    """The newest months for which there is room."""
    return months[-max(1, int(width // STEP)) :]


def paint_trend(painter: QPainter, area: QRectF, months: tuple[MonthShown, ...], theme: Theme) -> None:
    """The newest months for which there is room, from left to right."""
    shown = fitting(months, area.width())
    if not shown:
        return
    is_low = area.height() < _LOW + 10
    top, foot = area.top() + (24 if is_low else 30), area.bottom() - (24 if is_low else 32)
    step = area.width() / max(len(shown), 3)

    def point(place: int, height: float) -> QPointF:
        return QPointF(area.left() + step * (place + 0.5), foot - height * (foot - top))

    _paint_line(
        painter,
        [(one, point(place, one.heights[0]) if one.heights else None) for place, one in enumerate(shown)],
        theme,
    )
    for place, one in enumerate(shown):
        points = [point(place, height) for height in one.heights]
        for at in points:
            _paint_point(painter, at, theme, is_median=one.is_median)
        column = QRectF(area.left() + step * place, area.top(), step, area.height())
        _paint_words(painter, column, one, points, theme)


def _paint_line(painter: QPainter, points: list[tuple[MonthShown, QPointF | None]], theme: Theme) -> None:
    painter.setPen(QPen(theme.colour.line_strong, 1.5))
    pairs = zip(points, points[1:], strict=False)
    lines = [
        QLineF(first, second)
        for (one, first), (other, second) in pairs
        if first is not None and second is not None and len(one.heights) == len(other.heights) == 1
    ]
    painter.drawLines(lines)


def _paint_point(painter: QPainter, at: QPointF, theme: Theme, *, is_median: bool) -> None:
    painter.setPen(QPen(theme.colour.text2, 1.5))
    painter.setBrush(theme.colour.text2 if is_median else theme.colour.panel)
    painter.drawEllipse(at, 4, 4)


def _paint_words(painter: QPainter, column: QRectF, one: MonthShown, points: list[QPointF], theme: Theme) -> None:
    font, colour = theme.font(TextKind.CAPTION, tabular=True), theme.colour
    middle = Qt.AlignmentFlag.AlignHCenter
    foot = QRectF(column.left(), column.bottom() - 18, column.width(), 16)
    draw_line(painter, foot, one.name, font, colour.text3, middle)
    if one.text:
        above = max(column.top() + 1, min((at.y() for at in points), default=column.center().y() + 8) - 22)
        width = max(column.width(), text_width(one.text, font) + 1)
        band = QRectF(column.center().x() - width / 2, above, width, 16)
        draw_line(painter, band, one.text, font, colour.text2, middle)
