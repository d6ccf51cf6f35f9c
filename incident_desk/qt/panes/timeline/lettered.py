"""Words in several inks, set on one or two lines and kept ready to paint."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from incident_desk.qt.panes.timeline.rows import Ink, Piece
from incident_desk.qt.theme import TextKind, Theme, ThemeName, build_theme
from incident_desk.qt.widgets.as_text import inert

LONGEST = 400
"""Signs of a row that are looked at; two lines never hold more."""


def paint_pieces(
    painter: QPainter, corner: QPointF, pieces: tuple[Piece, ...], width: float, lines: int, look: "Look"
) -> None:
    """Paint the pieces from that corner on at most so many lines; what does not fit ends in an ellipsis."""
    painter.setPen(look.plain)
    _layout(pieces, int(width), lines, look.name, look.scale, look.is_bright).draw(painter, corner)


class Look:
    """The theme, and whether the row was typed by a person, which makes it bright."""

    def __init__(self, theme: Theme, is_bright: bool) -> None:
        self.name, self.scale, self.is_bright = theme.name, theme.scale, is_bright
        self.plain = theme.colour.text if is_bright else theme.colour.text2


def clip(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without what lies beyond the longest row."""
    kept, room = [], LONGEST
    for piece in pieces:
        if room <= 0:
            break
        kept.append(Piece(piece.text[:room], piece.ink))
        room -= len(piece.text)
    return tuple(kept)


@lru_cache(maxsize=512)
def _layout(
    pieces: tuple[Piece, ...], width: int, most: int, name: ThemeName, scale: float, is_bright: bool
) -> QTextLayout:
    theme = build_theme(name, scale=scale)
    font = theme.font(TextKind.BODY)
    pieces = tuple(Piece(inert(piece.text), piece.ink) for piece in pieces)
    text = "".join(piece.text for piece in pieces)
    layout = _set(text, pieces, font, theme, width)
    if layout.lineCount() <= most:
        return layout
    units = text.encode("utf-16-le", "surrogatepass")
    start = 2 * layout.lineAt(most - 1).textStart()
    rest = units[start:].decode("utf-16-le", "surrogatepass")
    # Bold words are a little wider than they measure here.
    room = width - (10 if most == 1 else 2)
    elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, room)
    shortened = units[:start].decode("utf-16-le", "surrogatepass") + elided
    return _set(shortened, pieces, font, theme, width)


def _set(text: str, pieces: tuple[Piece, ...], font: QFont, theme: Theme, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(pieces, theme))
    layout.setCacheEnabled(True)
    y, height = 0, theme.line_height(TextKind.BODY)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (height - line.height()) / 2))
        y += height
    layout.endLayout()
    return layout


def _formats(pieces: tuple[Piece, ...], theme: Theme) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for piece in pieces:
        # Qt counts in UTF-16 units, two bytes each.
        length = len(piece.text.encode("utf-16-le", "surrogatepass")) // 2
        if piece.ink is not Ink.PLAIN:
            one = QTextLayout.FormatRange()
            one.start, one.length = start, length
            one.format = _format(piece.ink, theme)
            ranges.append(one)
        start += length
    return ranges


def _format(ink: Ink, theme: Theme) -> QTextCharFormat:
    form, dim = QTextCharFormat(), QColor(theme.colour.text3)
    if ink is Ink.STRONG:
        form.setFontWeight(QFont.Weight.DemiBold)
        return form
    form.setForeground(dim)
    form.setFontStrikeOut(ink is Ink.STRUCK)
    return form
