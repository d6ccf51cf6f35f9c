"""The closed escalation: title, alarm, path and the button with its key."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.panes.escalation.strip import EscalationStrip


@pytest.fixture
def strip(themes, qtbot):
    strip = EscalationStrip(themes)
    qtbot.addWidget(strip)
    strip.resize(500, 80)
    strip.show()
    return strip


def test_an_alarm_is_said_in_words_beside_its_sign(strip, night):
    strip.show_state(night.show().model.shown)
    assert strip.when.words.text() == "due since 03:11" and strip.when.glyph.isVisible()
    assert strip.accessibleDescription() == "Engineering Manager, due since 03:11 UTC"


def test_a_time_that_lies_ahead_stands_in_the_path_alone(strip, night):
    strip.show_state(night.show(clock="3:05:00").model.shown)
    assert strip.when.words.text() == "" and not strip.when.glyph.isVisible()
    assert strip.path.model.levels[1].word == "03:11"


def test_without_a_path_it_says_so_and_still_opens(strip, night, qtbot):
    assert not strip.path.isHidden() or strip.none.text() == ""
    strip.show_state(night.show(()).model.shown)
    assert (strip.none.text(), strip.path.isVisible(), strip.button.isEnabled()) == ("No path stated", False, True)
    with qtbot.waitSignal(strip.open_wanted):
        qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)


def test_under_a_tab_no_path_is_said_once_beside_the_button(strip, night):
    strip.be_tab(True)
    strip.show_state(night.show(()).model.shown)
    assert strip.when.words.text() == "No path stated" and not strip.none.isVisible()
    assert not strip.list.isVisible() and strip.button.isEnabled()


def test_under_a_tab_the_title_gives_its_place_to_the_time_and_the_path_is_a_list(strip, night):
    strip.be_tab(True)
    strip.show_state(night.show(clock="3:05:00").model.shown)
    assert strip.list.isVisible() and not strip.path.isVisible() and not strip.title.isVisible()
    assert strip.when.words.text() == "due at 03:11" and strip.list.model == strip.path.model
    strip.be_tab(False)
    assert strip.path.isVisible() and strip.title.isVisible() and not strip.list.isVisible()
