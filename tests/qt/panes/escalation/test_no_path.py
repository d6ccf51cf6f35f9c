"""Without a path: one line for whoever was called."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.panes.escalation.no_path import NoPath


@pytest.fixture
def none(themes, qtbot):
    none = NoPath(themes)
    qtbot.addWidget(none)
    none.show()
    return none


def test_enter_and_the_button_log_what_was_typed_and_nothing_else(none, qtbot):
    heard = []
    none.log_wanted.connect(heard.append)
    qtbot.keyClick(none.field, Qt.Key.Key_Return)
    assert heard == []
    qtbot.keyClicks(none.field, "called the CTO")
    qtbot.keyClick(none.field, Qt.Key.Key_Return)
    none.button.click()
    assert heard == ["called the CTO", "called the CTO"]


def test_it_says_what_is_missing_and_what_to_do(none):
    assert "No escalation path is stated" in none.words.text() and "Write down whom you called" in none.words.text()
