"""The table of the leak scan, painted: each format a line, each place of a file a column."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from incident_desk.qt.pages.export.scanned import HEADS, HEADS_SHORT, ScanLine
from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_HEAD, _LINE, _LINE_COMPACT = 22, 26, 22
_NAME = 92.0
_SHARES = (0.19, 0.26, 0.18, 0.16, 0.21)
_GREY = ("none", "not scanned")
_NARROW = 500


@dataclass(frozen=True, slots=True)
class ScanModel:
    """The lines."""

    lines: tuple[ScanLine, ...] = ()


class ScanTable(PaintedWidget[ScanModel]):
    """The table; ears hear it line by line as its value."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As high as its lines."""
        line = _LINE_COMPACT if theme.is_compact else _LINE
        return QSizeF(340, _HEAD + line * len(self.model.lines))

    def spoken(self) -> Spoken:
        """Every line."""
        return Spoken("Leak scan", ". ".join(one.spoken for one in self.model.lines))

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the heads, then the lines."""
        line = _LINE_COMPACT if theme.is_compact else _LINE
        columns = _columns(area)
        heads = HEADS if area.width() >= _NARROW else HEADS_SHORT
        font = theme.font(TextKind.CAPTION, weight=500)
        for (left, width), words in zip(columns, heads, strict=True):
            draw_line(painter, QRectF(left, 0, width, _HEAD), words, font, theme.colour.text3)
        for place, one in enumerate(self.model.lines):
            band = QRectF(area.left(), _HEAD + place * line, area.width(), line)
            painter.fillRect(QRectF(band.left(), band.top(), band.width(), 1), theme.colour.line)
            _paint_line(painter, band, columns, one, theme)


def _columns(area: QRectF) -> list[tuple[float, float]]:
    name = _NAME if area.width() >= _NARROW else 74.0
    rest, left, columns = area.width() - name, area.left() + name, []
    for share in _SHARES:
        columns.append((left, rest * share - 6))
        left += rest * share
    return columns


def _paint_line(
    painter: QPainter, band: QRectF, columns: list[tuple[float, float]], one: ScanLine, theme: Theme
) -> None:
    colour = theme.colour
    name = QRectF(band.left(), band.top(), columns[0][0] - band.left() - 6, band.height())
    draw_line(painter, name, one.name, theme.font(TextKind.SMALL, weight=500), colour.text)
    small = theme.font(TextKind.SMALL, tabular=True)
    if len(one.cells) == 1:
        rest = QRectF(columns[0][0], band.top(), band.right() - columns[0][0], band.height())
        draw_line(painter, rest, one.cells[0], small, colour.text3)
        return
    for (left, width), words, leaks in zip(columns, one.cells, one.leaking, strict=True):
        cell = QRectF(left, band.top(), width, band.height())
        if leaks:
            paint_state_glyph(painter, QRectF(left, cell.center().y() - 7, 14, 14), GlyphState.SLOW, theme)
            strong = theme.font(TextKind.SMALL, weight=600, tabular=True)
            rest = cell.adjusted(18, 0, 0, 0)
            short = words if text_width(words, strong) <= rest.width() else words.split()[0]
            draw_line(painter, rest, short, strong, colour.caution)
        else:
            draw_line(painter, cell, words, small, colour.text3 if words in _GREY else colour.text2)
