"""Filling, waiving, addressing and sending, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(pane):
    return pane.draft


def fill(page, qtbot):
    """Type into both blanks, the second by Tab from the first."""
    page.field.begin_typing()
    qtbot.keyClicks(page.field, "20 minutes")
    qtbot.keyClick(page.field, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.field, "a lock")


def test_the_draft_stands_there_with_blanks_counted_and_the_first_one_ready(page):
    assert page.field.toPlainText().endswith("Time: 03:10 UTC")
    assert page.blanks.model.words == "2 blanks to fill"
    page.edit.click()
    assert page.field.hasFocus() and page.field.textCursor().selectedText() == "[ESTIMATED_TIME]"


def test_u_blanks_ctrl_enter_copies_and_logs_the_same_words(page, link, qtbot):
    fill(page, qtbot)
    assert page.blanks.model.count == 0
    qtbot.keyClick(page.field, Qt.Key.Key_Return, CTRL)
    sent = link.record.scene.incident.updates[-1]
    assert "back within 20 minutes. It was a lock." in sent.text
    assert QApplication.clipboard().text() == sent.text
    assert page.field.toPlainText().count("[ESTIMATED_TIME]") == 1, "the next draft stands there"
    assert QApplication.focusWidget() is page.edit, "letters are keys again"


def test_sent_by_mouse_the_focus_stays_in_the_pane(page, link, qtbot):
    fill(page, qtbot)
    after = QLineEdit(page.window())
    after.show()
    page.copy.setFocus()
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert len(link.record.scene.incident.updates) == 2, "one was sent before"
    assert QApplication.focusWidget() is page.edit
    after.deleteLater()


def test_the_time_in_it_is_that_of_sending_even_when_just_typed(page, link, tick, qtbot):
    fill(page, qtbot)
    tick("3:14:00")
    assert page.field.toPlainText().endswith("Time: 03:10 UTC"), "nothing moves while a person types"
    page.send()
    assert link.record.scene.incident.updates[-1].text.endswith("Time: 03:14 UTC")


def test_a_blank_blocks_sending_and_has_the_cursor(page, link, qtbot):
    before = QApplication.clipboard().text()
    page.copy.click()
    assert len(link.record.scene.incident.updates) == 1
    assert page.message.isVisible() and "[ESTIMATED_TIME]" in page.message.text()
    assert page.field.hasFocus() and page.field.textCursor().selectedText() == "[ESTIMATED_TIME]"
    assert QApplication.clipboard().text() == before
    qtbot.keyClicks(page.field, "20 minutes")
    assert not page.message.isVisible()


def test_a_blank_is_waived_by_key_and_the_record_keeps_blank_and_word(page, link, qtbot):
    page.field.begin_typing()
    qtbot.keyClick(page.field, Qt.Key.Key_W, ALT)
    menu = QApplication.activePopupWidget()
    words = [one.text() for one in menu.actions() if one.text()]
    assert words == [
        "Fill [ESTIMATED_TIME]", "Waive it: “not known yet”", "Waive it: “not needed”",
        "Waive it with another word…",
    ]  # fmt: skip
    menu.actions()[2].trigger()
    menu.close()
    assert "back within not known yet." in page.field.toPlainText()
    assert page.field.textCursor().selectedText() == "[WHAT]"
    qtbot.keyClicks(page.field, "a lock")
    page.send()
    assert link.record.scene.incident.updates[-1].waived == (("[ESTIMATED_TIME]", "not known yet"),)


def test_a_blank_is_waived_with_a_word_that_is_typed(page, qtbot):
    page.blank_menu().actions()[-1].trigger()
    assert page.asking.field.hasFocus()
    qtbot.keyClicks(page.asking.field, "some time")
    qtbot.keyClick(page.asking.field, Qt.Key.Key_Return)
    assert "back within some time." in page.field.toPlainText()
    assert page.asking.isHidden() and page.field.hasFocus()


def test_choices_of_a_blank_are_offered(page, model):
    model.choose_template(2)
    page.field.mark_blanks([one.mark for one in model.shown.blanks])
    assert model.shown.template == "Status line"
    assert page.field.toPlainText().startswith("Status: Investigating - ")


def test_skipping_asks_why(page, outreach, link, qtbot):
    page.ask_skip()
    qtbot.keyClicks(page.asking.field, "nothing new")
    qtbot.keyClick(page.asking.field, Qt.Key.Key_Return)
    assert [one.reason for one in link.record.scene.incident.skipped] == ["nothing new"]


def test_what_passed_while_it_was_hidden_is_there_when_it_is_shown(page, tick):
    page.window().hide()
    tick("3:20:00")
    assert page.field.toPlainText().endswith("Time: 03:10 UTC")
    page.window().show()
    assert page.field.toPlainText().endswith("Time: 03:20 UTC")


def test_tab_goes_on_from_the_text_to_places_and_buttons_and_nothing_traps_it(page, qtbot):
    fill(page, qtbot)
    passed = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    wanted = [*page.channels.chips, page.channels.plus, page.contacts, page.edit, page.copy]
    assert [one for one in passed if one in wanted][: len(wanted)] == wanted


def test_a_long_line_of_what_is_wrong_is_plain_text(page):
    assert page.message.textFormat() is Qt.TextFormat.PlainText
    assert page.field.accessibleName() and page.copy.accessibleName() == "Copy and mark sent, Ctrl+Shift+C"
