"""The question whether a pause still stands."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.clock_facts import Pause
from incident_desk.qt.dialogs.still_paused import StillPausedDialog
from tests.fakes import NOON

PAUSE = Pause("resolution", NOON, None, "Waiting for a supplier", "<b>Atlas</b>", "Raise the limit", "4711", NOON)


@pytest.fixture
def dialog(themes, window, shown):
    return shown(StillPausedDialog(themes, PAUSE, NOON + timedelta(minutes=20), window))


def test_it_says_for_whom_why_and_how_long_and_goes_on_with_the_time(dialog):
    assert dialog.windowTitle() == "Still waiting for <b>Atlas</b>?"
    assert dialog.words.text() == (
        "The resolution target has been paused for 20:00. Waiting for a supplier: Raise the limit, case 4711"
    )
    dialog.tick(NOON + timedelta(minutes=21))
    assert "paused for 21:00." in dialog.words.text()


def test_enter_lets_it_stand_and_asks_again_in_twenty_minutes(dialog, qtbot):
    assert dialog.focusWidget() is dialog.do and dialog.wait.seconds == 1200
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_minutes_that_are_none_are_asked_for(dialog, qtbot):
    dialog.wait.take(3)
    dialog.wait.minutes.setText("0")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and "1 to 10080" in dialog.note.text()
    assert dialog.focusWidget() is dialog.wait.minutes


def test_resuming_has_a_key_of_its_own_and_is_no_yes(dialog, qtbot):
    kept = []
    dialog.accepted.connect(lambda: kept.append(1))
    with qtbot.waitSignal(dialog.resume_wished):
        qtbot.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert kept == [] and not dialog.isVisible()


def test_tab_goes_from_resume_to_cancel_to_keep(dialog, qtbot):
    dialog.resume.setFocus()
    for button in (dialog.cancel, dialog.do):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is button


def test_a_pause_for_nobody_is_asked_about_too(themes, window, shown):
    one = shown(StillPausedDialog(themes, Pause("resolution", NOON, None, "Agreed window", ""), NOON, window))
    assert one.windowTitle() == "Does the pause still stand?"
