"""How the state of a check looks: its glyph, the colour of its line, the inks of a fresh change."""

from PySide6.QtGui import QColor

from incident_desk.domain.health import State
from incident_desk.qt.panes.health.row import HealthRow
from incident_desk.qt.theme import Theme
from incident_desk.qt.widgets.sparkline import SparkTone
from incident_desk.qt.widgets.state_glyph import GlyphState

GLYPHS = {
    State.OK: GlyphState.NORMAL,
    State.FAILING: GlyphState.NORMAL,
    State.RECOVERING: GlyphState.DOWN,
    State.SLOW: GlyphState.SLOW,
    State.DOWN: GlyphState.DOWN,
    State.FLAPPING: GlyphState.FLAPPING,
    State.PAUSED: GlyphState.PAUSED,
    State.SUPPRESSED: GlyphState.SUPPRESSED,
    State.MAINTENANCE: GlyphState.MAINTENANCE,
    State.NO_DATA: GlyphState.NO_DATA,
    State.BLIND: GlyphState.BLIND,
}
"""The glyph of each state."""
TONES = {State.DOWN: SparkTone.ALARM, State.FLAPPING: SparkTone.ALARM, State.SLOW: SparkTone.CAUTION}
"""The colour of the line of a check that fails."""


def glyph_of(row: HealthRow) -> GlyphState:
    """The glyph of a row; a recovery is shown as such for some minutes."""
    return GlyphState.RECOVERED if row.is_recovered else GLYPHS[row.state]


def fresh_inks(row: HealthRow, theme: Theme) -> tuple[QColor, QColor]:
    """The bar and the tint of a fresh change."""
    colour = theme.colour
    if row.state in (State.DOWN, State.FLAPPING):
        return colour.alarm, colour.alarm_tint
    if row.state is State.SLOW:
        return colour.caution, colour.caution_tint
    return (colour.good if row.is_recovered else colour.text2), colour.hover
