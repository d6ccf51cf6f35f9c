"""The strip of five figures: instruments in one line, not cards."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.home.figures import FigureShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_HEIGHT, _HEIGHT_COMPACT = 102.0, 62.0
_INSET = 20.0
_BAR, _STEP, _BARS_HIGH = 7.0, 10.0, 36.0
_LEAST_FOR_BARS = 230.0


class FigureCell(PaintedWidget[FigureShown]):
    """One figure: caption, value, small words, and what it is made of at the right."""

    def __init__(self, themes: ThemeService, model: FigureShown, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_model(self, model: FigureShown) -> None:
        """Show this figure; its formula is the tooltip."""
        super().set_model(model)
        self.setToolTip(plain(model.meaning))

    def design_size(self, theme: Theme) -> QSizeF:
        """As high as the density says; a fifth of the page wide."""
        return QSizeF(200, _HEIGHT_COMPACT if theme.is_compact else _HEIGHT)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the figure."""
        inset = 12.0 if theme.is_compact else _INSET
        line = QRectF(inset, 0, area.width() - 2 * inset, area.height())
        colour, small = theme.colour, theme.font(TextKind.CAPTION, tabular=True)
        if theme.is_compact:
            head = draw_line(painter, _band(line, 6, 18), self.model.title, small, colour.text2)
            value = theme.font(TextKind.VALUE, px=18, weight=500)
            end = draw_line(painter, _band(line, 26, 28), self.model.value, value, colour.text)
            rest = QRectF(end + 10, 28, line.right() - end - 10, 26)
            draw_line(painter, rest, self.model.caption, small, colour.text3)
            assert head >= line.left()
            return
        draw_line(painter, _band(line, 16, 20), self.model.title, theme.font(TextKind.SMALL), colour.text2)
        draw_line(painter, _band(line, 40, 34), self.model.value, theme.font(TextKind.VALUE), colour.text)
        draw_line(painter, _band(line, 74, 16), self.model.caption, small, colour.text3)
        if area.width() >= _LEAST_FOR_BARS:
            self._paint_right(painter, theme, line)

    def spoken(self) -> Spoken:
        """The figure with its caption."""
        return Spoken(self.model.title, self.model.spoken)

    def _paint_right(self, painter: QPainter, theme: Theme, line: QRectF) -> None:
        foot, colour = 90.0, theme.colour
        count = len(self.model.bars) or len(self.model.blocks)
        left = line.right() - count * _STEP + (_STEP - _BAR)
        for place, share in enumerate(self.model.bars):
            high = max(2.0, _BARS_HIGH * share)
            newest = place == count - 1
            box = QRectF(left + place * _STEP, foot - high, _BAR, high)
            fill_box(painter, box, 1.5, colour.text2 if newest else colour.ribbon_done)
        for place, met in enumerate(self.model.blocks):
            box = QRectF(left + place * _STEP, foot - 18, 8, 18)
            if met:
                fill_box(painter, box, 2, colour.ribbon_done)
            else:
                outline_box(painter, box, 2, colour.alarm, 1.5)


def _band(line: QRectF, top: float, height: float) -> QRectF:
    return QRectF(line.left(), top, line.width(), height)


class FigureStrip(QWidget):
    """The five cells with lines between them."""

    def __init__(self, themes: ThemeService, shown: Sequence[FigureShown], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = [FigureCell(themes, one, self) for one in shown]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, cell in enumerate(self.cells):
            if place:
                row.addWidget(Hairline(themes, upright=True, parent=self))
            row.addWidget(cell, 1, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Figures")

    def show_figures(self, shown: Sequence[FigureShown]) -> None:
        """Show these figures in the same places."""
        for cell, one in zip(self.cells, shown, strict=True):
            cell.set_model(one)
