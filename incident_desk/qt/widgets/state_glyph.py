"""The state of something watched, as a shape first and a colour second; the word stands beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from incident_desk.qt.theme import Theme
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box

GLYPH = 14.0
"""Side of the square in which every glyph is drawn, before scaling."""


class GlyphState(Enum):
    """The value is the word that stands for the state where none is given."""

    NORMAL = "normal"
    SLOW = "slow"
    DOWN = "down"
    RECOVERED = "recovered"
    NO_DATA = "no data"
    PAUSED = "paused"
    FLAPPING = "flapping"
    SUPPRESSED = "suppressed"
    MAINTENANCE = "in maintenance"
    BLIND = "not judged"
    MET = "met"
    MISSED = "missed"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class GlyphModel:
    """The state, and the word to read aloud when it is not the state's own."""

    state: GlyphState
    word: str = ""


def paint_state_glyph(painter: QPainter, rect: QRectF, state: GlyphState, theme: Theme) -> None:
    """Draw the glyph into the square at the centre of ``rect``."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / GLYPH, side / GLYPH)
    _PAINTERS[state](painter, theme)
    painter.restore()


class StateGlyph(PaintedWidget[GlyphModel]):
    """The glyph as a widget of 14 × 14 pixels."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A square."""
        return QSizeF(GLYPH, GLYPH)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the glyph."""
        paint_state_glyph(painter, area, self.model.state, theme)

    def spoken(self) -> Spoken:
        """The word of the state."""
        return Spoken("State", self.model.word or self.model.state.value)


def stroke(painter: QPainter, colour: QColor, width: float) -> None:
    """Set a pen with round ends and no filling."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _ring(painter: QPainter, colour: QColor, radius: float, width: float) -> None:
    stroke(painter, colour, width)
    painter.drawEllipse(QPointF(7, 7), radius, radius)


def _tick(painter: QPainter, colour: QColor, width: float) -> None:
    stroke(painter, colour, width)
    painter.drawPolyline(QPolygonF([QPointF(4.2, 7.2), QPointF(6.2, 9.2), QPointF(9.8, 5.2)]))


def _paint_normal(painter: QPainter, theme: Theme) -> None:
    _ring(painter, theme.colour.text3, 4.25, 1.5)


def _paint_slow(painter: QPainter, theme: Theme) -> None:
    stroke(painter, theme.colour.caution, 0.9)
    painter.setBrush(theme.colour.caution_fill)
    painter.drawPolygon(QPolygonF([QPointF(7, 1.2), QPointF(13.4, 12.6), QPointF(0.6, 12.6)]))
    painter.setPen(QPen(theme.colour.on_caution, 1.5, c=Qt.PenCapStyle.FlatCap))
    painter.drawLines([QLineF(7, 5, 7, 8.8), QLineF(7, 10.2, 7, 11.3)])


def _paint_down(painter: QPainter, theme: Theme) -> None:
    fill_box(painter, QRectF(1, 1, 12, 12), 2, theme.colour.alarm_fill)
    stroke(painter, theme.colour.on_alarm, 1.6)
    painter.drawLines([QLineF(4.4, 4.4, 9.6, 9.6), QLineF(9.6, 4.4, 4.4, 9.6)])


def _paint_missed(painter: QPainter, theme: Theme) -> None:
    fill_box(painter, QRectF(1, 1, 12, 12), 2, theme.colour.alarm_fill)
    painter.setPen(QPen(theme.colour.on_alarm, 1.8, c=Qt.PenCapStyle.FlatCap))
    painter.drawLines([QLineF(7, 3.4, 7, 8), QLineF(7, 9.4, 7, 11)])


def _paint_recovered(painter: QPainter, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour.good)
    painter.drawEllipse(QPointF(7, 7), 6.0, 6.0)
    _tick(painter, theme.colour.panel, 1.6)


def _paint_no_data(painter: QPainter, theme: Theme) -> None:
    pen = QPen(theme.colour.text2, 1.5, c=Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.4 / 1.5, 2.0 / 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(7, 7), 5.0, 5.0)


def _paint_paused(painter: QPainter, theme: Theme) -> None:
    stroke(painter, theme.colour.text3, 2.2)
    painter.drawLines([QLineF(4.5, 3, 4.5, 11), QLineF(9.5, 3, 9.5, 11)])


def _paint_flapping(painter: QPainter, theme: Theme) -> None:
    """As loud as down, with corners at its sides, and up and down instead of a cross."""
    stroke(painter, theme.colour.alarm_fill, 1.0)
    painter.setBrush(theme.colour.alarm_fill)
    corners = ((3.6, 1.2), (10.4, 1.2), (13.4, 7), (10.4, 12.8), (3.6, 12.8), (0.6, 7))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    stroke(painter, theme.colour.on_alarm, 1.6)
    zigzag = (QPointF(3.4, 9.4), QPointF(5.6, 4.8), QPointF(8.4, 9.4), QPointF(10.6, 4.8))
    painter.drawPolyline(QPolygonF(list(zigzag)))


def _paint_suppressed(painter: QPainter, theme: Theme) -> None:
    """A hook under something above it."""
    stroke(painter, theme.colour.text2, 1.6)
    painter.drawPolyline(QPolygonF([QPointF(3, 2), QPointF(3, 9), QPointF(11.2, 9)]))
    painter.drawPolyline(QPolygonF([QPointF(8.4, 6.2), QPointF(11.2, 9), QPointF(8.4, 11.8)]))


def _paint_maintenance(painter: QPainter, theme: Theme) -> None:
    """A road sign: work is announced."""
    stroke(painter, theme.colour.text2, 1.5)
    painter.drawPolygon(QPolygonF([QPointF(7, 1.2), QPointF(12.8, 7), QPointF(7, 12.8), QPointF(1.2, 7)]))
    painter.drawLine(QLineF(4.8, 7, 9.2, 7))


def _paint_blind(painter: QPainter, theme: Theme) -> None:
    """A ring that is struck out: nothing can be said."""
    _ring(painter, theme.colour.text2, 5.0, 1.5)
    painter.drawLine(QLineF(2.2, 11.8, 11.8, 2.2))


def _paint_met(painter: QPainter, theme: Theme) -> None:
    _ring(painter, theme.colour.text3, 6.0, 1.3)
    _tick(painter, theme.colour.text2, 1.5)


def _paint_current(painter: QPainter, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour.accent)
    painter.drawEllipse(QPointF(7, 7), 5.0, 5.0)


_PAINTERS: dict[GlyphState, Callable[[QPainter, Theme], None]] = {
    GlyphState.NORMAL: _paint_normal,
    GlyphState.SLOW: _paint_slow,
    GlyphState.DOWN: _paint_down,
    GlyphState.RECOVERED: _paint_recovered,
    GlyphState.NO_DATA: _paint_no_data,
    GlyphState.PAUSED: _paint_paused,
    GlyphState.FLAPPING: _paint_flapping,
    GlyphState.SUPPRESSED: _paint_suppressed,
    GlyphState.MAINTENANCE: _paint_maintenance,
    GlyphState.BLIND: _paint_blind,
    GlyphState.MET: _paint_met,
    GlyphState.MISSED: _paint_missed,
    GlyphState.CURRENT: _paint_current,
}
