"""When to ask again: lengths to choose, or minutes to type, by keyboard."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.pause_wait import PauseWait


@pytest.fixture
def wait(themes, window, qtbot):
    one = PauseWait(themes, "Ask me again", window)
    one.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return one


def test_twenty_minutes_are_proposed_and_arrow_keys_go_along(wait, qtbot):
    assert wait.seconds == 1200 and not wait.minutes.isVisible()
    segment = wait.choices.layout().itemAt(1).widget()
    segment.setFocus()
    with qtbot.waitSignal(wait.changed):
        qtbot.keyClick(segment, Qt.Key.Key_Left)
    assert wait.seconds == 600


def test_other_asks_for_minutes_and_goes_there(wait, qtbot):
    wait.choices.layout().itemAt(3).widget().click()
    qtbot.waitUntil(wait.minutes.hasFocus)
    assert wait.seconds == 0
    qtbot.keyClicks(wait.minutes, "45")
    assert wait.seconds == 2700


@pytest.mark.parametrize("typed", ["", "soon", "-5", "1.5", "²", "٣", "1234567"])
def test_what_is_no_number_of_minutes_is_none(wait, typed):
    wait.minutes.setText(typed)
    wait.take(3)
    assert wait.seconds == 0


def test_minutes_that_come_back_are_what_is_meant(wait):
    wait.minutes.setText("7")
    assert wait.seconds == 420 and wait.minutes.isVisible()
    wait.take(2)
    assert wait.seconds == 3600 and not wait.minutes.isVisible()
