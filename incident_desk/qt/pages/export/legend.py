"""What the marks on the pages mean, in one line over them."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box, paint_hatch

_KINDS = ("replaced", "removed", "kept by you", "leak")
_NOTE, _NOTE_SHORT = "Marks are not printed", "never printed"
_SIGN, _GAP, _BETWEEN = 22.0, 6.0, 20.0


@dataclass(frozen=True, slots=True)
class LegendModel:
    """``note`` stands in the kinds' place where none is shown: as sent, or as it was before."""

    note: str = ""


class Legend(PaintedWidget[LegendModel]):
    """The line."""

    def design_size(self, theme: Theme) -> QSizeF:
        """All of its words."""
        return QSizeF(320, 26 if theme.is_compact else 36)

    def spoken(self) -> Spoken:
        """What it says."""
        return Spoken(self.model.note or f"Marks: {', '.join(_KINDS)}. {_NOTE}")

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the line."""
        font, ink = theme.font(TextKind.SMALL), theme.colour.text2
        inset = 14.0 if theme.is_compact else 20.0
        band = area.adjusted(inset, 0, -inset, 0)
        if self.model.note:
            draw_line(painter, band, self.model.note, font, ink)
            return
        left = band.left()
        for kind in _KINDS:
            sign = QRectF(left, area.center().y() - 7, _SIGN, 14)
            _paint_sign(painter, sign, kind, theme)
            words = QRectF(sign.right() + _GAP, 0, band.right() - sign.right() - _GAP, area.height())
            left = draw_line(painter, words, kind, font, ink) + (_BETWEEN if band.width() > 500 else 12)
        room = band.right() - left
        note = next((one for one in (_NOTE, _NOTE_SHORT) if text_width(one, font) <= room), "")
        rest = QRectF(left, 0, room, area.height())
        draw_line(painter, rest, note, font, theme.colour.text2, Qt.AlignmentFlag.AlignRight)


def _paint_sign(painter: QPainter, sign: QRectF, kind: str, theme: Theme) -> None:
    colour = theme.colour
    letters = theme.font(TextKind.CAPTION)
    if kind == "removed":
        paint_hatch(painter, sign, colour.control, step=4.2, width=1.2)
        outline_box(painter, sign, 3, colour.control, 1.0, dashed=True)
    elif kind == "leak":
        box = QRectF(sign.center().x() - 7, sign.top() + 1, 14, 12)
        fill_box(painter, box, 3, colour.caution_tint)
        outline_box(painter, box, 3, colour.caution_line, 2.0)
    elif kind == "replaced":
        fill_box(painter, sign, 3, colour.accent_tint)
        painter.fillRect(QRectF(sign.left(), sign.bottom() - 2, sign.width(), 2), colour.accent)
        draw_line(painter, sign, "Aa", letters, colour.text, Qt.AlignmentFlag.AlignHCenter)
    else:
        outline_box(painter, sign, 4, colour.text2, 1.5)
        draw_line(painter, sign, "Aa", letters, colour.text, Qt.AlignmentFlag.AlignHCenter)
