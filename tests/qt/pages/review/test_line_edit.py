"""The keys of one line that are the list's."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from incident_desk.qt.pages.review.line_edit import LineEdit


@pytest.fixture
def line(qtbot, themes):
    one = LineEdit(themes)
    qtbot.addWidget(one)
    one.resize(200, 40)
    one.show()
    return one


def test_a_line_that_wraps_is_gone_through_before_the_arrows_leave_it(qtbot, line):
    stepped = []
    line.stepped.connect(stepped.append)
    line.setPlainText("word " * 40)
    line.moveCursor(line.textCursor().MoveOperation.Start)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert stepped == [] and line.textCursor().position() > 0
    line.moveCursor(line.textCursor().MoveOperation.End)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert stepped == [1]


def test_a_single_line_is_pasted_where_the_cursor_is(line):
    pasted, mime = [], QMimeData()
    line.pasted.connect(pasted.append)
    line.setPlainText("ab")
    mime.setText(" x\n")
    line.insertFromMimeData(mime)
    assert line.toPlainText() == "xab" and pasted == []
    mime.setText("one\ntwo")
    line.insertFromMimeData(mime)
    assert pasted == [["one", "two"]] and line.toPlainText() == "xab"


def test_backspace_within_a_line_and_over_chosen_words_is_its_own(qtbot, line):
    joined = []
    line.joined.connect(joined.append)
    line.setPlainText("ab")
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert line.toPlainText() == "" and joined == []
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert joined == [-1]
