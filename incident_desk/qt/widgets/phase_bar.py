"""The time spent by phase as one thin row, scaled to a target: the ribbon of a list."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from incident_desk.qt.theme import Theme
from incident_desk.qt.widgets.clock import spoken_duration
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box

_THICKNESS = 6.0
_SEAM = 1.5
_BEYOND = 30.0
"""Room to the right of the target's tick, for the arrow of one that ran over."""


@dataclass(frozen=True, slots=True)
class PhaseBarModel:
    """Seconds spent in each phase, and the target in seconds; without a target the longest bar fills the row."""

    spent: tuple[float, ...]
    target: float | None = None


def paint_phase_bar(painter: QPainter, area: QRectF, model: PhaseBarModel, theme: Theme) -> None:
    """Draw the row, centred in the height of ``area``; what runs over the target ends in a red arrow."""
    colour, width = theme.colour, area.width() - _BEYOND
    top = area.center().y() - _THICKNESS / 2
    fill_box(painter, QRectF(area.left(), top, width, _THICKNESS), _THICKNESS / 2, colour.ribbon_future)
    total = model.target or sum(model.spent) or 1.0
    left = area.left()
    for index, spent in enumerate(model.spent):
        length = min(spent / total * width, area.left() + width - left)
        if length > _SEAM:
            box = QRectF(left, top, length - _SEAM, _THICKNESS)
            fill_box(painter, box, 1.5, colour.ribbon_done if index % 2 else colour.text3)
        left += max(0.0, length)
    if model.target is None:
        return
    tick = area.left() + width
    if sum(model.spent) > model.target:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(tick, top, _BEYOND - 8, _THICKNESS), colour.alarm_fill)
        painter.setBrush(colour.alarm_fill)
        end, middle = area.right(), area.center().y()
        corners = (QPointF(end - 8, middle - 5), QPointF(end, middle), QPointF(end - 8, middle + 5))
        painter.drawPolygon(QPolygonF(corners))
    painter.fillRect(QRectF(tick - 0.5, area.center().y() - 8, 1.25, 16), colour.text2)


class PhaseBar(PaintedWidget[PhaseBarModel]):
    """The row as a widget."""

    def design_size(self, theme: Theme) -> QSizeF:
        """The place in a list of incidents."""
        return QSizeF(230, 22)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the row."""
        paint_phase_bar(painter, area, self.model, theme)

    def spoken(self) -> Spoken:
        """The total, and whether it is over the target."""
        total = sum(self.model.spent)
        over = self.model.target is not None and total > self.model.target
        return Spoken("Time by phase", spoken_duration(round(total)) + (", over the target" if over else ""))
