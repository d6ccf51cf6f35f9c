"""The shipped outline icons, tinted with a token colour and kept in Qt's pixmap cache by pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from incident_desk.resource_files import resource

STROKE = 1.75
"""The stroke of the design, in units of the 24 × 24 drawing."""


def icon_pixmap(name: str, colour: QColor, size: int, *, ratio: float = 1.0, stroke: float = STROKE) -> QPixmap:
    """The icon as a square pixmap of ``size`` device-independent pixels for a screen of this pixel ratio.

    Raises:
        FileNotFoundError: no icon of that name is shipped.
    """
    key = f"icon/{name}/{colour.rgba():x}/{size}/{ratio:.2f}/{stroke}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = _rendered(name, colour, size, ratio, stroke)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def icon(name: str, colour: QColor, size: int = 16) -> QIcon:
    """The icon for a menu, an action or a button, sharp on ordinary and on double-density screens."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(icon_pixmap(name, colour, size, ratio=ratio))
    return result


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor, stroke: float = STROKE) -> None:
    """Draw the icon into the square at the centre of ``rect``; for widgets and delegates."""
    size = round(min(rect.width(), rect.height()))
    ratio = painter.device().devicePixelRatio() * painter.worldTransform().m11()
    pixmap = icon_pixmap(name, colour, size, ratio=ratio, stroke=stroke)
    corner = QPointF(round(rect.center().x() - size / 2), round(rect.center().y() - size / 2))
    painter.drawPixmap(QRectF(corner, QSize(size, size)), pixmap, QRectF(pixmap.rect()))


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _rendered(name: str, colour: QColor, size: int, ratio: float, stroke: float) -> QPixmap:
    drawing = _source(name).replace("currentColor", colour.name())
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
