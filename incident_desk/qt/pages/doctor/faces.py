"""What the parts of the page share: the sign of a kind, and the box with the number of a finding."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from incident_desk.domain.doctor import Group
from incident_desk.qt.pages.doctor.listed import SET_ASIDE, Listed
from incident_desk.qt.theme import TextKind, Theme, paint_icon
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.state_glyph import GLYPH, GlyphState, paint_state_glyph

BOX = 20
"""Side of the box with a number, in pixels of the design."""
WORDS = {
    Group.CONTRADICTION.value: "contradiction",
    Group.MISSING.value: "missing",
    Group.ASK.value: "worth asking",
    SET_ASIDE: "set aside",
}
"""Each kind in a word or two."""
_GLYPHS = {Group.CONTRADICTION.value: GlyphState.SLOW, Group.MISSING.value: GlyphState.NO_DATA}
_ICONS = {Group.ASK.value: "circle-question-mark", SET_ASIDE: "archive"}


def kind_of(listed: Listed) -> str:
    """The key of its filter."""
    return SET_ASIDE if listed.aside is not None else listed.finding.group.value


def paint_kind(painter: QPainter, area: QRectF, kind: str, theme: Theme) -> None:
    """The sign of a kind, in the middle of the area."""
    side = theme.px(GLYPH)
    box = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
    if kind in _GLYPHS:
        paint_state_glyph(painter, box, _GLYPHS[kind], theme)
    else:
        paint_icon(painter, box, _ICONS[kind], theme.colour.text2)


def paint_number(painter: QPainter, box: QRectF, number: int, theme: Theme, *, is_open: bool) -> None:
    """The number of a finding; that of the open one is filled."""
    colour, radius = theme.colour, theme.px(4)
    if is_open:
        fill_box(painter, box, radius, colour.accent)
    else:
        fill_box(painter, box, radius, colour.raised)
        outline_box(painter, box, radius, colour.line_strong)
    font = theme.font(TextKind.CAPTION, weight=600, tabular=True)
    ink = colour.on_accent if is_open else colour.text2
    draw_line(painter, box, str(number), font, ink, Qt.AlignmentFlag.AlignHCenter)
