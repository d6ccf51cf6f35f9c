"""Every sign of a check is explained."""

from incident_desk.qt.pages.health.legend import WORDS, Legend
from incident_desk.qt.panes.health.glyphs import GLYPHS
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.state_glyph import GlyphState


def test_every_state_is_in_it():
    assert {glyph for glyph, _, _ in WORDS} == {*GLYPHS.values(), GlyphState.RECOVERED}


def test_in_little_room_it_has_two_columns_and_short_words(themes, qtbot):
    legend = Legend(themes)
    qtbot.addWidget(legend)
    tall = legend.sizeHint().height()
    themes.set_density(Density.COMPACT)
    legend.layout().activate()
    assert legend.sizeHint().height() < tall * 0.7
    assert [label.text() for _, label in legend._rows] == [short for _, _, short in WORDS]
