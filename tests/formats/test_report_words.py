"""The words of a report: times, lengths, outcomes."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from incident_desk.domain.clock import TargetState
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.report import DurationFact, TargetFact
from incident_desk.formats import report_words as words

START = datetime(2026, 3, 1, 2, 56, 8, tzinfo=UTC)


def target(**more):
    return TargetFact("response", more.pop("state", TargetState.MET), START, 900, source="playbook", **more)


def test_times_are_printed_in_utc_whatever_zone_they_come_in():
    assert words.stamp(START.astimezone(timezone(timedelta(hours=9)))) == "2026-03-01 02:56:08"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (None, "not recorded"),
        (Moment.unknown(), "time not known"),
        (Moment.exactly(START), "2026-03-01 02:56:08"),
        (Moment(START, Precision.ABOUT), "about 2026-03-01 02:56:08"),
        (Moment(START, Precision.AT_LEAST), "at the earliest 2026-03-01 02:56:08"),
        (Moment(START, Precision.AT_MOST), "at the latest 2026-03-01 02:56:08"),
        (
            Moment(START, Precision.RANGE, START + timedelta(minutes=4)),
            "between 2026-03-01 02:56:08 and 03:00:08",
        ),
        (
            Moment(START, Precision.RANGE, START + timedelta(days=1)),
            "between 2026-03-01 02:56:08 and 2026-03-02 02:56:08",
        ),
    ],
)
def test_a_moment_keeps_its_precision(moment, said):
    assert words.when(moment) == said


def test_a_duration_that_is_missing_gives_its_reason():
    fact = DurationFact("Time to detect", "detected − impact started", None, why_not="detected is not recorded")
    assert words.duration(fact) == "n/a, because detected is not recorded"


def test_a_duration_keeps_its_precision():
    assert words.duration(DurationFact("x", "y", 200.0, Precision.AT_LEAST)) == "at least 3 min 20 s"


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (target(done_at=START, took_s=130.0), "met in 02:10"),
        (target(done_at=START, took_s=130.0, precision=Precision.ABOUT), "met in about 02:10"),
        (target(state=TargetState.MISSED, done_at=START, late_by_s=206.0), "missed by 03:26"),
        (
            target(state=TargetState.LATE, late_by_s=206.0),
            "missed, not done when the record ends: 03:26 late by then",
        ),
        (target(state=TargetState.ON_TRACK, remaining_s=60.0), "not done when the record ends: 01:00 left"),
        (target(state=TargetState.PAUSED), "paused when the record ends"),
        (target(why_not="acknowledged has no known time"), "n/a, because acknowledged has no known time"),
        (TargetFact("response", TargetState.NOT_STATED, START), "not stated"),
    ],
)
def test_an_outcome_needs_no_colour(fact, said):
    assert words.outcome(fact) == said


def test_a_target_says_where_it_comes_from():
    assert words.source(TargetFact("response", TargetState.MET, START, 900, source="settings")) == "from settings"
    assert words.source(target()) == "from the playbook"
    assert words.source(TargetFact("response", TargetState.NOT_STATED, START)) == ""


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ((None, None), "not stated"),
        ((0, 900), "0 to 15 min"),
        ((None, 900), "0 to 15 min"),
        ((3600, 7200), "1 h to 2 h"),
        ((14400, None), "from 4 h"),
    ],
)
def test_a_window_counts_from_declared(window, said):
    assert words.window(*window) == said


def test_clipping_keeps_one_line_and_says_that_it_cut():
    assert words.clip("one\n two", 20) == "one two"
    assert words.clip("x" * 30, 10) == "x" * 9 + "…"


def test_counts_read_as_english():
    assert [words.count(n, "step") for n in (0, 1, 2)] == ["no steps", "1 step", "2 steps"]
