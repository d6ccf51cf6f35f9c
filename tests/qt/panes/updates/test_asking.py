"""One line that asks: an empty one is no answer, Esc is none either."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.panes.updates.asking import AskLine


@pytest.fixture
def line(themes, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    one = AskLine(themes, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield one
    window.close()


def test_it_is_there_only_while_it_asks(line, qtbot):
    assert line.isHidden()
    line.ask("skip", "Why?", "Skip")
    assert line.field.hasFocus() and line.field.accessibleName() == "Why?" and line.button.text() == "Skip"
    qtbot.keyClicks(line.field, "  nothing new ")
    with qtbot.waitSignal(line.answered) as answered:
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert answered.args == ["skip", "nothing new"] and line.isHidden()


def test_an_empty_line_is_no_answer(line, qtbot):
    line.ask("skip", "Why?", "Skip")
    with qtbot.assertNotEmitted(line.answered):
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.isVisible()


def test_esc_leaves_it_and_the_next_question_begins_empty(line, qtbot):
    line.ask("skip", "Why?", "Skip")
    qtbot.keyClicks(line.field, "no")
    with qtbot.waitSignal(line.left):
        qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.isHidden()
    line.ask("[ETA]", "What stands there?", "Waive")
    assert line.field.text() == ""
