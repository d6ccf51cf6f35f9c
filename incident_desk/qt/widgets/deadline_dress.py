"""The colours and signs of a deadline cell in each state; state is never colour alone."""

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtGui import QColor

from incident_desk.qt.theme import Theme, with_alpha
from incident_desk.qt.widgets.meter import MeterInk
from incident_desk.qt.widgets.state_glyph import GlyphState


class CellState(Enum):
    """The value is the word for the state."""

    NORMAL = "normal"
    AT_RISK = "at risk"
    ALMOST_DUE = "almost due"
    LATE = "late"
    SEEN = "late, seen"
    MET = "met"
    MISSED = "missed"
    PAUSED = "paused"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class CellDress:
    """Colours of ground and words, and the sign before the label: an icon or a glyph."""

    label: QColor
    value: QColor
    caption: QColor
    meter: MeterInk
    cap_line: QColor
    ground: QColor | None = None
    outline: QColor | None = None
    hatch: QColor | None = None
    glyph: GlyphState | None = None
    icon: str = ""


_QUIET_GLYPHS = {
    CellState.MET: GlyphState.MET,
    CellState.MISSED: GlyphState.MISSED,
    CellState.PAUSED: GlyphState.PAUSED,
}


def dress_of(state: CellState, theme: Theme, pulse: bool, filled: bool) -> CellDress:
    """The dress of a state; ``filled`` is False where a cell has no ground of its own, as in the strip."""
    if state is CellState.AT_RISK:
        return _at_risk(theme, filled)
    if state is CellState.ALMOST_DUE:
        return _almost_due(theme) if filled else replace(_at_risk(theme, filled), icon="", glyph=GlyphState.SLOW)
    if state in (CellState.LATE, CellState.SEEN):
        return _late(theme, state, pulse) if filled else _late_words(theme)
    quiet = replace(_quiet(theme), glyph=_QUIET_GLYPHS.get(state))
    if state is CellState.PAUSED:
        return replace(quiet, meter=replace(quiet.meter, hatch=theme.colour.text2))
    return replace(quiet, value=theme.colour.text3) if state is CellState.NOT_STATED else quiet


def _quiet(theme: Theme) -> CellDress:
    colour = theme.colour
    ink = MeterInk(colour.ribbon_future, colour.text3, colour.control)
    return CellDress(colour.text2, colour.text, colour.text3, ink, colour.line_strong)


def _at_risk(theme: Theme, filled: bool) -> CellDress:
    colour = theme.colour
    track = with_alpha(theme.tokens.dark.well, 0.18)
    return CellDress(
        label=colour.caution,
        value=colour.caution,
        caption=colour.text3,
        meter=MeterInk(track, colour.caution_fill, colour.control),
        cap_line=colour.caution_line,
        ground=colour.caution_tint if filled else None,
        outline=colour.caution if filled and theme.increased_contrast else None,
        glyph=GlyphState.SLOW,
    )


def _almost_due(theme: Theme) -> CellDress:
    colour = theme.colour
    ink = colour.on_caution
    return CellDress(
        label=ink,
        value=ink,
        caption=ink,
        meter=MeterInk(with_alpha(ink, 0.2), ink, with_alpha(ink, 0.53)),
        cap_line=with_alpha(ink, 0.6),
        ground=colour.caution_fill,
        # On light, an amber fill needs an edge to be told from its surroundings.
        outline=None if theme.is_dark else colour.caution_line,
        icon="triangle-alert",
    )


def _late(theme: Theme, state: CellState, pulse: bool) -> CellDress:
    colour, ink = theme.colour, theme.colour.on_alarm
    red = CellDress(
        label=ink,
        value=ink,
        caption=ink,
        meter=MeterInk(with_alpha(ink, 0.27), ink, colour.control),
        cap_line=with_alpha(ink, 0.6),
        ground=colour.alarm_fill,
        icon="octagon-alert",
    )
    if state is CellState.SEEN:
        return red
    if theme.reduced_motion:
        return replace(red, hatch=with_alpha(theme.tokens.dark.well, 0.3))
    return red if pulse else _late_outline(theme)


def _late_outline(theme: Theme) -> CellDress:
    """The other half of the blink: the words stay, ground and words change places."""
    colour = theme.colour
    return CellDress(
        label=colour.alarm,
        value=colour.alarm,
        caption=colour.text2,
        meter=MeterInk(with_alpha(colour.alarm_fill, 0.27), colour.alarm_fill, colour.control),
        cap_line=colour.alarm_line,
        ground=colour.panel,
        outline=colour.alarm_fill,
        icon="octagon-alert",
    )


def _late_words(theme: Theme) -> CellDress:
    return replace(_quiet(theme), label=theme.colour.alarm, value=theme.colour.alarm, glyph=GlyphState.MISSED)
