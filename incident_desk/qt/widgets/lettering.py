"""Single lines of text for painters: measured, shortened with an ellipsis, set on a whole-pixel baseline."""

from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from incident_desk.qt.widgets.as_text import inert


def text_width(text: str, font: QFont) -> float:
    """How far the pen moves over this text, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(inert(text))


def baseline_in(top: float, height: float, font: QFont) -> int:
    """The whole-pixel baseline that centres a line of this font in a band."""
    metrics = QFontMetricsF(font)
    ascent, descent = round(metrics.ascent()), round(metrics.descent())
    return round(top) + floor((height - ascent - descent) / 2) + ascent


def shortened(text: str, font: QFont, width: float) -> str:
    """The text, cut at its end with an ellipsis where it is wider than ``width``."""
    metrics, room, text = QFontMetricsF(font), max(0.0, width), inert(text)
    if metrics.horizontalAdvance(text) <= room:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def in_two_lines(text: str, font: QFont, width: float) -> tuple[str, str]:
    """The text broken between two words; what is too wide for its line is cut with an ellipsis."""
    first, *words = text.split(" ")
    while words and text_width(f"{first} {words[0]}", font) <= width:
        first = f"{first} {words.pop(0)}"
    return shortened(first, font, width), shortened(" ".join(words), font, width)


def draw_text(painter: QPainter, point: QPointF, text: str, font: QFont, colour: QColor) -> float:
    """Draw from a point on the baseline; the x where the text ends."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(point, inert(text))
    return point.x() + text_width(text, font)


def draw_line(
    painter: QPainter,
    band: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draw one line centred in the height of ``band`` and shortened to its width; the x where it ends."""
    metrics, room, text = QFontMetricsF(font), max(0.0, band.width()), inert(text)
    width = metrics.horizontalAdvance(text)
    if width > room:
        # Most lines have room: to elide costs as much again as to measure, and panes draw many lines each second.
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
    left = band.left()
    if align is not Qt.AlignmentFlag.AlignLeft:
        left += (room - width) if align is Qt.AlignmentFlag.AlignRight else (room - width) / 2
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(left, baseline_in(band.top(), band.height(), font)), text)
    return left + width
