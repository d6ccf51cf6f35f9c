"""The chart of answer times: a log scale that holds all of it, points from history or memory."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health import CheckState, Outcome
from incident_desk.domain.health_check import Rule
from incident_desk.domain.health_past import CoursePoint, Past
from incident_desk.domain.health_rules import Measure, Threshold
from incident_desk.qt.pages.health.chart import (
    ChartModel,
    ChartPoint,
    Limit,
    chart_of,
    failing_words,
    of_answers,
    of_course,
    ranks_words,
    time_ticks,
)
from tests.fakes import NOON
from tests.qt.watched import bad, check_of, good

SINCE = NOON - timedelta(hours=1)
WINDOW = (SINCE, NOON)
CHECK = replace(
    check_of(), rule=Rule(thresholds=(Threshold(Measure.LATENCY, 1, 20), Threshold(Measure.ERRORS, 5, over_s=60)))
)


def at(minutes):
    return SINCE + timedelta(minutes=minutes)


def test_answers_and_failures_lie_where_they_happened():
    points = of_answers(
        [good(at(30), ms=40.0), bad(at(45)), replace(bad(at(50)), outcome=Outcome.UNKNOWN)], *WINDOW
    )
    assert points == [ChartPoint(0.5, 40.0), ChartPoint(0.75, None, failed=True)]


def test_a_cell_of_the_history_is_a_point_at_its_middle():
    cell = CoursePoint(at(30), 120.0, 4, 1, 0.01, 0.02, 0.9)
    empty = replace(cell, answers=0)
    (point,) = of_course([cell, empty], *WINDOW)
    assert point.at == pytest.approx(31 / 60)
    assert (point.ms, point.failed) == (20.0, True)


def test_the_scale_holds_every_answer_every_limit_and_the_deadline():
    model = chart_of(CHECK, CheckState(), [ChartPoint(0.5, 3.0), ChartPoint(0.6, 45_000.0)], WINDOW)
    assert (model.low_ms, model.top_ms) == (1.0, 45_000.0)
    assert model.height(model.top_ms) == 1.0 and model.height(model.low_ms) == 0.0
    assert model.height(100.0) == pytest.approx(model.height(10.0) * 2)
    assert [words for _, words in model.levels] == ["1 ms", "10 ms", "100 ms", "1 s", "10 s", "45 s"]
    assert model.limits == (Limit(1000, "slow above 1 s"), Limit(20_000, "critical above 20 s", True))


def test_what_lies_outside_the_window_is_not_shown():
    model = chart_of(CHECK, CheckState(), [ChartPoint(-0.1, 3.0), ChartPoint(0.5, 4.0)], WINDOW, [at(15), at(-5)])
    assert [one.at for one in model.points] == [0.5] and model.changes == (0.25,)


def test_how_it_fails_is_said_with_how_often():
    state = CheckState(last=bad(NOON), failures=49)
    assert failing_words(state) == "no answer in 5 s, 49 times in a row"
    assert failing_words(replace(state, failures=1)) == "no answer in 5 s, once"
    assert failing_words(replace(state, failures=0)) == ""
    assert "49 times" in chart_of(CHECK, state, [], WINDOW).spoken


@pytest.mark.parametrize("hours", [0.25, 1, 6, 24])
def test_times_stand_at_even_steps(hours):
    ticks = time_ticks(NOON - timedelta(hours=hours, minutes=3), NOON - timedelta(minutes=3))
    assert 2 <= len(ticks) <= 8 and all(0 <= share <= 1 for share, _ in ticks)
    assert all(words.endswith(("0", "5")) for _, words in ticks)


def test_an_empty_chart_has_a_scale():
    assert ChartModel().levels[-1][1] == "1 s"


def test_the_percentiles_of_the_window_are_said_and_the_failures():
    past = Past(200, 3, 60.0, 59.0, 0.1, 0.096, 0.104, 1.1, p90_s=0.1, since=SINCE, until=NOON)
    assert ranks_words(past) == "p50 96 ms, p90 100 ms, p95 104 ms, p99 1.1 s, 1.5 % failed"
    assert ranks_words(replace(past, failed=0)).endswith("p99 1.1 s")
    assert ranks_words(None) == ranks_words(replace(past, answers=0)) == ""
