"""What the shapes on a strip mean, in one line."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_GAP, _SIGN = 16.0, 20.0


def _full(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour.text3)
    painter.drawEllipse(QPointF(box.left() + 8, box.center().y()), 4.5, 4.5)


def _ring(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.colour.text2, 1.6))
    painter.setBrush(theme.colour.panel)
    painter.drawEllipse(QPointF(box.left() + 8, box.center().y()), 4, 4)


def _arrow(painter: QPainter, box: QRectF, theme: Theme) -> None:
    _tip(painter, box, theme)
    painter.drawEllipse(QPointF(box.left() + 4, box.center().y()), 3.5, 3.5)


def _tip(painter: QPainter, box: QRectF, theme: Theme) -> None:
    y, left = box.center().y(), box.left()
    painter.fillRect(QRectF(left + 4, y - 1, 7, 2), theme.colour.text3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour.text3)
    painter.drawPolygon(
        QPolygonF([QPointF(left + 10, y - 4.5), QPointF(left + 16, y), QPointF(left + 10, y + 4.5)])
    )


def _over(painter: QPainter, box: QRectF, theme: Theme) -> None:
    x, y = box.left() + 8, box.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour.alarm_fill)
    corners = (QPointF(x, y - 5.5), QPointF(x + 5.5, y), QPointF(x, y + 5.5), QPointF(x - 5.5, y))
    painter.drawPolygon(QPolygonF(corners))


def _median(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.fillRect(QRectF(box.left() + 9, box.center().y() - 7, 3, 14), theme.colour.accent)


def _middle(painter: QPainter, box: QRectF, theme: Theme) -> None:
    area = QRectF(box.left(), box.center().y() - 6, 17, 12)
    fill_box(painter, area, 3, theme.colour.ribbon_future)
    outline_box(painter, area, 3, theme.colour.line_strong)


_ENTRIES: tuple[tuple[str, Callable[[QPainter, QRectF, Theme], None]], ...] = (
    ("one incident", _full),
    ("about", _ring),
    ("at least", _arrow),
    ("over its target", _over),
    ("median", _median),
    ("middle half", _middle),
)


class Legend(PaintedWidget[None]):
    """Signs with their words; where there is no room for all, the first of them."""

    def design_size(self, theme: Theme) -> QSizeF:
        """One line."""
        font = theme.font(TextKind.CAPTION)
        return QSizeF(sum(text_width(words, font) + _SIGN + _GAP for words, _ in _ENTRIES), 18)

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(0, self.sizeHint().height())

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw signs and words from the left."""
        font, left = theme.font(TextKind.CAPTION), area.left()
        for words, sign in _ENTRIES:
            width = text_width(words, font)
            if left + _SIGN + width > area.right() + 1:
                return
            sign(painter, QRectF(left, area.top(), _SIGN, area.height()), theme)
            draw_line(
                painter, QRectF(left + _SIGN, area.top(), width + 1, area.height()), words, font, theme.colour.text2
            )
            left += _SIGN + width + _GAP

    def spoken(self) -> Spoken:
        """The words."""
        return Spoken("Signs on the strips", ", ".join(words for words, _ in _ENTRIES))
