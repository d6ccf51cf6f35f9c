"""A few facts side by side, each under its small heading, with a line between them."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken

_GAP = 12.0


class PhaseFacts(PaintedWidget[tuple[tuple[str, str], ...]]):
    """Heading and words of each fact; a heading may be as long as a phase's name."""

    def __init__(
        self, themes: ThemeService, model: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """Two lines high."""
        return QSizeF(420, 38)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw them from left to right; the first one is shortened where there is no room for all."""
        small = theme.font(TextKind.CAPTION)
        strong = theme.font(TextKind.STRONG, px=15, weight=500, tabular=True)
        widths = [max(text_width(head, small), text_width(words, strong)) for head, words in self.model]
        over = sum(widths) + (2 * _GAP + 1) * max(0, len(widths) - 1) - area.width()
        left = 0.0
        for place, (head, words) in enumerate(self.model):
            width = max(40.0, widths[place] - max(0.0, over)) if place == 0 else widths[place]
            draw_line(painter, QRectF(left, 0, width + 1, 16), head, small, theme.colour.text3)
            draw_line(painter, QRectF(left, 17, width + 1, 20), words, strong, theme.colour.text)
            left += width + _GAP
            if place < len(self.model) - 1:
                painter.fillRect(QRectF(round(left), 0, 1, 38), theme.colour.line)
                left += 1 + _GAP

    def spoken(self) -> Spoken:
        """All of them in a row."""
        return Spoken("The phase now", "; ".join(f"{head}: {words}" for head, words in self.model))
