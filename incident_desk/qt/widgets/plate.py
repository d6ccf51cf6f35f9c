"""The severity plate: severity is weight, never hue.

====  ==================================
rank  drawn as
====  ==================================
0     solid with a ring, four bars
1     solid, three bars
2     outline, two bars
3     thin outline, one bar
4     words alone
None  dashed outline: nobody has stated it
====  ==================================
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainter

from incident_desk.qt.theme import TextKind, Theme, with_alpha
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box

NOT_STATED = "not stated"
RING = 4.0
"""Room around the plate of a Plate widget, where the ring of rank 0 lies."""
_BORDER = 1.5
_ABSENT_BAR = 0.28


@dataclass(frozen=True, slots=True)
class _Build:
    """Measures of one plate size, in pixels of the design."""

    height: float
    inset: float
    letters: float
    radius: float
    gap: float
    bar_width: float
    bar_gap: float
    bar_heights: tuple[float, float, float, float]

    @property
    def bars_width(self) -> float:
        return 4 * self.bar_width + 3 * self.bar_gap


class PlateSize(Enum):
    """Row and strip, the head of the desk, the wall."""

    SMALL = _Build(24, 8, 13, 4, 6, 3, 1.5, (4, 6.5, 9, 11))
    BIG = _Build(36, 12, 18, 6, 9, 4, 2, (6, 9.5, 13, 16))
    WALL = _Build(92, 26, 52, 12, 20, 11, 5, (15, 24, 33, 42))


@dataclass(frozen=True, slots=True)
class PlateModel:
    """The level's own word (P1, SEV2, Critical, Drill) and its rank, 0 worst to 4; None is not stated."""

    label: str = NOT_STATED
    rank: int | None = None
    size: PlateSize = PlateSize.SMALL
    bars: bool = True

    def __post_init__(self) -> None:
        if self.rank is not None and not 0 <= self.rank <= 4:
            raise ValueError(f"A severity rank is 0 to 4, not {self.rank}")

    @property
    def has_bars(self) -> bool:
        """Bars are drawn for a stated rank, unless a plain word is wanted."""
        return self.bars and self.rank is not None


def plate_size(model: PlateModel, theme: Theme) -> QSizeF:
    """The box that the plate fills, without its ring, scaled by the theme."""
    build = model.size.value
    width = text_width(model.label, _letters(model, theme.unscaled())) + 2 * _side(model)
    if model.has_bars:
        width += build.bars_width + build.gap
    return QSizeF(width, build.height) * theme.scale


def paint_plate(painter: QPainter, rect: QRectF, model: PlateModel, theme: Theme) -> None:
    """Draw the plate at the top left of ``rect``; the ring of rank 0 lies up to 3.5 px outside it."""
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(theme.scale, theme.scale)
    plain = theme.unscaled()
    box = QRectF(0, 0, plate_size(model, plain).width(), model.size.value.height)
    _paint_box(painter, box, model, plain)
    _paint_content(painter, box, model, plain)
    painter.restore()


class Plate(PaintedWidget[PlateModel]):
    """The plate as a widget; it keeps ``RING`` pixels free on all sides at every rank, so that rows line up."""

    def design_size(self, theme: Theme) -> QSizeF:
        """The plate and the room for its ring."""
        return plate_size(self.model, theme) + QSizeF(2 * RING, 2 * RING)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the plate, centred in the height."""
        top = (area.height() - self.model.size.value.height) / 2
        paint_plate(painter, QRectF(RING, top, area.width(), area.height()), self.model, theme)

    def spoken(self) -> Spoken:
        """Severity, with the rank in words because levels are named freely."""
        rank = self.model.rank
        weight = "" if rank is None else f", {('most severe', 'second', 'third', 'fourth', 'least severe')[rank]}"
        return Spoken("Severity", f"{self.model.label}{weight}")


def _letters(model: PlateModel, theme: Theme) -> QFont:
    weight = 500 if model.rank is None else 700
    return theme.font(TextKind.SMALL, px=model.size.value.letters, weight=weight, tabular=True)


def _side(model: PlateModel) -> float:
    return _BORDER if model.rank == 4 else _BORDER + model.size.value.inset


def _ink(model: PlateModel, theme: Theme) -> QColor:
    if model.rank is None:
        return theme.colour.text3
    colour = theme.colour
    return (colour.on_plate, colour.on_plate, colour.plate, colour.text2, colour.text2)[model.rank]


def _paint_box(painter: QPainter, box: QRectF, model: PlateModel, theme: Theme) -> None:
    colour, radius = theme.colour, model.size.value.radius
    if model.rank in (0, 1):
        fill_box(painter, box, radius, colour.plate)
    if model.rank == 0:
        outline_box(painter, box.adjusted(-3.5, -3.5, 3.5, 3.5), radius + 3.5, colour.plate, _BORDER)
    elif model.rank == 2:
        outline_box(painter, box, radius, colour.plate, _BORDER)
    elif model.rank == 3:
        outline_box(painter, box, radius, colour.control, _BORDER)
    elif model.rank is None:
        outline_box(painter, box, radius, colour.control, 1.0, dashed=True)


def _paint_content(painter: QPainter, box: QRectF, model: PlateModel, theme: Theme) -> None:
    build, ink, left = model.size.value, _ink(model, theme), _side(model)
    if model.has_bars:
        foot = box.center().y() + build.bar_heights[3] / 2
        for index, height in enumerate(build.bar_heights):
            present = index < 4 - (model.rank or 0)
            bar = QRectF(left + index * (build.bar_width + build.bar_gap), foot - height, build.bar_width, height)
            fill_box(painter, bar, 0.5, ink if present else with_alpha(ink, _ABSENT_BAR))
        left += build.bars_width + build.gap
    band = QRectF(left, 0, box.width() - left, box.height())
    draw_line(painter, band, model.label, _letters(model, theme), ink)
