"""A key as it looks on the keyboard: every command shows the key that does the same."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken

CAP = 20.0
"""Height and least width of a cap, before scaling."""
_GAP = 4.0
_INSET = 6.0
_SYMBOLS = {"Enter": "↵", "Return": "↵"}


@dataclass(frozen=True, slots=True)
class KeyCapInk:
    """Colours of a cap: letters, outline and ground; no ground lets a filled button show through."""

    letters: QColor
    outline: QColor
    ground: QColor | None = None


@dataclass(frozen=True, slots=True)
class KeyCapModel:
    """Keys pressed together, in order: ``("Ctrl", "K")``."""

    keys: tuple[str, ...]


def key_caps_width(keys: tuple[str, ...], theme: Theme) -> float:
    """Width of the row of caps, scaled by the theme; zero without keys."""
    if not keys:
        return 0.0
    plain = theme.unscaled()
    widths = sum(_cap_width(key, plain) for key in keys)
    return (widths + _GAP * (len(keys) - 1)) * theme.scale


def plain_ink(theme: Theme) -> KeyCapInk:
    """The cap on a panel or an ordinary button."""
    colour = theme.colour
    return KeyCapInk(colour.text2, colour.line_strong, colour.window if theme.is_dark else colour.raised)


def paint_key_caps(
    painter: QPainter, left: float, middle: float, keys: tuple[str, ...], theme: Theme, ink: KeyCapInk | None = None
) -> None:
    """Draw the row of caps from ``left``, centred on the height ``middle``."""
    painter.save()
    painter.translate(left, middle - CAP / 2 * theme.scale)
    painter.scale(theme.scale, theme.scale)
    plain, x = theme.unscaled(), 0.0
    for key in keys:
        width = _cap_width(key, plain)
        _paint_cap(painter, QRectF(x, 0, width, CAP), key, plain, ink or plain_ink(plain))
        x += width + _GAP
    painter.restore()


class KeyCap(PaintedWidget[KeyCapModel]):
    """The caps as a widget."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as the caps."""
        return QSizeF(key_caps_width(self.model.keys, theme), CAP)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the caps."""
        paint_key_caps(painter, 0, area.center().y(), self.model.keys, theme)

    def spoken(self) -> Spoken:
        """The keys joined by plus."""
        return Spoken("Key", "+".join(self.model.keys))


def _cap_width(key: str, theme: Theme) -> float:
    letters = theme.font(TextKind.CAPTION, weight=500)
    return float(max(CAP, round(text_width(_SYMBOLS.get(key, key), letters) + 2 * _INSET)))


def _paint_cap(painter: QPainter, cap: QRectF, key: str, theme: Theme, ink: KeyCapInk) -> None:
    outside, inside = QPainterPath(), QPainterPath()
    outside.addRoundedRect(cap, 4, 4)
    # The foot is two pixels thick, as on a real key.
    inside.addRoundedRect(cap.adjusted(1, 1, -1, -2), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    if ink.ground is not None:
        painter.fillPath(inside, ink.ground)
    painter.fillPath(outside.subtracted(inside), ink.outline)
    letters = theme.font(TextKind.CAPTION, weight=500)
    band = cap.adjusted(1, 0, -1, -1)
    draw_line(painter, band, _SYMBOLS.get(key, key), letters, ink.letters, Qt.AlignmentFlag.AlignHCenter)
