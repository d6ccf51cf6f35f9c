"""The counts of the head: all of them where there is room, and none is kept back in silence."""

import pytest

from incident_desk.qt.panes.health.count_strip import Count, CountsModel, CountStrip
from incident_desk.qt.widgets.state_glyph import GlyphState

MODEL = CountsModel((Count(GlyphState.DOWN, 2), Count(GlyphState.BLIND, 1), Count(GlyphState.NORMAL, 5)))


@pytest.fixture
def strip(themes, qtbot):
    one = CountStrip(themes, MODEL)
    qtbot.addWidget(one)
    return one


def test_all_counts_have_room_in_the_wanted_size(strip, themes):
    theme = themes.current
    assert strip.fitting(theme, strip.design_size(theme).width()) == (MODEL.counts, 0)


def test_what_has_no_room_is_counted(strip, themes):
    theme, width = themes.current, strip.design_size(themes.current).width()
    down, _blind, normal = MODEL.counts
    assert strip.fitting(theme, width - 8) == ((down, normal), 1), "what is normal is said as long as it can be"
    assert strip.fitting(theme, 10) == ((down,), 6)


def test_the_tooltip_and_the_spoken_words_say_all(strip):
    assert strip.toolTip() == strip.accessibleDescription() == "2 down, 1 not judged, 5 normal"


def test_without_a_check_nothing_is_painted(themes, strip):
    strip.set_model(CountsModel())
    assert strip.fitting(themes.current, 100) == ((), 0) and strip.accessibleDescription() == ""


def test_it_is_painted_in_both_themes(each_theme, qtbot):
    one = CountStrip(each_theme, MODEL)
    qtbot.addWidget(one)
    one.resize(one.sizeHint())
    picture = one.grab().toImage()
    assert len({picture.pixel(x, 10) for x in range(picture.width())}) > 4
