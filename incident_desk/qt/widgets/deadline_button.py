"""The one thing that a deadline cell offers to do, such as Seen: a real button in the colours of its cell."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import TextKind, Theme, Themes, with_alpha
from incident_desk.qt.widgets.key_cap import KeyCapInk, key_caps_width, paint_key_caps
from incident_desk.qt.widgets.lettering import baseline_in, draw_text, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import fill_box

_INSET = 8.0
_GAP = 8.0
_HIGH = 28.0
"""The least height of a target."""
_HOT = 0.16


@dataclass(frozen=True, slots=True)
class CellButtonModel:
    """Its word (empty: the key alone), its keys, what ears hear, and the colours of word and key outline."""

    text: str
    keys: tuple[str, ...]
    name: str
    ink: QColor
    line: QColor


class CellButton(PaintedButton[CellButtonModel]):
    """The button; it stands on the fill of its cell and has no ground of its own until the pointer is on it."""

    def __init__(self, themes: Themes, model: CellButtonModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as word and keys, at least 28 px high and wide."""
        return QSizeF(max(_HIGH, button_width(self.model.text, self.model.keys, theme)), _HIGH)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw word and keys, on a veil while the pointer is on it."""
        model = self.model
        if self.is_hot:
            fill_box(painter, area, 6, with_alpha(model.ink, _HOT))
        caps = key_caps_width(model.keys, theme)
        right = area.right() - _INSET
        if model.text:
            letters = theme.font(TextKind.SMALL, weight=500)
            left = right - caps - (_GAP if caps else 0) - text_width(model.text, letters)
            baseline = baseline_in(0, area.height(), letters)
            draw_text(painter, QPointF(left, baseline), model.text, letters, model.ink)
        ink = KeyCapInk(model.ink, model.line)
        paint_key_caps(painter, right - caps, area.center().y(), model.keys, theme, ink)

    def spoken(self) -> Spoken:
        """What it does, and the key that does the same."""
        return Spoken(self.model.name or self.model.text, "+".join(self.model.keys))


def button_width(text: str, keys: tuple[str, ...], theme: Theme) -> float:
    """The width that word and keys need, before scaling."""
    caps = key_caps_width(keys, theme)
    words = text_width(text, theme.font(TextKind.SMALL, weight=500)) if text else 0.0
    return 2 * _INSET + caps + words + (_GAP if caps and words else 0.0)
