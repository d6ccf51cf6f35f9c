"""A window of its own with round corners, also where nothing lets what is behind it shine through.

Under X11 Qt does not say whether a compositor runs. Without one, the corners of a translucent window are black: so
there they are cut off, and what is left of their smooth edge lies on the colour that is behind.
"""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QRegion


def is_cut() -> bool:
    """Whether corners are cut off, and the window is not translucent."""
    return QGuiApplication.platformName() == "xcb"


def round_region(area: QRect, radius: float) -> QRegion:
    """The pixels of the area but for its corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(area), radius, radius)
    return QRegion(path.toFillPolygon().toPolygon())


def fill_behind(painter: QPainter, area: QRect, ground: QColor, dim: QColor) -> None:
    """The ground with a dim over it, all opaque."""
    painter.fillRect(area, ground)
    painter.fillRect(area, dim)
