"""What the painters of the page's rows share: grounds, focus, and lines of words."""

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import QStyle, QToolTip, QWidget

from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import outline_box


def tell_what_is_cut(event: QHelpEvent, view: QWidget, words: str, font: QFont, width: float) -> bool:
    """Answers what a pointer asks that rests on a row: with its words, if there was no room for them."""
    is_cut = bool(words) and text_width(words, font) > width
    QToolTip.showText(event.globalPos(), wrapped(words) if is_cut else "", view)
    return True


def paint_mark(painter: QPainter, room: QRectF, right: float, told: tuple[str, bool], theme: Theme) -> float:
    """A small box that ends at ``right``: words, and whether that is there or lacks; where the next one ends."""
    (words, is_there), px, colour = told, theme.px, theme.colour
    caption = theme.font(TextKind.CAPTION)
    width = min(text_width(words, caption) + px(16), px(180))
    box = QRectF(right - width, room.center().y() - px(12), width, px(24))
    ink, line = (colour.text2, colour.line) if is_there else (colour.caution, colour.caution_line)
    outline_box(painter, box, px(4), line, 1.0, dashed=not is_there)
    draw_line(painter, box.adjusted(px(7), 0, -px(7), 0), words, caption, ink, Qt.AlignmentFlag.AlignHCenter)
    return box.left() - px(6)


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
