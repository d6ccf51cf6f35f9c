"""Words that a person says in place of a report's are read with their precision, or refused with the ways to write
one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.past_times import PastMoment, PastPrecision
from incident_desk.formats.reading.reports.said_words import (
    duration_said,
    moment_said,
    severity_said,
    status_said,
    time_and_words,
)

DAY = date(2025, 3, 4)
READ = PastMoment("14:02", day="2025-03-04", clock="14:02", zone="CET", inherited=("day", "zone"))


@pytest.mark.parametrize(
    ("words", "iso", "precision"),
    [
        ("14:30", "2025-03-04T14:30:00+01:00", "exact"),
        ("~14:30", "2025-03-04T14:30:00+01:00", "approximate"),
        ("after 14:30", "2025-03-04T14:30:00+01:00", "at_least"),
        ("before 14:30", "2025-03-04T14:30:00+01:00", "at_most"),
        ("13:00-14:00", "2025-03-04T13:00:00+01:00", "range"),
        ("2025-03-05 01:10 UTC", "2025-03-05T01:10:00Z", "exact"),
        ("2025-03-05", "2025-03-05", "exact"),
        ("unknown", None, "unknown"),
        ("", None, "unknown"),
    ],
)
def test_a_time_is_as_sure_as_its_words_and_lends_day_and_zone_from_what_it_stands_for(words, iso, precision):
    moment = moment_said(words, READ, DAY, "")
    assert (moment.iso, moment.precision.value, moment.written) == (iso, precision, words)


@pytest.mark.parametrize(
    "words", ["soon", "25:70", "14:3x", "14:30 tomorrow", "2025-02-30 10:00", "14:30 IST", "9"]
)
def test_what_is_no_time_or_leaves_two_readings_is_refused_with_the_ways_to_write_one(words):
    with pytest.raises(Refused, match=r"Write "):
        moment_said(words, READ, DAY, "")


def test_a_year_of_no_computers_is_a_slip():
    with pytest.raises(Refused, match="is no time"):
        moment_said("0203-03-04 10:00", READ, DAY, "")


def test_the_words_that_were_read_state_what_was_read():
    odd = PastMoment("midnight-ish", precision=PastPrecision.UNKNOWN)
    assert moment_said("midnight-ish", odd, DAY, "UTC") is odd


def test_without_anything_to_stand_for_a_clock_is_of_the_reports_day_and_zone():
    assert moment_said("9:05", None, DAY, "UTC").iso == "2025-03-04T09:05:00Z"
    assert moment_said("9:05", None, None, "").iso is None


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_time_or_refused(words):
    try:
        assert isinstance(moment_said(words, READ, DAY, ""), PastMoment)
    except Refused as error:
        assert "Write" in str(error)


def test_a_length_keeps_how_sure_it_is():
    one = duration_said("12+ hours", None)
    assert (one.seconds, one.precision, one.text) == (43_200, PastPrecision.AT_LEAST, "12+ hours")
    with pytest.raises(Refused, match="no length"):
        duration_said("banana", None)


def test_a_level_is_one_of_the_usual_or_a_short_word_of_the_teams_own():
    assert [severity_said(words, None).name for words in ("P1 - all down", "sev-2", "Catastrophe")] == [
        "P1", "sev-2", "Catastrophe",
    ]  # fmt: skip
    for words in ("High / Low", "it was really very bad for all"):
        with pytest.raises(Refused, match="no single level"):
            severity_said(words, None)


def test_a_state_is_one_of_those_that_an_incident_has():
    assert status_said("Contained", None).state == "mitigated"
    with pytest.raises(Refused, match="resolved"):
        status_said("blue", None)


def test_a_line_of_the_source_is_a_time_and_words_without_marks():
    assert time_and_words("| **14:20** | Fix deployed | green |") == ("14:20", "Fix deployed green")
    assert time_and_words("- ~14:20 UTC: rolled `back`") == ("~14:20 UTC", "rolled back")
    assert time_and_words("* Nobody knew") == ("", "Nobody knew")
