"""One line that says why."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.reason import ReasonDialog


@pytest.fixture
def dialog(themes, window, shown):
    return shown(ReasonDialog(themes, "Reopen", "Why is it opened again?", "Reopen", window))


def test_a_line_and_enter(dialog, qtbot):
    qtbot.keyClicks(dialog.focusWidget(), "  It came back ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.reason == "It came back"


def test_blanks_are_no_reason(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "   ")
    dialog.do.setFocus()
    qtbot.keyClick(dialog.do, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text() == "Say in a line why"
    assert dialog.focusWidget() is dialog.field


def test_the_field_has_the_question_as_its_name(dialog):
    assert dialog.field.accessibleName() == "Why is it opened again?"
