"""The path as a list, where there is height and little width: a level a line, its word at the right."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from incident_desk.qt.panes.escalation.levels import LevelShown, Mark
from incident_desk.qt.panes.escalation.path_form import GAP, GLYPH, role_font, word_font
from incident_desk.qt.panes.escalation.path_row import GLYPHS, PathRow, role_ink, word_ink
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.state_glyph import paint_state_glyph

_HIGH = 28.0


class PathList(PathRow):
    """Like the row it says its levels aloud, and under the pointer one in full."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent=parent)

    def design_size(self, theme: Theme) -> QSizeF:
        """A line for each level."""
        return QSizeF(240, _HIGH * len(self.model.levels))

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the levels under each other, with a line from shape to shape."""
        middle = GLYPH / 2 + 1
        painter.setPen(QPen(theme.colour.line_strong, 1.0))
        for place in range(1, len(self.model.levels)):
            edge = place * _HIGH
            painter.drawLine(QLineF(middle, edge - _HIGH / 2 + 10, middle, edge + _HIGH / 2 - 10))
        for place, level in enumerate(self.model.levels):
            self._paint_line(painter, theme, QRectF(0, place * _HIGH, area.width(), _HIGH), level)

    def _paint_line(self, painter: QPainter, theme: Theme, band: QRectF, level: LevelShown) -> None:
        glyph = QRectF(1, band.center().y() - GLYPH / 2, GLYPH, GLYPH)
        paint_state_glyph(painter, glyph, GLYPHS[level.mark], theme)
        font = role_font(theme, is_at_hand=level.mark is Mark.DUE)
        word = text_width(level.word, word_font(theme)) if level.word else 0.0
        role = band.adjusted(GLYPH + 2 * GAP, 0, -word - 2 * GAP, 0)
        draw_line(painter, role, level.role, font, role_ink(level, theme))
        draw_line(painter, band, level.word, word_font(theme), word_ink(level, theme), Qt.AlignmentFlag.AlignRight)

    def level_at(self, point: QPointF) -> LevelShown | None:
        """The level on whose line the point lies."""
        place = int(point.y() / self._themes.current.scale // _HIGH)
        return self.model.levels[place] if 0 <= place < len(self.model.levels) else None
