"""The pane: strip or sheet, who hears of it, and where the focus goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.calls import Outcome
from incident_desk.qt.actions import takes_letters
from incident_desk.qt.panes.escalation.view import EscalationPane


def test_the_sheet_stands_in_the_place_of_the_strip_and_is_told_of(pane):
    heard = []
    pane.sheet_changed.connect(heard.append)
    assert pane.strip.isVisible() and not pane.is_open
    pane.open_sheet()
    pane.open_sheet()
    assert pane.sheet.isVisible() and not pane.strip.isVisible()
    pane.close_sheet()
    pane.close_sheet()
    assert heard == [True, False] and pane.strip.isVisible()


def test_esc_gives_the_focus_back_to_where_it_came_from(themes, night, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    field, pane = QLineEdit(page), EscalationPane(themes, night.model, page)
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(pane)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    night.show()
    field.setFocus()
    pane.open_sheet()
    assert pane.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert field.hasFocus() and not pane.is_open
    pane.open_sheet()
    field.hide()
    pane.close_sheet()
    assert pane.strip.button.hasFocus()


def test_the_button_opens_it_and_enter_does_what_is_wanted_most(pane, night, qtbot):
    qtbot.mouseClick(pane.strip.button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert night.calls[1:] == [("Engineering Manager", "reached")] and not pane.is_open


def test_no_answer_moves_on_to_the_next_level_and_a_second_enter_reaches_nobody(pane, night, qtbot):
    pane.open_sheet()
    pane.sheet.outcomes.buttons[Outcome.NO_ANSWER].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert pane.is_open and pane.sheet.card.name.text() == "CTO"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert night.calls[1:] == [("Engineering Manager", "no_answer")]


def test_after_no_answer_the_letters_are_keys_and_not_words_to_the_next_level(pane, night):
    pane.open_sheet()
    pane.sheet.outcomes.buttons[Outcome.NO_ANSWER].click()
    assert pane.sheet.card.name.text() == "CTO" and not pane.sheet.card.number.isEnabled()
    assert not takes_letters(QApplication.focusWidget())
    assert QApplication.focusWidget() is pane.sheet.card.copy


def test_putting_it_off_closes_the_sheet_and_the_strip_says_until_when(pane, night, qtbot):
    pane.open_sheet()
    pane.sheet.outcomes.snooze.click()
    qtbot.keyClicks(pane.sheet.snooze.reason, "boarding")
    qtbot.keyClick(pane.sheet.snooze.reason, Qt.Key.Key_Return)
    assert not pane.is_open and pane.strip.when.words.text() == "put off until 03:24"
    assert pane.sheet.snooze.reason.text() == ""


def test_the_word_for_a_tab_lives(pane, night):
    heard = []
    pane.word_changed.connect(heard.append)
    assert pane.word == "due +03:26"
    night.tick("3:14:35")
    assert heard == ["due +03:27"] and pane.word == "due +03:27"


def test_without_a_path_a_call_is_written_down(pane, night, qtbot):
    night.show(())
    assert pane.word == "no path"
    pane.open_sheet()
    qtbot.keyClicks(QApplication.focusWidget(), "called the CTO")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert night.link.record.scene.entries[-1].text == "called the CTO"
    assert not pane.is_open and pane.sheet.no_path.field.text() == ""


def test_what_was_written_is_there_when_the_sheet_opens_again(pane, night, qtbot):
    pane.open_sheet()
    pane.sheet.card.text.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Hello. ")
    pane.close_sheet()
    night.tick("3:20:00")
    pane.open_sheet()
    assert pane.sheet.card.text.toPlainText().startswith("Hello. P1:")


def test_a_column_that_gets_narrower_cuts_nothing_off(pane, qtbot):
    pane.open_sheet()
    pane.resize(340, 500)
    inside = pane.sheet.body.inside
    qtbot.waitUntil(lambda: inside.width() <= 340)
    right = [one.mapTo(pane, one.rect().topRight()).x() for one in inside.findChildren(QWidget) if one.isVisible()]
    assert max(right) <= 340
