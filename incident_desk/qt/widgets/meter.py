"""A thin bar that says how much of a target's time is used, with marks at 75 and 90 %; also the bar of a wait."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, paint_hatch

MARKS = (0.75, 0.9)
"""Where a target becomes at risk and almost due, unless the settings say otherwise."""
THICKNESS = 4.0
_MARK_REACH = 2.0
_HATCH_REACH = 2.0


class MeterTone(Enum):
    """Plain for targets, accent for work in progress."""

    PLAIN = "plain"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class MeterInk:
    """The colours of track, filling and marks; with a ``hatch`` the filling stands still: it is hatched."""

    track: QColor
    fill: QColor
    mark: QColor
    hatch: QColor | None = None


@dataclass(frozen=True, slots=True)
class MeterModel:
    """The share used, 0 to 1 (more is drawn as full), and what the bar measures."""

    share: float
    tone: MeterTone = MeterTone.PLAIN
    marks: tuple[float, ...] = MARKS
    thickness: float = THICKNESS
    name: str = "Time used"


def paint_meter(
    painter: QPainter, bar: QRectF, share: float, ink: MeterInk, marks: tuple[float, ...] = MARKS
) -> None:
    """Draw the bar into ``bar``; its marks reach 2 px above and below."""
    radius = bar.height() / 2
    fill_box(painter, bar, radius, ink.track)
    filled = bar.width() * min(1.0, max(0.0, share))
    if filled > 0:
        done = QRectF(bar.left(), bar.top(), filled, bar.height())
        if ink.hatch is None:
            fill_box(painter, done, min(radius, filled / 2), ink.fill)
        else:
            # Higher than the bar, or the lines would be dots.
            paint_hatch(painter, done.adjusted(0, -_HATCH_REACH, 0, _HATCH_REACH), ink.hatch, step=6, width=1.5)
    for mark in marks:
        left = round(bar.left() + mark * bar.width())
        painter.fillRect(QRectF(left, bar.top() - _MARK_REACH, 1, bar.height() + 2 * _MARK_REACH), ink.mark)


class Meter(PaintedWidget[MeterModel]):
    """The bar as a widget that takes all the width there is."""

    def __init__(self, themes: ThemeService, model: MeterModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """Room for the bar and the marks that stand out of it."""
        return QSizeF(120, self.model.thickness + 2 * _MARK_REACH)

    def minimumSizeHint(self) -> QSize:
        """Still readable when narrow."""
        return QSize(self._themes.current.px(40), self.sizeHint().height())

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the bar, centred in the height."""
        colour = theme.colour
        fill = colour.accent if self.model.tone is MeterTone.ACCENT else colour.text3
        top = (area.height() - self.model.thickness) / 2
        bar = QRectF(0, top, area.width(), self.model.thickness)
        paint_meter(
            painter, bar, self.model.share, MeterInk(colour.ribbon_future, fill, colour.control), self.model.marks
        )

    def spoken(self) -> Spoken:
        """The share as a percentage."""
        return Spoken(self.model.name, f"{self.model.share * 100:.0f} %")
