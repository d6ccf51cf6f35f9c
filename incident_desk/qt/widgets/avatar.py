"""A person as a disc with initials; a role that nobody holds is a dashed ring, never blank."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from incident_desk.qt.theme import TextKind, Theme, paint_icon
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import outline_box

DISC = 24.0
"""Diameter before scaling."""
_LETTERS_LEAST = 20.0


@dataclass(frozen=True, slots=True)
class AvatarModel:
    """Initials (empty: nobody), the full name for ears and tooltip, whether this is the person at the desk.

    ``joined`` is False for a person who is named but has not come: dashed, with the initials.
    """

    initials: str = ""
    name: str = ""
    is_me: bool = False
    joined: bool = True


def paint_avatar(painter: QPainter, rect: QRectF, model: AvatarModel, theme: Theme) -> None:
    """Draw the disc into the square at the centre of ``rect``."""
    side = min(rect.width(), rect.height())
    disc = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    colour, is_there = theme.colour, bool(model.initials) and model.joined
    if is_there:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour.plate if model.is_me else colour.hover)
        painter.drawEllipse(disc)
    else:
        outline_box(painter, disc, side / 2, colour.control, 1.0, dashed=True)
    ink = colour.text3 if not is_there else colour.on_plate if model.is_me else colour.text
    if model.initials:
        letters = theme.font(TextKind.CAPTION, px=11 * side / DISC / theme.scale, weight=600)
        draw_line(painter, disc, model.initials, letters, ink, Qt.AlignmentFlag.AlignHCenter)
    elif side >= _LETTERS_LEAST:
        paint_icon(painter, disc.adjusted(5, 5, -5, -5), "plus", ink)


class Avatar(PaintedWidget[AvatarModel]):
    """The disc as a widget of 24 × 24 pixels."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A square."""
        return QSizeF(DISC, DISC)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the disc."""
        paint_avatar(painter, area, self.model, theme)

    def spoken(self) -> Spoken:
        """The name, or that nobody holds the role."""
        who = self.model.name or self.model.initials or "nobody yet"
        return Spoken("Person", who if self.model.joined or not self.model.initials else f"{who}, not joined")
