"""The way through time by buttons, and the field in which a moment is typed."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.replay.controls import Controls


@pytest.fixture
def controls(qtbot, themes):
    one = Controls(themes)
    qtbot.addWidget(one)
    one.resize(1400, 44)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    return one


def test_each_button_says_what_is_wished(controls):
    heard = []
    for signal in (controls.stepped, controls.shifted):
        signal.connect(heard.append)
    for button in (controls.back, controls.before, controls.after, controls.on):
        button.click()
    assert heard == [-60, False, True, 60]
    names = [one.accessibleName() for one in (controls.back, controls.before, controls.after, controls.on)]
    assert names == ["One minute back", "The entry before", "The next entry", "One minute on"]


def test_the_player_says_what_it_would_do(controls):
    controls.show_playing(True)
    assert controls.player.text() == "Stop"
    controls.show_playing(False)
    assert controls.player.text() == "60 ×" and controls.player.accessibleName() == "Play, a minute a second"


def test_what_is_typed_is_not_taken_away_by_the_moment_that_goes_on(controls, qtbot):
    controls.show_moment("T+12:00", "03:08:08")
    assert (controls.field.text(), controls.time.text()) == ("T+12:00", "03:08:08")
    controls.field.setFocus()
    assert controls.field.selectedText() == "T+12:00"
    qtbot.keyClicks(controls.field, "03:1")
    controls.show_moment("T+13:00", "03:09:08")
    assert controls.field.text() == "03:1" and controls.time.text() == "03:09:08"
    with qtbot.waitSignal(controls.typed) as typed:
        qtbot.keyClick(controls.field, Qt.Key.Key_Return)
    assert typed.args == ["03:1"]
    controls.settle("T+15:00")
    controls.show_moment("T+16:00", "03:12:08")
    assert controls.field.text() == "T+16:00"


def test_what_was_next_is_said(controls):
    controls.show_next("Review recent deployments", "step 6 of 11")
    assert (controls.title.text(), controls.detail.text()) == ("Review recent deployments", "step 6 of 11")
