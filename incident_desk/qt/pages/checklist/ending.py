"""How a run ends: running, complete but for what is deferred, complete; or rolled back, or stopped."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from incident_desk.domain.run_reading import RunReading, RunState
from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_GAP, _GLYPH, _LINE = 8.0, 14.0, 40.0


@dataclass(frozen=True, slots=True)
class EndingModel:
    """The states one after the other, and the place of the one that the run has."""

    states: tuple[str, ...]
    current: int = 0


def ending_of(reading: RunReading) -> EndingModel:
    """The way to the end as it looks now."""
    put_off = reading.counts.deferred
    except_words = f"Complete except {put_off} deferred" if put_off else "Complete except deferred"
    if reading.state in (RunState.ROLLED_BACK, RunState.STOPPED):
        return EndingModel(("Running", reading.words.capitalize()), 1)
    places = {RunState.RUNNING: 0, RunState.EXCEPT_DEFERRED: 1, RunState.COMPLETE: 2}
    return EndingModel(("Running", except_words, "Complete"), places[reading.state])


class Ending(PaintedWidget[EndingModel]):
    """The states as glyphs with their words, joined by a line."""

    def design_size(self, theme: Theme) -> QSizeF:
        """One line."""
        return QSizeF(240, 28)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """From left to right; the state that the run has is lit."""
        left = 0.0
        for place, words in enumerate(self.model.states):
            is_current = place == self.model.current
            if place:
                painter.fillRect(QRectF(left, area.center().y(), _LINE, 1), theme.colour.line_strong)
                left += _LINE + _GAP
            is_past = place < self.model.current
            glyph = GlyphState.CURRENT if is_current else GlyphState.MET if is_past else GlyphState.NO_DATA
            paint_state_glyph(painter, QRectF(left, 0, _GLYPH, area.height()), glyph, theme)
            left += _GLYPH + _GAP
            font = theme.font(TextKind.SMALL, weight=600 if is_current else None)
            ink = theme.colour.text if is_current else theme.colour.text2
            room = QRectF(left, 0, max(0.0, area.width() - left), area.height())
            left = draw_line(painter, room, words, font, ink) + _GAP

    def spoken(self) -> Spoken:
        """The state that the run has, and those that may come."""
        later = self.model.states[self.model.current + 1 :]
        told = f", then {', or '.join(later)}" if later else ""
        return Spoken("How this run ends", f"{self.model.states[self.model.current]}{told}")
