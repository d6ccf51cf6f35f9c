"""Which of several times of a milestone holds is taken with one key, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.milestones import Milestone
from incident_desk.qt.pages.importing.found import Look, TimesDoubt
from incident_desk.qt.pages.importing.times_question import TimesQuestion
from tests.any_past import REPORT
from tests.qt.pages.importing.conftest import line_of, opened, row_of

TWICE = REPORT.replace(
    "| 16:40 | Service restored", "| 16:25 | Service restored | |\n| 16:40 | Service restored"
).replace("**End:** 16:40\n", "")


@pytest.fixture
def report(screen):
    screen.model.show(opened(TWICE, "payments.md"))
    return screen


def question(report):
    return next(one for one in report.found.questions.values() if isinstance(one, TimesQuestion))


def set_ones(report):
    return {one.milestone: one.line for one in report.model.opened.past.claims.stated}


def go_to_it(report):
    row = next(row for row, one in report.found.questions.items() if isinstance(one, TimesQuestion))
    report.found.setCurrentIndex(report.found.table.index(row, 0))
    report.found.setFocus()
    return row


def test_each_time_is_a_button_with_its_key_and_says_its_line(report):
    buttons = question(report).buttons
    lines = [line_of(report.model.opened, words) for words in ("| 16:25", "| 16:40 | Service")]
    assert [one.accessibleName() for one in buttons] == [
        f"Set it to 16:25, line {lines[0]}",
        f"Set it to 16:40, line {lines[1]}",
        "Looked at",
    ]
    assert [one.model.keys for one in buttons] == [("1",), ("2",), ("0",)]


@pytest.mark.parametrize("digit, words", [(Qt.Key.Key_1, "| 16:25"), (Qt.Key.Key_2, "| 16:40 | Service")])
def test_a_digit_takes_that_time(report, qtbot, digit, words):
    left = report.model.judged.to_check
    go_to_it(report)
    qtbot.keyClick(report.found, digit)
    assert set_ones(report)[Milestone.IMPACT_ENDED] == line_of(report.model.opened, words)
    assert report.model.judged.to_check == left - 1
    assert report.page.head.to_check.text() == f"{left - 1} to check"
    assert report.model.rows[report.model.row].look is Look.DOUBT
    assert not any(isinstance(one, TimesQuestion) for one in report.found.questions.values())


def test_what_was_taken_is_taken_back_by_delete(report, qtbot):
    go_to_it(report)
    qtbot.keyClick(report.found, Qt.Key.Key_1)
    row = next(row for row, one in enumerate(report.model.rows) if one.beside.endswith("set by you"))
    report.found.setCurrentIndex(report.found.table.index(row, 0))
    qtbot.keyClick(report.found, Qt.Key.Key_Delete)
    assert Milestone.IMPACT_ENDED not in set_ones(report) and question(report)


def test_a_button_with_the_focus_does_the_same_and_the_focus_goes_on(report, qtbot):
    go_to_it(report)
    qtbot.keyClick(report.found, Qt.Key.Key_Space)
    button = question(report).buttons[0]
    assert QApplication.focusWidget() is button
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert Milestone.IMPACT_ENDED in set_ones(report) and QApplication.focusWidget() is report.found


def test_none_has_to_hold(report, qtbot):
    row = go_to_it(report)
    qtbot.keyClick(report.found, Qt.Key.Key_0)
    assert report.model.judged.is_settled(row) and question(report)._glyph.accessibleDescription() == "looked at"
    qtbot.mouseClick(question(report).buttons[-1], Qt.MouseButton.LeftButton)
    assert not report.model.judged.is_settled(row)


def test_other_digits_and_other_rows_take_nothing(report, qtbot):
    go_to_it(report)
    qtbot.keyClick(report.found, Qt.Key.Key_9)
    report.found.setCurrentIndex(report.found.table.index(row_of(report.model, "Fix deployed"), 0))
    qtbot.keyClick(report.found, Qt.Key.Key_1)
    assert Milestone.IMPACT_ENDED not in set_ones(report)


def test_times_that_read_alike_are_told_apart_by_their_lines(themes, qtbot, model):
    doubt = TimesDoubt("report", "It is stated twice", ("9:00", "9:00"), None, lines=("4", "7"))
    one = TimesQuestion(themes, model, doubt)
    qtbot.addWidget(one)
    assert [button.text() for button in one.buttons] == ["9:00, line 4", "9:00, line 7", "Looked at"]


def test_the_row_says_what_its_keys_do(report):
    row = go_to_it(report)
    assert report.model.rows[row].look is Look.DOUBT
    said = report.found.table.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Please check, ") and said.endswith("Its number takes a time, 0 says that you looked")
