"""Values become levels, damped both ways."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health_check import Rule
from incident_desk.domain.health_levels import (
    beyond_time,
    is_of_failures,
    latency_looks,
    marks_after,
    recalled_marks,
    worst_mark,
)
from incident_desk.domain.health_rules import Level, Measure, Threshold
from incident_desk.domain.health_state import Mark

W, C, N = Level.WARNING, Level.CRITICAL, Level.NORMAL
ERRORS = Threshold(Measure.ERRORS, 5, 10, over_s=60)


def after(threshold, good, *values):
    rule, marks = Rule(good=good, thresholds=(threshold,)), ()
    found = []
    for value in values:
        marks = marks_after(rule, marks, {0: value})
        found.append(marks[0].level)
    return found


def test_a_level_is_entered_after_its_times_and_left_after_the_rules_good_ones():
    twice = Threshold(Measure.LATENCY, 20, 25, times=2)
    assert after(twice, 2, 21, 1, 21, 22, 1, 1) == [N, N, N, W, W, N]
    assert after(twice, 2, 21, 30, 30, 30) == [N, W, C, C]
    assert after(Threshold(Measure.LATENCY, 20, 25), 3, 30, 21, 1, 21, 1) == [C, C, C, W, W]


@given(st.lists(st.floats(0, 40), max_size=40), st.integers(1, 4), st.integers(1, 4))
def test_no_level_holds_against_as_many_values_as_damp_it(values, times, good):
    one = Threshold(Measure.LATENCY, 20, 25, times=times)
    levels = after(one, good, *values)
    for place, level in enumerate(levels):
        last = [one.level(value) for value in values[: place + 1]]
        if len(last) >= times and min(last[-times:]) > level:
            raise AssertionError("worse for long enough")
        if len(last) >= good and max(last[-good:]) < level:
            raise AssertionError("better for long enough")


def test_only_what_has_a_value_moves():
    rule = Rule(thresholds=(Threshold(Measure.LATENCY, 20, 25), ERRORS))
    marks = marks_after(rule, (), {1: 12.0})
    assert [one.level for one in marks] == [N, C]
    assert marks_after(rule, marks, {}) is marks
    assert latency_looks(rule, 3.0) == {0: 3.0}
    assert worst_mark(rule, marks) == (C, "12 % of the answers in 1 min failed, critical above 10 %")
    assert worst_mark(rule, ()) == (N, "")


def test_an_awaited_answer_passes_one_limit_after_the_other_once():
    rule = Rule(thresholds=(Threshold(Measure.LATENCY, 20, 25), ERRORS))
    assert beyond_time(rule, (), 20.0) is None
    marks, passed = beyond_time(rule, (), 20.5)
    assert (marks[0].level, passed) == (W, 20)
    assert beyond_time(rule, marks, 24.0) is None
    marks, passed = beyond_time(rule, marks, 60.0)
    assert (marks[0].level, passed) == (C, 25)


def test_what_is_awaited_counts_as_one_of_the_times():
    rule = Rule(thresholds=(Threshold(Measure.LATENCY, 20, 25, times=2),))
    assert beyond_time(rule, (), 30.0) is None
    once = marks_after(rule, (), {0: 21.0})
    marks, _ = beyond_time(rule, once, 30.0)
    assert marks[0].level is W, "the least of the two"


def test_a_level_that_was_said_holds_for_each_threshold_that_can_have_it():
    rule = Rule(thresholds=(Threshold(Measure.LATENCY, 20), ERRORS))
    assert [one.level for one in recalled_marks(rule, C)] == [W, C]
    assert worst_mark(rule, recalled_marks(rule, C)) == (C, "errors not normal")


def test_the_worst_threshold_says_whether_failures_or_times_are_limited():
    rule = Rule(thresholds=(Threshold(Measure.LATENCY, 20, 25), ERRORS))
    assert is_of_failures(rule, (Mark(W), Mark(C)), C)
    assert not is_of_failures(rule, (Mark(W), Mark(W)), W)
    assert not is_of_failures(rule, (), N)
