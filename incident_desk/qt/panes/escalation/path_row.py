"""The path in one row: a glyph, a role and a word for each level, with lines between."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from incident_desk.qt.panes.escalation.levels import LevelShown, Mark
from incident_desk.qt.panes.escalation.path_form import GAP, GLYPH, WORD_GAP, Placed, placed, role_font, word_font
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

GLYPHS = {
    Mark.REACHED: GlyphState.MET,
    Mark.NOT_REACHED: GlyphState.SLOW,
    Mark.DUE: GlyphState.CURRENT,
    Mark.PUT_OFF: GlyphState.PAUSED,
    Mark.AHEAD: GlyphState.NO_DATA,
    Mark.PRESENT: GlyphState.NORMAL,
}
"""The shape of each state."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class PathModel:
    """The levels and, in the sheet, the number of the one that it is about."""

    levels: tuple[LevelShown, ...] = ()
    chosen: int | None = None


class PathRow(PaintedWidget[PathModel]):
    """Where one may be chosen, arrow keys go from level to level and a click takes one."""

    level_chosen = Signal(int)
    """A person went to this level; it counts from 1."""

    def __init__(self, themes: ThemeService, can_choose: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(themes, PathModel(), parent)
        self._can_choose = can_choose
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_choose else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """A row; its width is the pane's."""
        return QSizeF(240, 28 if self._can_choose else 22)

    def minimumSizeHint(self) -> QSize:
        """Roles are shortened."""
        return QSize(80, self.sizeHint().height())

    def spoken(self) -> Spoken:
        """The path level by level; in the sheet, the one that it is about first."""
        levels = self.model.levels
        if not levels:
            return Spoken("Escalation path", "no path stated")
        said = "; ".join(f"{one.level} of {len(levels)}: {one.spoken}" for one in levels)
        chosen = next((one for one in levels if one.level == self.model.chosen), None)
        return Spoken("Escalation path", f"To call: {chosen.role}. {said}" if chosen else said)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the levels with their lines."""
        row = placed(self.model.levels, self.model.chosen, area.width() - 2, theme)
        middle = round(area.center().y()) + 0.5
        painter.setPen(QPen(theme.colour.line_strong, 1.0))
        for one, following in zip(row, row[1:], strict=False):
            painter.drawLine(QLineF(one.right + 9, middle, following.left - 7, middle))
        for one in row:
            self._paint_level(painter, theme, area, one)

    def _paint_level(self, painter: QPainter, theme: Theme, area: QRectF, one: Placed) -> None:
        level, colour = one.level, theme.colour
        glyph = QRectF(one.left + 1, area.center().y() - GLYPH / 2, GLYPH, GLYPH)
        if level.level == self.model.chosen:
            # What the sheet is about is underlined: the shape of its state stays its own.
            painter.fillRect(QRectF(one.left + 1, area.bottom() - 3, one.right - one.left, 2), colour.accent)
        paint_state_glyph(painter, glyph, GLYPHS[level.mark], theme)
        band = QRectF(one.left + GLYPH + GAP + 1, area.top(), area.width(), area.height())
        font = role_font(theme, is_at_hand=one.is_at_hand)
        draw_line(painter, band, one.role, font, colour.text if one.is_at_hand else role_ink(level, theme))
        if one.word:
            band.translate(text_width(one.role, font) + WORD_GAP if one.role else 0, 0)
            draw_line(painter, band, one.word, word_font(theme), word_ink(level, theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the level before or after."""
        step, levels = _STEPS.get(Qt.Key(event.key())), self.model.levels
        if step is None or not self._can_choose or not levels:
            super().keyPressEvent(event)
            return
        places = [place for place, one in enumerate(levels) if one.level == self.model.chosen]
        place = min(max((places[0] if places else 0) + step, 0), len(levels) - 1)
        self.level_chosen.emit(levels[place].level)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the level under it."""
        under = self.level_at(event.position())
        if self._can_choose and under is not None:
            self.level_chosen.emit(under.level)
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A level that is shortened says all of itself under the pointer."""
        if isinstance(event, QHelpEvent):
            under = self.level_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), wrapped(under.spoken) if under else "", self)
            return True
        return super().event(event)

    def level_at(self, point: QPointF) -> LevelShown | None:
        """The level under a point of the widget."""
        theme = self._themes.current
        x = point.x() / theme.scale
        row = placed(self.model.levels, self.model.chosen, self.design_area().width() - 2, theme.unscaled())
        return next((one.level for one in row if one.left - GAP <= x <= one.right + GAP), None)


def role_ink(level: LevelShown, theme: Theme) -> QColor:
    """What is over or comes next is plain to see; what comes later stands back."""
    has_word = level.mark in (Mark.REACHED, Mark.NOT_REACHED) or level.is_next
    return theme.colour.text if has_word else theme.colour.text2


def word_ink(level: LevelShown, theme: Theme) -> QColor:
    """Amber for an alarm."""
    return theme.colour.caution if level.mark is Mark.DUE else theme.colour.text3
