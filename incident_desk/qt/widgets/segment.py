"""One part of a row of choices in a shared frame; the taken one stands out."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import outline_box

_RADIUS = 6.0


@dataclass(frozen=True, slots=True)
class SegmentModel:
    """Its words, whether it stands at an end of the row, the room beside the words; ``tinted`` when it is taken.

    A tinted one says that somebody answered; the others are raised.
    """

    text: str
    first: bool
    last: bool
    inset: float = 12.0
    tinted: bool = False


class Segment(PaintedButton[SegmentModel]):
    """One choice, checked when it is taken."""

    def __init__(self, themes: ThemeService, model: SegmentModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)

    def design_size(self, theme: Theme) -> QSizeF:
        """Wide enough for the taken look, so that nothing moves."""
        letters = theme.font(TextKind.SMALL, weight=600)
        width = round(text_width(self.model.text, letters) + 2 * self.model.inset) + 1
        return QSizeF(width, 28 if theme.is_compact else 30)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw this part of the shared frame."""
        colour, model, taken = theme.colour, self.model, self.isChecked()
        ground, ink = (colour.accent_tint, colour.accent) if model.tinted else (colour.raised, colour.text)
        # The frame is longer than the part where it has neighbours: one outline, cut by the widget's edge.
        frame = area.adjusted(0 if model.first else -20, 0, 0 if model.last else 20, 0)
        shape = QPainterPath()
        shape.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillPath(shape, ground if taken else colour.hover if self.is_hot else colour.window)
        outline_box(painter, frame, _RADIUS, colour.line_strong)
        if not model.last:
            painter.fillRect(QRectF(area.right() - 1, 0, 1, area.height()), colour.line_strong)
        letters = theme.font(TextKind.SMALL, weight=600 if taken else 400)
        left = (area.width() - text_width(model.text, letters)) / 2
        band = QRectF(left, 0, area.width(), area.height())
        draw_line(painter, band, model.text, letters, ink if taken else colour.text2)

    def spoken(self) -> Spoken:
        """Its words."""
        return Spoken(self.model.text)
