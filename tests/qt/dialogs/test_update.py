"""An update: filled by the record, finished by a person, copied and logged."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.dialogs.update import UpdateDialog
from incident_desk.services.scenes import Scene
from tests.qt.dialogs.desk import NOW, scene_in_diagnosis, without_playbook

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(themes, window, shown):
    return shown(UpdateDialog(themes, scene_in_diagnosis(), NOW, window))


def test_it_opens_on_the_template_of_the_stage_with_what_the_record_knows(dialog):
    assert dialog.windowTitle() == "Update 2"
    text = dialog.text.toPlainText()
    assert "We write again at 04:04 UTC." in text
    assert text.endswith("Time: 03:49 UTC")
    assert dialog.channels.text() == "status page"
    assert dialog.text.filled == ("04:04 UTC", "03:49")


def test_the_first_blank_is_marked_and_the_next_keys_fill_it(dialog, qtbot):
    assert dialog.note.text() == "Still to fill: [ESTIMATED_TIME]"
    assert dialog.text.textCursor().selectedText() == "[ESTIMATED_TIME]"
    qtbot.keyClicks(dialog.text, "20 minutes")
    assert "be back within 20 minutes." in dialog.text.toPlainText()
    assert dialog.note.text() == "Nothing is sent from here: paste it where it belongs"


def test_a_blank_is_never_sent(dialog, qtbot):
    dialog.channels.setFocus()
    qtbot.keyClick(dialog.channels, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text() == "Fill or take out [ESTIMATED_TIME]"
    assert dialog.focusWidget() is dialog.text
    assert dialog.text.textCursor().selectedText() == "[ESTIMATED_TIME]"


def test_ctrl_enter_copies_and_sends_and_enter_is_a_line(dialog, qtbot):
    qtbot.keyClicks(dialog.text, "soon")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return, CTRL)
    text, channels = dialog.sent
    assert "within soon\n." in text
    assert channels == ["status page"]
    assert QApplication.clipboard().text() == text


def test_the_time_goes_on_until_it_is_sent(dialog):
    dialog.tick(NOW + timedelta(minutes=2))
    text = dialog.text.toPlainText()
    assert "04:06 UTC" in text and text.endswith("Time: 03:51 UTC")


def test_another_template_by_key_and_back_with_undo(dialog, qtbot):
    before = dialog.text.toPlainText()
    qtbot.keyClick(dialog.text, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert [action.text() for action in dialog.menu.actions()] == ["Initial", "Progress update", "Own words"]
    qtbot.keyClick(dialog.menu, Qt.Key.Key_Return)
    assert dialog.text.toPlainText() == "[OUTAGE] Chatbot Fluxa\nTime: 03:49 UTC"
    assert dialog.kind.text() == "Initial"
    dialog.text.undo()
    assert dialog.text.toPlainText() == before


def test_own_words_need_no_playbook(themes, window, shown, qtbot):
    scene = scene_in_diagnosis()
    bare = Scene(replace(without_playbook(scene.incident), updates=()), scene.entries)
    dialog = shown(UpdateDialog(themes, bare, NOW, window))
    assert not dialog.kind.isVisible()
    assert dialog.missing() == "Type what is sent"
    qtbot.keyClicks(dialog.text, "We are on it [really]")
    dialog.tick(NOW)
    assert dialog.missing() == ""


def test_text_that_was_left_comes_back_with_its_blanks(dialog, themes, window, shown, qtbot):
    dialog.text.appendPlainText("More")
    kept = dialog.written()
    later = NOW + timedelta(minutes=4)
    again = shown(UpdateDialog(themes, scene_in_diagnosis(), later, window))
    again.restore(kept)
    assert again.blanks == ("[ESTIMATED_TIME]",)
    # What the record filled is filled anew: an old time is never sent as the current one.
    assert again.text.toPlainText() == dialog.text.toPlainText().replace("04:04", "04:08").replace("03:49", "03:53")
    assert again.text.filled == ("04:08 UTC", "03:53")


def test_the_template_that_was_chosen_comes_back_with_its_text(dialog, themes, window, shown):
    dialog.menu.actions()[0].trigger()
    again = shown(UpdateDialog(themes, scene_in_diagnosis(), NOW, window))
    again.restore(dialog.written())
    assert again.kind.text() == "Initial"
    assert again.text.toPlainText() == dialog.text.toPlainText()
