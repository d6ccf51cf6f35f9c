"""The box before a step or a suspected cause: its inside says how far it is, the word beside it says it again."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from incident_desk.qt.theme import Theme
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box

BOX = 18.0
"""Side of the box before scaling."""


class StepBoxState(Enum):
    """The value is the word for the state; suspect, ruled out and confirmed are those of causes."""

    TO_DO = "to do"
    DOING = "doing"
    DONE = "done"
    NOT_NEEDED = "not needed"
    SUSPECT = "suspect"
    RULED_OUT = "ruled out"
    CONFIRMED = "confirmed"
    WATCHING = "waits for its check"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class StepBoxModel:
    """The state of one box."""

    state: StepBoxState


def paint_step_box(painter: QPainter, rect: QRectF, state: StepBoxState, theme: Theme) -> None:
    """Draw the box into the square at the centre of ``rect``."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / BOX, side / BOX)
    _paint_frame(painter, state, theme)
    _paint_inside(painter, state, theme)
    painter.restore()


class StepBox(PaintedWidget[StepBoxModel]):
    """The box as a widget of 18 × 18 pixels."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A square."""
        return QSizeF(BOX, BOX)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the box."""
        paint_step_box(painter, area, self.model.state, theme)

    def spoken(self) -> Spoken:
        """The word of the state."""
        return Spoken("Step", self.model.state.value)


def _paint_frame(painter: QPainter, state: StepBoxState, theme: Theme) -> None:
    box, colour = QRectF(0, 0, BOX, BOX), theme.colour
    if state in (StepBoxState.DONE, StepBoxState.RULED_OUT):
        fill_box(painter, box, 5, colour.text3)
    elif state is StepBoxState.CONFIRMED:
        fill_box(painter, box, 5, colour.accent)
    elif state in (StepBoxState.DOING, StepBoxState.SUSPECT):
        outline_box(painter, box, 5, colour.accent, 1.5)
    elif state is StepBoxState.WATCHING:
        _dotted_box(painter, box, colour.control)
    else:
        outline_box(painter, box, 5, colour.control, 1.5, dashed=state is StepBoxState.NOT_NEEDED)


def _paint_inside(painter: QPainter, state: StepBoxState, theme: Theme) -> None:
    colour = theme.colour
    if state in (StepBoxState.DOING, StepBoxState.SUSPECT):
        fill_box(painter, QRectF(5, 5, 8, 8), 2, colour.accent)
    elif state in (StepBoxState.DONE, StepBoxState.RULED_OUT):
        _stroke(painter, colour.panel, 1.8)
        painter.drawPolyline(QPolygonF([QPointF(5.5, 9.3), QPointF(7.9, 11.7), QPointF(12.5, 6.5)]))
    elif state is StepBoxState.CONFIRMED:
        # A bull's-eye: unlike the tick of a ruled-out cause even without colour.
        _stroke(painter, colour.on_accent, 1.6)
        painter.drawEllipse(QPointF(9, 9), 4.2, 4.2)
        fill_box(painter, QRectF(7.6, 7.6, 2.8, 2.8), 1.4, colour.on_accent)
    elif state is StepBoxState.WATCHING:
        fill_box(painter, QRectF(6.6, 6.6, 4.8, 4.8), 2.4, colour.text2)
    elif state is StepBoxState.DEFERRED:
        for left in (6.0, 10.2):
            fill_box(painter, QRectF(left, 5.2, 1.8, 7.6), 0.9, colour.text2)
    elif state is StepBoxState.NOT_NEEDED:
        painter.setPen(QPen(colour.text3, 1.6, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(6, 9, 12, 9))


def _dotted_box(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Points in place of a line: it is not for a hand to tick."""
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 1.9])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 4.2, 4.2)


def _stroke(painter: QPainter, colour: QColor, width: float) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
