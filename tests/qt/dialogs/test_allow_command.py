"""A command is allowed in two steps, and by no key that was pressed in passing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from incident_desk.qt.dialogs.allow_command import AllowDialog, Wanted, word_lines
from incident_desk.qt.widgets.paragraph import Paragraph

WANTED = Wanted(("./check it", "--all", "", "a\u202eb"), "Disk", "INC-0001 Down", "/home/mk", 10.0)


@pytest.fixture
def dialog(themes, window, shown):
    return shown(AllowDialog(themes, WANTED, window))


def test_each_word_stands_apart_and_what_acts_unseen_is_written_out(dialog):
    assert word_lines(WANTED.command) == ["0  ./check it", "1  --all", "2  (empty)", "3  a\\u202eb"]
    assert [dialog.words.item(one).text() for one in range(4)] == word_lines(WANTED.command)
    said = " ".join(one.text() for one in [*dialog.findChildren(Paragraph), *dialog.findChildren(QLabel)])
    assert "/home/mk" in said and "Disk in INC-0001 Down asks for it" in said and "without a shell" in said


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_is_no(dialog, qtbot, key):
    assert dialog.focusWidget() is dialog.cancel
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.focusWidget(), key)


def test_no_key_allows_without_the_tick(dialog, qtbot):
    assert not dialog.do.isEnabled()
    dialog.words.setFocus()
    with qtbot.assertNotEmitted(dialog.accepted, wait=30):
        qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        dialog.do.click()
    assert dialog.isVisible()
    assert "Nothing is allowed yet" in dialog.note.text()


def test_the_tick_and_then_the_button(dialog, qtbot):
    dialog.read.setFocus()
    qtbot.keyClick(dialog.read, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.accepted):
        dialog.do.click()
