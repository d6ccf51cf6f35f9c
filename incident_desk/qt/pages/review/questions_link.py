"""How many questions are open, and the way to the next one."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import fill_box
from incident_desk.qt.widgets.state_glyph import GLYPH, GlyphState, paint_state_glyph

_GAP, _INSET = 8.0, 6.0


class QuestionsLink(PaintedButton[int]):
    """Amber words with their sign, quieter than a button: nothing is wrong by that."""

    def __init__(self, themes: ThemeService, count: int, parent: QWidget | None = None) -> None:
        super().__init__(themes, count, parent)
        self.setToolTip(plain("Go to the next question: Alt+Q"))

    def design_size(self, theme: Theme) -> QSizeF:
        """Sign and words, as high as a target has to be."""
        wide = GLYPH + _GAP + text_width(self._words, theme.font(TextKind.SMALL, weight=500)) + 2 * _INSET
        return QSizeF(wide, theme.tokens.sizes.target_min)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """The sign and the words, on a ground while the pointer is there."""
        if self.is_hot:
            fill_box(painter, area, 6, theme.colour.hover)
        sign = QRectF(area.left() + _INSET, area.center().y() - GLYPH / 2, GLYPH, GLYPH)
        paint_state_glyph(painter, sign, GlyphState.SLOW, theme)
        words = QRectF(sign.right() + _GAP, area.top(), area.right() - sign.right() - _GAP, area.height())
        draw_line(painter, words, self._words, theme.font(TextKind.SMALL, weight=500), theme.colour.caution)

    def spoken(self) -> Spoken:
        """What is open, and where it leads."""
        return Spoken(f"{self._words}, go to the next one")

    @property
    def _words(self) -> str:
        return f"{self.model} question{'s' if self.model != 1 else ''} open"
