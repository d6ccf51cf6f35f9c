"""What the painters of the page's rows share: grounds, focus, and lines of words."""

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import QStyle, QToolTip, QWidget

from incident_desk.qt.theme import Theme
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.lettering import text_width
from incident_desk.qt.widgets.shapes import outline_box


def tell_what_is_cut(event: QHelpEvent, view: QWidget, words: str, font: QFont, width: float) -> bool:
    """Answers what a pointer asks that rests on a row: with its words, if there was no room for them."""
    is_cut = bool(words) and text_width(words, font) > width
    QToolTip.showText(event.globalPos(), wrapped(words) if is_cut else "", view)
    return True


def begin_row(painter: QPainter, option: Any, theme: Theme, *, marked: bool = False) -> QRectF:
    """Lay the ground of a row, of a ``marked`` one as what is open; its area. The caller restores the painter."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area, state = QRectF(option.rect), option.state
    if marked:
        painter.fillRect(area, theme.colour.selection)
        painter.fillRect(QRectF(area.left(), area.top(), theme.px(3), area.height()), theme.colour.accent)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, theme.colour.hover)
    if state & QStyle.StateFlag.State_HasFocus:
        outline_box(painter, area.adjusted(1, 1, -1, -1), 3, theme.colour.accent, 2.0)
    return area
