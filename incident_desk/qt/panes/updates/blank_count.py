"""How many blanks are still to fill, with a triangle; pressed, it offers what can be done with the one at hand."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import fill_box
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_GLYPH, _GAP = 12.0, 6.0


@dataclass(frozen=True, slots=True)
class CountModel:
    """How many blanks are open; ``short`` where there is little room."""

    count: int = 0
    short: bool = False

    @property
    def words(self) -> str:
        """``1 blank to fill``."""
        if self.count == 0:
            return "Nothing to fill" if self.short else "Nothing left to fill"
        blanks = f"{self.count} blank{'' if self.count == 1 else 's'}"
        return blanks if self.short else f"{blanks} to fill"


class BlankCount(PaintedButton[CountModel]):
    """The count; it can be pressed while there is something to fill."""

    def __init__(self, themes: ThemeService, model: CountModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setEnabled(model.count > 0)

    def set_model(self, model: CountModel) -> None:
        """Show this count."""
        super().set_model(model)
        self.setEnabled(model.count > 0)

    def design_size(self, theme: Theme) -> QSizeF:
        """Triangle and words, and the least target."""
        glyph = _GLYPH + _GAP if self.model.count else 0
        return QSizeF(text_width(self.model.words, theme.font(TextKind.CAPTION)) + glyph + 5, 28)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw triangle and words."""
        if self.is_hot:
            fill_box(painter, area, theme.tokens.radii.control, theme.colour.hover)
        left = 2.0
        if self.model.count:
            glyph = QRectF(left, area.center().y() - _GLYPH / 2, _GLYPH, _GLYPH)
            paint_state_glyph(painter, glyph, GlyphState.SLOW, theme)
            left += _GLYPH + _GAP
        band = QRectF(left, 0, area.width() - left, area.height())
        ink = theme.colour.text2 if self.model.count else theme.colour.text3
        draw_line(painter, band, self.model.words, theme.font(TextKind.CAPTION), ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that can't be pressed are still words to be read: they are not faded."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.scale, theme.scale)
        area = QRectF(0, 0, self.width() / theme.scale, self.height() / theme.scale)
        self.paint(painter, theme.unscaled(), area)
        painter.end()

    def spoken(self) -> Spoken:
        """The count in full."""
        return Spoken(CountModel(self.model.count).words, "Press to fill or waive one" if self.model.count else "")
