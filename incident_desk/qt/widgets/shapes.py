"""Small shapes that several widgets share: a rounded box with a crisp outline, and the hatch."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def fill_box(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """A filled box with round corners and no outline."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def outline_box(
    painter: QPainter, rect: QRectF, radius: float, colour: QColor, width: float = 1.0, dashed: bool = False
) -> None:
    """An outline that lies wholly inside ``rect``, as a CSS border does."""
    half = width / 2
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern([3.0 / width, 2.0 / width])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        rect.adjusted(half, half, -half, -half), max(0.0, radius - half), max(0.0, radius - half)
    )


def paint_hatch(painter: QPainter, area: QRectF, colour: QColor, *, step: float = 8.0, width: float = 1.5) -> None:
    """Lines at 45° over ``area``; drawn as lines because brush patterns do not scale with the screen."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, width))
    height = area.height()
    count = int((area.width() + height) / step) + 2
    lefts = [area.left() - height + index * step for index in range(count)]
    painter.drawLines([QLineF(left, area.bottom(), left + height, area.top()) for left in lefts])
    painter.restore()


def left_rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A box whose left corners alone are round: a fill that ends at the needle."""
    radius = min(radius, rect.width(), rect.height() / 2)
    path = QPainterPath()
    path.moveTo(rect.left() + radius, rect.top())
    path.lineTo(rect.right(), rect.top())
    path.lineTo(rect.right(), rect.bottom())
    path.lineTo(rect.left() + radius, rect.bottom())
    path.arcTo(QRectF(rect.left(), rect.bottom() - 2 * radius, 2 * radius, 2 * radius), -90, -90)
    path.lineTo(rect.left(), rect.top() + radius)
    path.arcTo(QRectF(rect.left(), rect.top(), 2 * radius, 2 * radius), 180, -90)
    path.closeSubpath()
    return path
