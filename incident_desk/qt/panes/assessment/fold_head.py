"""The line into which the card folds: title, how many are answered, the next question, and a chevron."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.lettering import baseline_in, draw_line, draw_text
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton

TITLE = "First questions"


@dataclass(frozen=True, slots=True)
class FoldModel:
    """``count`` is ``4 of 10``; ``following`` the next question, said only while the card is folded."""

    count: str
    following: str = ""
    open: bool = False


class FoldHead(PaintedButton[FoldModel]):
    """Folds and unfolds the card."""

    def __init__(self, themes: ThemeService, model: FoldModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """As high as the head of a pane."""
        return QSizeF(180, 38 if theme.is_compact else 44)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Title, count, next question, chevron."""
        colour, model = theme.colour, self.model
        if self.is_hot:
            painter.fillRect(area, colour.hover)
        left, right = area.left() + (14 if theme.is_compact else 20), area.right() - 12
        title, small = theme.font(TextKind.PANEL_TITLE), theme.font(TextKind.SMALL, tabular=True)
        x = draw_text(painter, QPointF(left, baseline_in(0, area.height(), title)), TITLE, title, colour.text)
        x = draw_text(
            painter, QPointF(x + 10, baseline_in(0, area.height(), small)), model.count, small, colour.text3
        )
        icon = QRectF(right - 16, area.center().y() - 8, 16, 16)
        paint_icon(painter, icon, "chevron-up" if model.open else "chevron-down", colour.text3)
        if model.following and not model.open:
            band = QRectF(x + 12, 0, max(0.0, icon.left() - x - 20), area.height())
            draw_line(painter, band, model.following, small, colour.text2)

    def spoken(self) -> Spoken:
        """The title with count and fold."""
        return Spoken(f"{TITLE}, {self.model.count}", "open" if self.model.open else "folded")
