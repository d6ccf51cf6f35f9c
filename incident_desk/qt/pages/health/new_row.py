"""The check that is being described, at the top of the list: it is not watched yet."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from incident_desk.qt.pages.health.list_rows import ROW, ROW_COMPACT
from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_NEW = "new"


class NewRow(PaintedWidget[str]):
    """Its model is the name that the check has so far."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as it may be, as high as the rows under it."""
        return QSizeF(0, ROW_COMPACT if theme.is_compact else ROW)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """The look of a chosen row."""
        px = theme.px
        painter.fillRect(area, theme.colour.selection)
        painter.fillRect(QRectF(area.left(), area.top(), px(3), area.height()), theme.colour.accent)
        glyph = QRectF(area.left() + px(20), area.center().y() - px(7), px(14), px(14))
        paint_state_glyph(painter, glyph, GlyphState.NO_DATA, theme)
        small = theme.font(TextKind.SMALL)
        right = area.adjusted(0, 0, -px(16), 0)
        draw_line(painter, right, _NEW, small, theme.colour.text3, Qt.AlignmentFlag.AlignRight)
        name = area.adjusted(px(44), 0, -px(26) - text_width(_NEW, small), 0)
        draw_line(painter, name, self.model, theme.font(TextKind.BODY, weight=500), theme.colour.text)

    def spoken(self) -> Spoken:
        """Its name, and that it is new."""
        return Spoken(self.model, "new, not watched yet")
