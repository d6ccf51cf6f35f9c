"""How long something took in one incident, as far as it is known."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given

from incident_desk.domain.incident import ImpactInterval
from incident_desk.domain.measured import ALSO, Measured, impact_of, measure
from incident_desk.domain.milestones import DURATIONS, Milestone, duration
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.past_report import PastReport, StatedDuration
from incident_desk.domain.past_times import PastPrecision
from tests.measured_incidents import incident, incidents, minute, taken_in

MITIGATE = next(one for one in DURATIONS if one.name == "Time to mitigate")


@pytest.mark.parametrize(
    ("detected", "ended", "low", "high", "precision"),
    [
        (0, 60, 3600, 3600, Precision.EXACT),
        (0, "~60", 3600, 3600, Precision.ABOUT),
        (0, ">60", 3600, inf, Precision.AT_LEAST),
        (0, "<60", 0, 3600, Precision.AT_MOST),
        ("<10", 60, 3000, inf, Precision.AT_LEAST),
        (">10", 60, 0, 3000, Precision.AT_MOST),
        ("0..10", 60, 3000, 3600, Precision.RANGE),
        (0, "60..90", 3600, 5400, Precision.RANGE),
        ("0..10", "5..20", 0, 1200, Precision.AT_MOST),
        ("<10", ">60", 3000, inf, Precision.AT_LEAST),
    ],
)
def test_a_length_lies_between_what_its_ends_allow(detected, ended, low, high, precision):
    found = measure(MITIGATE, incident(detected=detected, impact_ended=ended))
    assert (found.low_s, found.high_s, found.precision) == (low, high, precision)


@pytest.mark.parametrize("facts", [{"detected": 5}, {"detected": Moment.unknown(), "impact_ended": 9}, {}])
def test_a_missing_or_unknown_end_gives_the_reason_and_no_length(facts):
    found = measure(MITIGATE, incident(**facts))
    assert found.why_not and found.precision is Precision.UNKNOWN


def test_an_end_before_its_start_gives_the_reason_and_no_length():
    assert "before its start" in measure(MITIGATE, incident(detected=9, impact_ended=5)).why_not


def test_an_impact_that_was_opened_again_is_the_sum_of_its_intervals():
    first = ImpactInterval(minute(0), minute(10))
    one = incident(impact_started=50, impact_ended=60, impact_intervals=(first,), impact_since=minute(40).at)
    assert impact_of(one) == Measured(600 + 600, 600 + 600)
    again = replace(one, impact_assumed=True)
    assert impact_of(again) == Measured(600 + 1200, 600 + 1200, about=True)


def test_the_reason_names_the_interval_where_there_are_several():
    first = ImpactInterval(minute(0), None)
    one = incident(impact_started=20, impact_ended=60, impact_intervals=(first,), impact_since=minute(40).at)
    assert impact_of(one).why_not.startswith("in interval 1, ")


@pytest.mark.parametrize(
    ("stated", "low", "high", "about"),
    [
        (StatedDuration("12+ hours", 43_200, PastPrecision.AT_LEAST), 43_200, inf, False),
        (StatedDuration("under 1 h", 3600, PastPrecision.AT_MOST), 0, 3600, False),
        (StatedDuration("2-3 h", 10_800, PastPrecision.RANGE, 7200), 7200, 10_800, False),
        (StatedDuration("~2 h", 7200, PastPrecision.APPROXIMATE), 7200, 7200, True),
        (StatedDuration("2 h", 7200), 7200, 7200, False),
    ],
)
def test_a_length_that_a_report_states_counts_as_stated(stated, low, high, about):
    one = taken_in(PastReport("Down", duration=stated))
    assert impact_of(one) == Measured(low, high, about, stated=True)


def test_words_that_state_no_length_make_none():
    one = taken_in(PastReport("Down", duration=StatedDuration("several hours")))
    assert impact_of(one).why_not == "impact started is not recorded"


def test_another_name_of_the_field_is_that_of_a_duration():
    assert ALSO.keys() <= {one.name for one in DURATIONS}
    assert measure(MITIGATE, incident(**{Milestone.DETECTED: 1, Milestone.IMPACT_ENDED: 3})).low_s == 120


@given(incidents())
def test_a_length_is_told_just_where_the_report_tells_one_and_holds_it(several):
    for one in several:
        for rule in DURATIONS:
            found, told = measure(rule, one), duration(rule, one.milestones)
            assert found.why_not == told.why_not and found.low_s <= found.high_s
            if told.length is not None:
                assert found.low_s >= 0 and (found.is_single == (found.low_s == found.high_s))
                if told.precision in (Precision.EXACT, Precision.ABOUT) and found.is_single:
                    assert found.low_s == told.length.total_seconds()
