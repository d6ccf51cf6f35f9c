"""Putting the alarm off in place: minutes within what is left, a reason that is asked for, Enter and Esc."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.panes.escalation.snooze_row import SnoozeRow


@pytest.fixture
def row(themes, qtbot):
    row = SnoozeRow(themes)
    qtbot.addWidget(row)
    row.show_left(30)
    row.resize(464, 70)
    row.show()
    qtbot.waitExposed(row)
    row.activateWindow()
    row.begin()
    return row


def test_it_begins_at_the_minutes(row):
    assert row.minutes.hasFocus() and row.minutes.value() == 10
    assert row.rule.text().startswith("30 of 30 min left for this level (from settings)")


def test_enter_asks_for_a_reason_and_then_puts_it_off(row, qtbot):
    heard = []
    row.wanted.connect(lambda minutes, reason: heard.append((minutes, reason)))
    qtbot.keyClicks(row.minutes, "15")
    qtbot.keyClick(row.minutes, Qt.Key.Key_Return)
    assert heard == [] and row.reason.hasFocus()
    qtbot.keyClicks(row.reason, "he lands soon")
    qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    assert heard == [(15, "he lands soon")]


def test_no_more_minutes_than_are_left_can_be_asked_for(row):
    row.show_left(4)
    row.begin()
    assert (row.minutes.maximum(), row.minutes.value()) == (4, 4)


def test_esc_leaves_it_and_the_reason_stays_until_it_was_used(row, qtbot):
    qtbot.keyClicks(row.reason, "he lands soon")
    with qtbot.waitSignal(row.left):
        qtbot.keyClick(row.reason, Qt.Key.Key_Escape)
    assert row.reason.text() == "he lands soon"
    row.end()
    assert row.reason.text() == "" and row.isHidden()
