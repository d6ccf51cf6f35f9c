"""The questions stand in the rows of their doubts, and stay while they are the same."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.importing.past_question import PastQuestion
from incident_desk.qt.pages.importing.plan_question import PlanQuestion
from incident_desk.qt.pages.importing.times_question import TimesQuestion
from tests.any_past import IN_DOUBT, REPORT
from tests.qt.pages.importing.conftest import opened


@pytest.fixture
def report(screen):
    words = REPORT.replace(
        "| 16:40 | Service restored", "| 16:25 | Service restored | |\n| 16:40 | Service restored"
    )
    screen.model.show(opened(words.replace("**End:** 16:40\n", ""), "payments.md"))
    return screen


def test_each_kind_of_question_has_its_buttons(screen):
    assert [type(one) for one in screen.found.asking.questions.values()] == [PlanQuestion]
    screen.model.show(opened(REPORT, "payments.md"))
    assert [type(one) for one in screen.found.asking.questions.values()] == [PastQuestion]


def test_what_is_asked_still_keeps_its_widget(report):
    asking = report.found.asking
    before = dict(asking.questions)
    assert [type(one) for one in before.values()] == [PastQuestion, TimesQuestion]
    asking.renew()
    assert asking.questions == before
    report.model.show(opened("# Notes\n\nNothing to do.\n"))
    assert asking.questions == {}


def test_a_question_is_gone_to_by_what_it_is_about(report):
    report.found.asking.go_to("zone")
    assert report.page.focusWidget() is next(iter(report.found.asking.questions.values())).buttons[0]


def test_a_digit_is_for_times_alone(report):
    rows = list(report.found.asking.questions)
    assert not report.found.asking.press(rows[0], 1) and not report.found.asking.press(99, 1)
    assert not report.found.asking.press(rows[1], 7)
    assert report.found.asking.press(rows[1], 1)


def test_one_of_two_days_that_is_taken_is_the_date_and_its_rows_follow(screen, qtbot):
    screen.model.show(opened(IN_DOUBT, "outage.md"))
    (question,) = screen.found.asking.questions.values()
    second = question.buttons[2]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.found.asking.questions == {})
    shown = [row.beside for row in screen.model.rows]
    assert "date · corrected, was “3/4/25”" in shown
    assert shown.count("2025-04-03") == shown.count("2025-04-04") == 1
    assert screen.found.hasFocus()
