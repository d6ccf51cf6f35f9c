"""Lengths in the words of the page."""

from math import inf

import pytest

from incident_desk.domain.measured import Measured
from incident_desk.domain.metrics_over import Quantile
from incident_desk.qt.pages.metrics.lengths import (
    bounded,
    brief,
    face,
    half_face,
    measured_face,
    measured_spoken,
    quantile_face,
    quantile_spoken,
    rough,
    spoken,
)

HOUR, DAY = 3600, 86_400


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, ("00:00", "0 s", "00:00", "0 seconds")),
        (325, ("05:25", "5 m", "05:25", "5 minutes 25")),
        (HOUR, ("1 h", "1 h", "1:00 h", "1 hour")),
        (5220, ("1 h 27 m", "1 h 27 m", "1:27 h", "1 hour 27 minutes")),
        (2 * DAY + 3 * HOUR, ("2 d 03 h", "2 d 03 h", "2 d", "2 days 3 hours")),
    ],
)
def test_a_length_on_the_page_in_a_sentence_over_a_month_and_for_ears(seconds, words):
    assert (face(seconds), rough(seconds), brief(seconds), spoken(seconds)) == words


@pytest.mark.parametrize(
    ("low", "high", "about", "words", "heard"),
    [
        (HOUR, HOUR, False, "1 h", "1 hour"),
        (HOUR, HOUR, True, "about 1 h", "about 1 hour"),
        (HOUR, inf, False, "≥ 1 h", "at least 1 hour"),
        (0, HOUR, False, "≤ 1 h", "at most 1 hour"),
        (HOUR, 2 * HOUR, False, "1 h to 2 h", "between 1 hour and 2 hours"),
    ],
)
def test_a_median_that_is_only_bounded_says_so(low, high, about, words, heard):
    one = Quantile(low, high, about)
    assert (quantile_face(one), quantile_spoken(one)) == (words, heard)


def test_one_incidents_length_says_how_well_it_is_known():
    known = [Measured(HOUR, HOUR), Measured(HOUR, HOUR, True), Measured(HOUR, inf), Measured(0, HOUR)]
    assert [measured_face(one) for one in known] == ["1 h", "about 1 h", "over 1 h", "under 1 h"]
    assert (
        measured_face(Measured(HOUR, 2 * HOUR)) == "1 h to 2 h" and measured_face(Measured(why_not="no")) == "n/a"
    )
    assert measured_spoken(Measured(HOUR, inf)) == "at least 1 hour"


def test_the_middle_half_fits_into_little_room():
    assert half_face(Quantile(3780, 3780), Quantile(8040, 8040)) == "1 h 03 to 2 h 14"
    assert half_face(Quantile(175, 175), Quantile(722, inf)) == "02:55 to ≥ 12:02"
    assert bounded(1, inf) == ("≥ ", 1)
