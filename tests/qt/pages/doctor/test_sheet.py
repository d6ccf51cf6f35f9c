"""What was found, with what can be done about it."""

from datetime import timedelta

import pytest

from incident_desk.domain.moments import Moment, Precision
from incident_desk.qt.pages.doctor.sheet import Action, time_words
from tests.fakes import NOON

HALF_A_DAY = timedelta(hours=12)


@pytest.mark.parametrize(
    ("moment", "dated", "words"),
    [
        (Moment.unknown(), False, "no time"),
        (Moment.exactly(NOON), False, "12:00"),
        (Moment.exactly(NOON), True, "01 Mar 12:00"),
        (Moment(NOON, Precision.ABOUT), False, "about 12:00"),
        (Moment(NOON, Precision.RANGE, NOON + timedelta(hours=1)), False, "12:00-13:00"),
        (
            Moment(NOON - timedelta(hours=12), Precision.RANGE, NOON + timedelta(hours=12, seconds=-1)),
            True,
            "01 Mar",
        ),
    ],
)
def test_times_are_told_with_what_is_known_of_them(moment, dated, words):
    assert time_words(moment, dated=dated) == words


def test_an_action_lacks_what_it_has_not_until_it_is_done():
    assert Action("a", "", "", False).lacks == ("Owner", "Date")
    assert Action("a", "RO", "", False).lacks == ("Date",)
    assert Action("a", "", "", True).lacks == ()


def test_rows_have_their_lines_and_what_is_missing_has_none(room):
    sheet = room.model.sheet
    lines = {row.text: row.line for row in sheet.rows if row.id}
    assert list(lines)[0] == "Outage detected" and lines["Fix tested"] == lines["Outage detected"] + 2
    assert "Detected" not in lines, "the row that states it says so"
    assert {row.text: row.detail for row in sheet.rows}["Service restored"] == "impact ended"
    assert not any("Taken in" in row.text for row in sheet.rows)
    ghosts = {row.text: row.rule for row in sheet.rows if not row.id}
    assert ghosts == {
        "Impact started": "milestones", "Checks that stayed good": "soak", "First update": "updates",
        "The change that broke it": "change",
    }  # fmt: skip
    assert sheet.day == "03 Feb 2026" and sheet.rules == 15


def test_a_question_is_ready_where_its_first_answer_needs_no_words(room):
    ready = {one.finding.rule: one.is_ready for one in room.model.sheet.questions}
    assert ready["duration"] and not ready["person"]
    assert all(one.suggested is one.remedies[0] for one in room.model.sheet.questions if one.remedies)
