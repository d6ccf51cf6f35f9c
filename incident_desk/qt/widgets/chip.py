"""Chips: a filter, a kind, a channel, a word of state, or a blank that waits to be filled."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_GAP = 6.0
_TARGET = 28.0


class ChipSize(Enum):
    """Height, side inset, letters and icon: a tag in a row, a chip, the kind chip of the log field."""

    TAG = (18.0, 6.0, 12.0, 12.0)
    CHIP = (24.0, 8.0, 13.0, 14.0)
    KIND = (32.0, 12.0, 13.0, 16.0)


class ChipLook(Enum):
    """Plain and line are off, on is taken, blank waits for words; the others carry a state beside their word."""

    PLAIN = "plain"
    LINE = "line"
    ON = "on"
    BLANK = "blank to fill"
    CAUTION = "caution"
    ALARM = "alarm"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class ChipModel:
    """Words, look, and icons at either end."""

    text: str
    look: ChipLook = ChipLook.PLAIN
    size: ChipSize = ChipSize.CHIP
    icon: str = ""
    trailing_icon: str = ""


def chip_size(model: ChipModel, theme: Theme) -> QSizeF:
    """The size of the box, scaled by the theme."""
    height, inset, _, icon = model.size.value
    width = text_width(model.text, _letters(model, theme.unscaled())) + 2 * inset
    width += sum(icon + _GAP for name in (model.icon, model.trailing_icon) if name)
    return QSizeF(width, height) * theme.scale


def paint_chip(painter: QPainter, rect: QRectF, model: ChipModel, theme: Theme) -> None:
    """Draw the chip at the left of ``rect``, centred in its height; also for rows and text."""
    size = _drawn(rect, model, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.left(), rect.center().y() - size.height() / 2)
    painter.scale(theme.scale, theme.scale)
    plain = theme.unscaled()
    _paint_box(painter, QRectF(0, 0, size.width() / theme.scale, model.size.value[0]), model, plain)
    painter.restore()


class Chip(PaintedButton[ChipModel]):
    """A chip that can be pressed; 28 px high for the pointer even where it is drawn lower."""

    def __init__(self, themes: ThemeService, model: ChipModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)

    def design_size(self, theme: Theme) -> QSizeF:
        """The chip, and at least the smallest target."""
        size = chip_size(self.model, theme)
        return QSizeF(max(size.width(), _TARGET), max(size.height(), _TARGET))

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the chip; the pointer on it lifts it by a line."""
        paint_chip(painter, area, self.model, theme)
        if self.is_hot:
            size = _drawn(area, self.model, theme)
            box = QRectF(0, area.center().y() - size.height() / 2, size.width(), size.height())
            outline_box(painter, box, _radius(self.model), theme.colour.line_strong)

    def spoken(self) -> Spoken:
        """The words; a blank and a taken chip say so."""
        says = self.model.look in (ChipLook.BLANK, ChipLook.ON)
        return Spoken(self.model.text, self.model.look.value if says else "")


def _drawn(rect: QRectF, model: ChipModel, theme: Theme) -> QSizeF:
    """Its own size; the kind chip fills its place, so that nothing beside it moves with the word."""
    size = chip_size(model, theme)
    return QSizeF(max(size.width(), rect.width()), size.height()) if model.size is ChipSize.KIND else size


def _letters(model: ChipModel, theme: Theme) -> QFont:
    return theme.font(TextKind.SMALL, px=model.size.value[2], tabular=True)


def _radius(model: ChipModel) -> float:
    return 4.0 if model.size is ChipSize.TAG or model.look is ChipLook.BLANK else 6.0


def _colours(look: ChipLook, theme: Theme) -> tuple[QColor | None, QColor | None, QColor]:
    """Ground, outline and ink."""
    colour = theme.colour
    match look:
        case ChipLook.LINE:
            return None, colour.line_strong, colour.text2
        case ChipLook.ON:
            return colour.accent_tint, colour.accent_line, colour.accent
        case ChipLook.BLANK:
            return colour.caution_tint, colour.caution_line, colour.caution
        case ChipLook.CAUTION:
            return colour.caution_tint, _edge(theme, colour.caution), colour.caution
        case ChipLook.ALARM:
            return colour.alarm_tint, _edge(theme, colour.alarm), colour.alarm
        case ChipLook.GOOD:
            return colour.good_tint, _edge(theme, colour.good), colour.good
        case _:
            return (colour.raised if theme.is_dark else colour.hover), None, colour.text2


def _edge(theme: Theme, colour: QColor) -> QColor | None:
    """Tints have an outline only where more contrast is wanted."""
    return colour if theme.increased_contrast else None


def _paint_box(painter: QPainter, box: QRectF, model: ChipModel, theme: Theme) -> None:
    ground, outline, ink = _colours(model.look, theme)
    if ground is not None:
        fill_box(painter, box, _radius(model), ground)
    if outline is not None:
        outline_box(painter, box, _radius(model), outline, dashed=model.look is ChipLook.BLANK)
    _, inset, _, icon = model.size.value
    left, top = inset, (box.height() - icon) / 2
    if model.icon:
        paint_icon(painter, QRectF(left, top, icon, icon), model.icon, ink)
        left += icon + _GAP
    band = QRectF(left, 0, box.width() - left, box.height())
    left = draw_line(painter, band, model.text, _letters(model, theme), ink)
    if model.trailing_icon:
        paint_icon(painter, QRectF(left + _GAP, top, icon, icon), model.trailing_icon, ink)
