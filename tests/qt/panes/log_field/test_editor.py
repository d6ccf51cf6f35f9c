"""Keys of the field."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from incident_desk.qt.panes.log_field.editor import LogEdit


@pytest.fixture
def edit(themes, qtbot):
    edit = LogEdit(themes)
    qtbot.addWidget(edit)
    edit.resize(400, 24)
    edit.show()
    qtbot.waitExposed(edit)
    edit.setFocus()
    return edit


def test_enter_sends_and_writes_no_line(edit, qtbot):
    qtbot.keyClicks(edit, "Ping")
    with qtbot.waitSignal(edit.submitted):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "Ping"


def test_shift_enter_makes_a_line(edit, qtbot):
    qtbot.keyClicks(edit, "one")
    with qtbot.waitSignal(edit.lines_changed) as told:
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(edit, "two")
    assert edit.toPlainText() == "one\ntwo"
    assert told.args == [2]


def test_it_grows_to_three_lines_and_no_further(edit):
    heights = []
    for lines in (1, 2, 3, 9):
        edit.setPlainText("\n".join("x" * lines))
        heights.append(edit.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_long_words_wrap_onto_more_lines(edit, qtbot):
    with qtbot.waitSignal(edit.lines_changed):
        edit.setPlainText("one word after another " * 5)


def test_tab_steps_kinds_only_in_the_empty_field(edit, qtbot):
    with qtbot.waitSignal(edit.kind_stepped):
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(edit, "x")
    with qtbot.assertNotEmitted(edit.kind_stepped):
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "x"


def test_shift_tab_and_esc_leave_even_the_empty_field(edit, qtbot):
    with qtbot.assertNotEmitted(edit.kind_stepped):
        qtbot.keyClick(edit, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(edit.left):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)


def test_pasted_text_loses_its_dress(edit):
    source = QMimeData()
    source.setHtml("<b>bold</b>")
    source.setText("bold")
    edit.insertFromMimeData(source)
    assert edit.toPlainText() == "bold"


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y])
def test_undo_is_the_records_until_something_was_typed(edit, qtbot, key):
    def keeps():
        press = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(edit, press)
        return press.isAccepted()

    assert not keeps(), "nothing was typed"
    qtbot.keyClicks(edit, "Ping")
    assert keeps()
    edit.undo()
    assert edit.toPlainText() == "" and keeps()
    edit.setPlainText("")
    assert not keeps(), "what was typed is logged"
