"""Parts of a rule are read strictly; limits, maintenance and the breaker say what they say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health_check import Check, CheckNotReadable, HttpOptions, Rule
from incident_desk.domain.health_rules import (
    Level,
    Maintenance,
    Measure,
    RuleNotReadable,
    Threshold,
    is_open,
    maintenance_at,
    rule_items,
    seconds_between,
    wait_s,
)

T0 = datetime(2026, 11, 28, 22, tzinfo=UTC)
ANSWER_TIME = Threshold(Measure.LATENCY, 20, 25)
ERRORS = Threshold(Measure.ERRORS, 5, 10, over_s=300)
AVAILABLE = Threshold(Measure.AVAILABILITY, 95, 90, over_s=300)
WORK = Maintenance(T0, T0 + timedelta(hours=1), "deploy")


@pytest.mark.parametrize(
    ("threshold", "value", "level"),
    [
        (ANSWER_TIME, 20, Level.NORMAL),
        (ANSWER_TIME, 20.001, Level.WARNING),
        (ANSWER_TIME, 25, Level.WARNING),
        (ANSWER_TIME, 26, Level.CRITICAL),
        (ERRORS, 5, Level.NORMAL),
        (ERRORS, 10.1, Level.CRITICAL),
        (AVAILABLE, 95, Level.NORMAL),
        (AVAILABLE, 94.9, Level.WARNING),
        (AVAILABLE, 89.9, Level.CRITICAL),
        (Threshold(Measure.LATENCY, 0, 25), 24, Level.NORMAL),
        (Threshold(Measure.AVAILABILITY, 95, 0, over_s=60), 0, Level.WARNING),
    ],
)
def test_a_value_beyond_a_limit_has_its_level(threshold, value, level):
    assert threshold.level(value) is level


def test_a_threshold_says_its_value_beside_its_limit():
    assert ANSWER_TIME.words(21.34, Level.WARNING) == "21.3 s, warning above 20 s"
    assert ERRORS.words(12, Level.CRITICAL) == "12 % of the answers in 5 min failed, critical above 10 %"
    assert AVAILABLE.words(94, Level.WARNING) == "available 94 % of the time in 5 min, warning below 95 %"
    assert "mean of 21 s in 5 min" in Threshold(Measure.LATENCY, 20, 25, over_s=300).words(21, Level.WARNING)


def test_a_threshold_is_said_with_both_limits():
    assert ANSWER_TIME.text == "answer time: warning above 20 s, critical above 25 s"
    assert AVAILABLE.text == "availability: warning below 95 %, critical below 90 % in 5 min, every 1 min"
    assert Threshold(Measure.ERRORS, 0, 10, over_s=60).text == "errors: critical above 10 % in 1 min, every 1 min"


@pytest.mark.parametrize(
    "data",
    [
        {"measure": "speed", "warning": 1},
        {"measure": "errors"},
        {"measure": "errors", "warning": 10, "critical": 5},
        {"measure": "availability", "warning": 90, "critical": 95},
        {"measure": "errors", "warning": 101},
        {"measure": "errors", "warning": 5, "over_s": 0},
        {"measure": "errors", "warning": "5"},
        {"measure": "errors", "warning": True},
        {"measure": "errors", "warning": float("nan")},
        {"measure": "errors", "warning": 5, "times": 1.5},
        {"measure": "errors", "warning": 5, "colour": "red"},
        "errors above 5",
    ],
)
def test_a_wrong_threshold_is_refused(data):
    with pytest.raises(RuleNotReadable):
        Threshold.from_data(data)


@pytest.mark.parametrize(
    "data",
    [
        {"from": "2026-11-28T22:00:00", "until": "2026-11-28T23:00:00", "reason": "deploy"},
        {"from": "2026-11-28T23:00:00Z", "until": "2026-11-28T22:00:00Z", "reason": "deploy"},
        {"from": "2026-11-28T22:00:00Z", "until": "2026-11-28T23:00:00Z", "reason": " "},
        {"from": "2026-11-28T22:00:00Z", "until": "2026-11-28T23:00:00Z"},
        {"from": "0001-01-01T00:00:00+14:00", "until": "2026-11-28T23:00:00Z", "reason": "deploy"},
        {"from": "soon", "until": "2026-11-28T23:00:00Z", "reason": "deploy"},
        {"from": "2026-11-28T22:00:00Z", "until": "2026-11-28T23:00:00Z", "reason": "deploy", "who": "MK"},
    ],
)
def test_wrong_maintenance_is_refused(data):
    with pytest.raises(RuleNotReadable):
        Maintenance.from_data(data)


def test_parts_of_a_rule_come_back_from_plain_data():
    for one in (ANSWER_TIME, ERRORS, AVAILABLE, Threshold(Measure.LATENCY, 1, over_s=60, every_s=5, times=3)):
        assert Threshold.from_data(one.to_data()) == one
    assert Maintenance.from_data(WORK.to_data()) == WORK
    assert rule_items(Threshold, [ERRORS.to_data(), AVAILABLE]) == (ERRORS, AVAILABLE)
    for wrong in ("errors", [ERRORS] * 13):
        with pytest.raises(RuleNotReadable):
            rule_items(Threshold, wrong)


def test_a_check_with_all_of_it_comes_back_and_a_plain_one_is_written_as_ever():
    rule = Rule(thresholds=(ANSWER_TIME, ERRORS), breaker_s=30.0)
    options = HttpOptions("http://127.0.0.1/")
    check = Check("a", "a", options, rule=rule, group="shop", environment="staging", maintenance=(WORK,))
    assert Check.from_data(check.to_data()) == check
    assert not {"thresholds", "breaker_s", "group", "maintenance"} & Check("a", "a", options).to_data().keys()


@pytest.mark.parametrize("field", ["thresholds", "maintenance"])
def test_a_check_names_the_field_that_is_wrong(field):
    with pytest.raises(CheckNotReadable) as told:
        Check.from_data({"id": "a", "name": "a", "url": "http://127.0.0.1/", field: [{}]})
    assert told.value.field == field


def test_maintenance_holds_from_its_beginning_and_not_at_its_end():
    longer = Maintenance(T0, T0 + timedelta(hours=2), "move")
    assert maintenance_at((WORK, longer), T0) is longer
    assert maintenance_at((WORK,), T0 + timedelta(hours=1)) is None
    assert maintenance_at((WORK,), T0 - timedelta(seconds=1)) is None


def test_a_dead_target_is_asked_twice_as_seldom_with_each_failure_up_to_a_minute():
    waits = [wait_s(5, failures, 5, 60) for failures in range(10)]
    assert waits == [5, 5, 5, 5, 5, 10, 20, 40, 60, 60]
    assert wait_s(5, 99, 0, 60) == 5 and wait_s(120, 99, 5, 60) == 120
    assert not is_open(4, 5) and is_open(5, 5) and not is_open(99, 0)


@given(st.floats(0.1, 3600), st.integers(0, 5000), st.integers(0, 50), st.floats(1, 3600))
def test_no_wait_is_shorter_than_the_interval_or_longer_than_both(interval, failures, opens, longest):
    assert interval <= wait_s(interval, failures, opens, longest) <= max(interval, longest)


def test_seconds_lie_between_moments():
    assert seconds_between(T0, T0 + timedelta(minutes=1, milliseconds=500)) == 60.5
