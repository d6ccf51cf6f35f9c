"""A card of the readers: who they are, what they get, and how much of the report that leaves."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.key_cap import key_caps_width, paint_key_caps
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_HEIGHT, _HEIGHT_COMPACT = 75.0, 46.0
_LEAST = 170
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOTHING, _KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class CardModel:
    """The readers, what they get, how many pages and how much is removed, and the number of the key."""

    title: str
    about: str
    far: str
    number: int


class AudienceCard(PaintedButton[CardModel]):
    """One of a few, of which one is chosen: arrows go to the others."""

    step_wished = Signal(int)
    """An arrow asks for the card before (-1) or after (1)."""

    def __init__(self, themes: ThemeService, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)
        # Qt gives it the role of a radio button.
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Its words can be shortened."""
        theme = self._themes.current
        return QSize(theme.px(_LEAST), self.sizeHint().height())

    def design_size(self, theme: Theme) -> QSizeF:
        """Three lines, or two where there is little room."""
        return QSizeF(300, _HEIGHT_COMPACT if theme.is_compact else _HEIGHT)

    def spoken(self) -> Spoken:
        """All of its words."""
        return Spoken(self.model.title, f"{self.model.about}. {self.model.far}. Key Alt+{self.model.number}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the card before or after. With another key they are the page's, as Enter is."""
        key, plain = event.key(), event.modifiers() in (_NOTHING, _KEYPAD)
        if key in _STEPS and plain:
            self.step_wished.emit(_STEPS[Qt.Key(key)])
        elif key in _STEPS or (key in _ENTER and self.isChecked()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the card."""
        colour, model, taken = theme.colour, self.model, self.isChecked()
        ground = colour.raised if taken else colour.hover if self.is_hot else None
        if ground is not None:
            fill_box(painter, area, 8, ground)
        outline_box(painter, area, 8, colour.accent if taken else colour.line_strong, 2.0 if taken else 1.0)
        top = 4.0 if theme.is_compact else 11.0
        _paint_ring(painter, QPointF(22, top + 10), taken, theme)
        keys = ("Alt", str(model.number))
        caps = key_caps_width(keys, theme)
        paint_key_caps(painter, area.right() - 12 - caps, top + 10, keys, theme)
        left = 41.0
        title = QRectF(left, top, area.right() - caps - 20 - left, 20)
        draw_line(painter, title, model.title, theme.font(TextKind.BODY, weight=500), colour.text)
        caption = theme.font(TextKind.CAPTION)
        lines = [(model.far, colour.text2)]
        if not theme.is_compact:
            lines = [(model.about, colour.text2), (model.far, colour.text3)]
        for place, (words, ink) in enumerate(lines):
            band = QRectF(left, top + (19 if theme.is_compact else 21) + 17 * place, area.right() - 12 - left, 17)
            draw_line(painter, band, words, caption, ink)


def _paint_ring(painter: QPainter, middle: QPointF, taken: bool, theme: Theme) -> None:
    ring = QRectF(middle.x() - 9, middle.y() - 9, 18, 18)
    outline_box(painter, ring, 9, theme.colour.accent if taken else theme.colour.control, 1.5)
    if taken:
        fill_box(painter, ring.adjusted(4.5, 4.5, -4.5, -4.5), 4.5, theme.colour.accent)
