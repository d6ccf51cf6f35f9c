"""The sheet by keyboard: Enter marks as reached, a focused button keeps its Enter, the message its line."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.calls import Outcome
from incident_desk.domain.playbook import EscalationHop
from incident_desk.qt.panes.escalation.sheet import EscalationSheet


@pytest.fixture
def sheet(night, themes, qtbot):
    sheet = EscalationSheet(themes, night.model)
    qtbot.addWidget(sheet)
    night.model.shown_changed.connect(sheet.show_state)
    sheet.resize(500, 440)
    sheet.show()
    qtbot.waitExposed(sheet)
    sheet.activateWindow()
    night.show()
    sheet.begin()
    return sheet


def press(qtbot, sheet, key):
    qtbot.keyClick(sheet.focusWidget(), key)


def test_enter_marks_as_reached(sheet, night, qtbot):
    assert sheet.focusWidget() is sheet.outcomes.buttons[Outcome.REACHED]
    press(qtbot, sheet, Qt.Key.Key_Return)
    assert night.calls[1:] == [("Engineering Manager", "reached")]


def test_a_button_that_has_the_focus_keeps_its_enter(sheet, night, qtbot):
    sheet.outcomes.buttons[Outcome.LEFT_MESSAGE].setFocus()
    press(qtbot, sheet, Qt.Key.Key_Return)
    assert night.calls[1:] == [("Engineering Manager", "left_message")]


def test_in_the_message_enter_is_a_line(sheet, night, qtbot):
    sheet.card.text.setFocus()
    press(qtbot, sheet, Qt.Key.Key_Return)
    assert len(night.calls) == 1 and "\n" in sheet.card.text.toPlainText()


def test_tab_goes_as_the_eye_does(sheet, qtbot):
    sheet.path.setFocus()
    outcomes = sheet.outcomes
    stops = [
        sheet.card.number, sheet.card.text, sheet.card.copy, *outcomes.buttons.values(), outcomes.snooze,
        sheet.close_button, sheet.path,
    ]  # fmt: skip
    for stop in stops:
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.focusWidget() is stop


def test_the_arrows_choose_whom_it_is_about(sheet, night, qtbot):
    sheet.path.setFocus()
    press(qtbot, sheet, Qt.Key.Key_Right)
    assert (sheet.card.name.text(), sheet.path.model.chosen) == ("CTO", 3)
    press(qtbot, sheet, Qt.Key.Key_Return)
    assert night.calls[1:] == [("CTO", "reached")]


def test_esc_wishes_to_close_from_everywhere(sheet, qtbot):
    for place in (sheet.path, sheet.card.text, sheet.card.copy):
        place.setFocus()
        with qtbot.waitSignal(sheet.close_wanted):
            press(qtbot, sheet, Qt.Key.Key_Escape)


def test_the_alarm_is_put_off_in_place_and_esc_leaves_that_first(sheet, night, qtbot):
    sheet.outcomes.snooze.setFocus()
    press(qtbot, sheet, Qt.Key.Key_Space)
    assert sheet.snooze.isVisible() and sheet.snooze.minutes.hasFocus()
    sheet.close_wanted.connect(lambda: pytest.fail("closed"))
    press(qtbot, sheet, Qt.Key.Key_Escape)
    assert not sheet.snooze.isVisible() and sheet.outcomes.snooze.hasFocus()
    press(qtbot, sheet, Qt.Key.Key_Space)
    qtbot.keyClicks(sheet.focusWidget(), "20")
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(sheet.focusWidget(), "boarding")
    press(qtbot, sheet, Qt.Key.Key_Return)
    (one,) = night.incident.snoozes
    assert ((one.until - one.at).total_seconds(), one.reason) == (1200, "boarding")


def test_without_a_path_the_field_is_what_there_is(sheet, night):
    night.show(())
    sheet.begin()
    assert sheet.no_path.field.hasFocus()
    assert not (sheet.card.isVisible() or sheet.outcomes.isVisible() or sheet.path.isVisible())


def test_it_says_aloud_when_it_is_due_and_shows_all_of_a_hostile_playbook_as_text(sheet, night):
    assert sheet.accessibleName() == "Escalate, due since 03:11"
    night.show((EscalationHop("Lead"), EscalationHop("<img src=x onerror=1>")))
    assert sheet.card.name.text() == "<img src=x onerror=1>"
    assert sheet.card.name.textFormat() is Qt.TextFormat.PlainText


def test_a_low_column_can_be_scrolled(sheet):
    sheet.resize(500, 220)
    sheet.layout().activate()
    assert sheet.minimumSizeHint().height() <= 220
