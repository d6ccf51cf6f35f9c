"""What can't be so."""

from datetime import date, timedelta

import pytest

from incident_desk.domain.doctor.contradictions import (
    after_close,
    another_year,
    date_disagrees,
    duration_disagrees,
    milestones_out_of_order,
)
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.past_report import StatedDuration, StatedMoment
from incident_desk.domain.past_times import PastMoment, PastPrecision
from incident_desk.domain.playbook_steps import Span
from tests.domain.doctor.cases import at, case, names, row

HOURS = 3600


@pytest.mark.parametrize(
    ("minutes", "seconds", "precision", "disagrees"),
    [
        (3, 2 * HOURS, PastPrecision.APPROXIMATE, True),
        (120, 2 * HOURS, PastPrecision.EXACT, False),
        (140, 2 * HOURS, PastPrecision.APPROXIMATE, False),
        (150, 2 * HOURS, PastPrecision.APPROXIMATE, True),
        (4, 0, PastPrecision.EXACT, False),
        (15, 12 * HOURS, PastPrecision.AT_LEAST, True),
        (900, 12 * HOURS, PastPrecision.AT_LEAST, False),
        (30, 1 * HOURS, PastPrecision.AT_MOST, False),
        (90, 1 * HOURS, PastPrecision.AT_MOST, True),
    ],
)
def test_a_stated_duration_may_depart_from_the_times_by_a_fifth(minutes, seconds, precision, disagrees):
    stated = StatedDuration("so long", seconds, precision, span=Span(4, 4))
    found = list(duration_disagrees(case(row(0, line=7), row(minutes, line=9), duration=stated)))
    assert names(found) == (["duration"] if disagrees else [])
    if found:
        assert found[0].lines == (4, 7, 9) and "so long" in found[0].why


def test_of_a_range_both_ends_hold():
    stated = StatedDuration("1-2 hours", 2 * HOURS, PastPrecision.RANGE, from_s=HOURS)
    for minutes, count in ((30, 1), (70, 0), (140, 0), (180, 1)):
        assert len(list(duration_disagrees(case(row(0), row(minutes), duration=stated)))) == count


def test_what_states_no_length_or_has_no_times_contradicts_nothing():
    assert not list(duration_disagrees(case(row(0), row(9), duration=StatedDuration("several hours"))))
    assert not list(duration_disagrees(case(duration=StatedDuration("2 h", 2 * HOURS))))
    assert not list(duration_disagrees(case(row(0), row(9))))


def test_milestones_stand_in_their_order():
    assert not list(milestones_out_of_order(case(stones={"DETECTED": 1, "RESOLVED": 5})))
    (found,) = milestones_out_of_order(case(stones={"IMPACT_STARTED": 3, "DETECTED": 1, "RESOLVED": 5}))
    assert found.title == "Detected lies before impact started"


def test_a_day_without_a_clock_is_in_no_order():
    one = case(stones={"DETECTED": 1})
    day = Moment(at(-720), Precision.RANGE, at(719) + timedelta(seconds=59))
    rough = {**one.milestones, next(iter(case(stones={"IMPACT_STARTED": 0}).milestones)): day}
    assert not list(milestones_out_of_order(type(one)("Down", (), rough)))


def test_rows_after_the_closing_are_asked_about():
    rows = (row(10), row(90, told=False), row(100, line=3))
    assert not list(after_close(case(*rows)))
    (found,) = after_close(case(*rows, stones={"CLOSED": 60}))
    assert found.rows == ("something@100",) and found.title.startswith("One row lies")


def test_a_row_of_another_year_is_a_slip_but_an_old_change_is_none():
    rows = [row(minutes) for minutes in (0, 5, 9)]
    far = 400 * 24 * 60
    assert names(another_year(case(*rows, row(-far)))) == ["year"]
    assert not list(another_year(case(*rows, row(-far, is_change=True))))
    assert not list(another_year(case(row(0), row(-far))))


@pytest.mark.parametrize(
    ("day", "until", "disagrees"),
    [("2026-03-01", "", False), ("2026-03-02", "", False), ("2026-02-28", "", True), ("2026-01-03", "", True),
     ("2026-03-04", "", True), ("2026-02-20", "2026-03-01", False), ("", "", False)],
)  # fmt: skip
def test_a_stated_date_has_a_row_of_that_day_somewhere_on_earth(day, until, disagrees):
    day, until = (one and str(date.fromisoformat(one) + (at(0).date() - date(2026, 3, 1))) for one in (day, until))
    stated = StatedMoment(PastMoment("3/1/26", day, until_day=until), Span(2, 2))
    found = list(date_disagrees(case(row(0, line=7), row(30, line=9), dated=stated)))
    assert names(found) == (["date"] if disagrees else [])
    if found:
        assert "3/1/26" in found[0].because and found[0].lines == (2, 7, 9)


def test_a_date_in_doubt_or_without_rows_contradicts_nothing():
    stated = StatedMoment(PastMoment("1/3/20", "2020-01-03", doubt="the title says 4 March"))
    assert list(date_disagrees(case(row(0), dated=stated))) == []
    assert list(date_disagrees(case(dated=StatedMoment(PastMoment("x", "2020-01-03"))))) == []
