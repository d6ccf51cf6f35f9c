"""The editor's fields and keys."""

from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.timeline.editor import EntryEditor
from incident_desk.qt.theme import Density

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot, themes, link, edit):
    link.show()
    one = EntryEditor(themes, edit)
    qtbot.addWidget(one)
    one.resize(900, 190)
    edit.opened.connect(one.show)
    edit.opened.connect(one.begin)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    return one


def begin(editor, link, words="MongoDB"):
    editor.model.open(link.entry(words), UTC)


def test_the_fields_say_the_entry_and_the_words_have_the_focus(editor, link):
    begin(editor, link)
    assert (editor.time.text(), editor.zone.text(), editor.kind.text()) == ("03:31:30", "UTC", "Finding")
    assert editor.text.toPlainText().startswith("MongoDB ping") and editor.text.hasFocus()


def test_tab_goes_through_the_fields_in_their_order(editor, link, qtbot):
    begin(editor, link)
    editor.time.setFocus()
    seen = []
    for _ in range(10):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [
        editor.time, editor.earlier, editor.later, editor.ended, editor.kind, editor.owner, editor.text,
        editor.tags, editor.cancel, editor.save,
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["time", "owner", "tags", "text", "kind", "earlier"])
def test_ctrl_enter_saves_and_escape_leaves_from_every_part(editor, link, qtbot, field):
    begin(editor, link)
    part = getattr(editor, field)
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_Escape)
    assert not editor.model.is_open
    begin(editor, link)
    qtbot.keyClicks(editor.text, "!")
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_Return, CTRL)
    assert not editor.model.is_open
    assert link.record.events[-1].data["text"].endswith("in use!")


def test_what_is_wrong_with_the_time_is_said_in_place(editor, link, qtbot):
    begin(editor, link)
    editor.time.setFocus()
    editor.time.selectAll()
    qtbot.keyClicks(editor.time, "26:10")
    assert "is no time. Write" in editor.words.text() and editor.time.property("wrong")
    editor.text.setFocus()
    qtbot.keyClick(editor.text, Qt.Key.Key_Return, CTRL)
    assert editor.time.hasFocus() and editor.model.is_open


def test_the_buttons_move_the_time_by_a_minute(editor, link, qtbot):
    begin(editor, link)
    editor.earlier.click()
    editor.earlier.click()
    editor.later.click()
    assert editor.time.text() == "03:30:30"


def test_the_kind_is_chosen_from_a_menu(editor, link):
    begin(editor, link)
    menu = editor.kinds_menu()
    words = [action.text() for action in menu.actions()]
    assert "Decision" in words and "Action item" not in words
    menu.actions()[words.index("Hypothesis")].trigger()
    assert editor.kind.text() == "Hypothesis" and "hypothesis" in editor.words.text()
    editor.model.leave()
    editor.model.open_new(UTC)
    assert "Action item" in [action.text() for action in editor.kinds_menu().actions()]
    assert editor.time.hasFocus()


def test_a_change_keeps_its_kind_and_has_no_owner(editor, link):
    link.record.say("3:42:00", "Rita Ortega", "& Release 9 went live")
    begin(editor, link, "Release 9")
    assert editor.kind.text() == "Change" and not editor.kind.isEnabled()
    assert editor.owner.isHidden() and editor.tags.isHidden()


def test_a_hard_space_that_nobody_touched_is_no_change(editor, link, qtbot):
    link.record.say("3:42:00", "Rita Ortega", "= 80\u00a0% full")
    begin(editor, link, "80")
    qtbot.keyClicks(editor.owner, "AD")
    assert editor.words.text().startswith("New: owner AD. ")


def test_it_grows_with_its_words_and_says_so(editor, link, qtbot):
    begin(editor, link)
    before = editor.sizeHint().height()
    with qtbot.waitSignal(editor.height_changed):
        for _ in range(3):
            qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.sizeHint().height() > before)


def test_in_a_small_window_every_part_has_a_name(editor, link, themes):
    themes.set_density(Density.COMPACT)
    begin(editor, link)
    parts = (editor.time, editor.earlier, editor.later, editor.kind, editor.owner, editor.text, editor.tags)
    assert all(part.accessibleName() for part in parts)
