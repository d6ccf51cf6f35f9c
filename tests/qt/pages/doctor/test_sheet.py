"""What was found, with what can be done about it."""

from datetime import timedelta

import pytest

from incident_desk.domain.doctor import RULES
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import timeline
from incident_desk.qt.pages.doctor.sheet import MOST_ROWS, sheet_of, time_words
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench

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
    assert sheet.day == "03 Feb 2026" and sheet.rules == len(RULES)


def test_a_question_is_ready_where_its_first_answer_needs_no_words(room):
    ready = {one.finding.rule: one.is_ready for one in room.model.sheet.questions}
    assert ready["duration"] and not ready["person"]
    assert all(one.suggested is one.remedies[0] for one in room.model.sheet.questions if one.remedies)


def test_of_very_many_rows_those_near_a_finding_are_shown():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    seconds = [place * 1.5 for place in range(MOST_ROWS + 200)]
    rows = [
        Draft(Kind.ENTRY_LOGGED, {"text": f"row {place}", "sign": "note", "owner": None, "tags": []},
              Moment.exactly(NOON + timedelta(seconds=at + 3600 * (place >= 1500))))
        for place, at in enumerate(seconds)
    ]  # fmt: skip
    bench.clock.pass_s(9 * 3600)
    bench.desk.act(one, lambda *_: rows, "MK")
    events = bench.desk.events(one)
    sheet = sheet_of(bench.desk.incident_of(one), events, timeline(events), "MK", bench.clock.now())
    assert [each.finding.rule for each in sheet.questions] == ["silence", "commander"]
    shown = [row.text for row in sheet.rows if row.id]
    assert shown == [f"row {place}" for place in range(1496, 1504)]
    assert sheet.left_out == len(sheet.case.rows) - len(shown)
