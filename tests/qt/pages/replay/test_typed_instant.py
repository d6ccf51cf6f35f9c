"""A moment as it is typed: after the declaration, or a time of day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.errors import WrongUse
from incident_desk.qt.pages.replay.typed_instant import elapsed_words, read_instant, spoken_elapsed

DECLARED = datetime(2026, 3, 1, 2, 56, 8, tzinfo=UTC)
LATEST = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("T+12", 720),
        ("t + 12", 720),
        ("+12", 720),
        ("12", 720),
        ("1.5", 90),
        ("T+12:30", 750),
        ("T+1:02:40", 3760),
        ("12m", 720),
        ("12 min", 720),
        ("1h5m", 3900),
        ("1h 5m 3s", 3903),
        ("90s", 90),
        ("T-2", -120),
        ("T−0:30", -30),
    ],
)
def test_a_length_counts_from_the_declaration(typed, seconds):
    assert read_instant(typed, DECLARED, LATEST) == DECLARED + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("03:08", "03:08:00"), ("03:08:08", "03:08:08"), ("-12m", "06:48:00"), ("2026-03-01T03:08Z", "03:08:00")],
)
def test_a_time_of_day_is_the_last_one_before_the_end(typed, clock):
    assert f"{read_instant(typed, DECLARED, LATEST):%H:%M:%S}" == clock


@pytest.mark.parametrize("typed", ["", "lunch", "T+", "T+soon", "T", "m", "9" * 40, "T+1:2:3:4"])
def test_what_is_no_moment_is_said(typed):
    with pytest.raises(WrongUse):
        read_instant(typed, DECLARED, LATEST)


@settings(max_examples=25)
@given(st.integers(-9_999, 10**6))
def test_what_the_field_shows_is_read_back(seconds):
    assert read_instant(elapsed_words(seconds), DECLARED, LATEST) == DECLARED + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(720, "T plus 12 minutes"), (3661, "T plus 1 hour 1 minute 1 second"), (0, "T plus 0 seconds"),
     (-30, "T minus 30 seconds")],
)  # fmt: skip
def test_it_is_said_to_ears(seconds, words):
    assert spoken_elapsed(seconds) == words


def test_a_second_counts_once_it_is_over_as_on_the_clock():
    assert elapsed_words(4.9) == "T+00:04" and elapsed_words(4.9999) == "T+00:05"
    assert spoken_elapsed(4.9) == "T plus 4 seconds"
