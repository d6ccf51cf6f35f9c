"""Each state has a glyph of its own."""

from dataclasses import replace

from incident_desk.domain.health import State
from incident_desk.qt.panes.health.glyphs import GLYPHS, glyph_of
from incident_desk.qt.widgets.state_glyph import GlyphState
from tests.qt.panes.health.test_rows import ROW


def test_every_state_has_a_glyph_and_none_that_is_told_shares_it():
    assert set(GLYPHS) == set(State)
    told = set(State) - {State.FAILING, State.RECOVERING}
    assert len({GLYPHS[state] for state in told}) == len(told)


def test_a_recovery_is_shown_as_such():
    assert glyph_of(ROW) is GlyphState.NORMAL
    assert glyph_of(replace(ROW, is_recovered=True)) is GlyphState.RECOVERED
