"""What a report leaves open is asked in its row, and what is typed counts as soon as it means something."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.importing.past_question import PastQuestion
from tests.any_past import REPORT
from tests.qt.pages.importing.conftest import opened, row_of


@pytest.fixture
def report(screen):
    bare = REPORT.replace("**Date:** 2025-03-04\n", "").replace(", due: 2025-03-20", "")
    screen.model.show(opened(bare, "payments.md"))
    return screen


def question(screen, about):
    return next(
        one for one in screen.found.questions.values() if isinstance(one, PastQuestion) and one.doubt.about == about
    )


def test_the_questions_stand_first_and_the_button_says_what_becomes_of_it(report):
    assert list(report.found.questions) == [1, 2]
    assert report.page.take_in.accessibleName().startswith("Keep as a past incident, ")
    assert "becomes a past incident" in report.page.head.facts.text()


def test_what_is_typed_counts_once_it_is_a_zone(report, qtbot):
    zone, left = question(report, "zone"), report.model.judged.to_check
    report.found.asking.go_to("zone")
    assert zone.field.hasFocus() and report.model.judged.asks_zone
    qtbot.keyClicks(zone.field, "Europe/Ber")
    assert report.model.judged.asks_zone and "“Europe/Ber” is none" in zone._words.text()
    qtbot.keyClicks(zone.field, "lin")
    assert not report.model.judged.asks_zone and report.model.judged.corrections.zone == "Europe/Berlin"
    assert report.model.judged.to_check == left - 1 and "Answered" in zone._words.text()
    qtbot.keyClick(zone.field, Qt.Key.Key_Backspace)
    assert report.model.judged.asks_zone


def test_a_button_answers_and_a_day_is_a_day(report, qtbot):
    qtbot.mouseClick(question(report, "zone").buttons[1], Qt.MouseButton.LeftButton)
    assert (report.model.judged.corrections.zone, question(report, "zone").field.text()) == ("UTC", "UTC")
    day = question(report, "day")
    qtbot.keyClicks(day.field, "2025-03-04")
    assert report.model.judged.corrections.day == "2025-03-04"
    day.field.clear()
    qtbot.keyClicks(day.field, "20.04.2026")
    assert report.model.judged.corrections.day == "2026-04-20" and report.found.asking.wrong_answer() == ("", "")
    qtbot.keyClick(day.field, Qt.Key.Key_Backspace)
    assert report.found.asking.wrong_answer() == ("day", "2026-04-2")


def test_space_on_its_row_goes_to_the_field_and_its_names_are_said(report, qtbot):
    row = row_of(report.model, "no time zone")
    report.found.setCurrentIndex(report.found.table.index(row, 0))
    report.found.setFocus()
    qtbot.keyClick(report.found, Qt.Key.Key_Space)
    zone = question(report, "zone")
    assert zone.field.hasFocus() and zone.field.accessibleName() == "Time zone of its times"


def test_what_is_called_otherwise_goes_to_the_library(report):
    report.model.call_it("playbook")
    assert not report.model.judged.makes_past and report.page.take_in.accessibleName().startswith("Import")


def test_nothing_is_answered_while_it_is_being_kept(report):
    report.model.hold(True)
    assert not question(report, "zone").field.isEnabled()
    report.model.hold(False)
    assert question(report, "zone").field.isEnabled()
