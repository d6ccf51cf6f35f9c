"""What zones mean as reports write them: fixed, seasonal, ambiguous, in the wrong season, unknown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.past_zones import FIXED, read_zone, stated_offset, zone_code

JANUARY, JULY = date(2024, 1, 15), date(2024, 7, 15)


@pytest.mark.parametrize(
    ("written", "day", "minutes"),
    [
        ("UTC", None, 0), ("gmt", None, 0), ("Z", None, 0), ("JST", JULY, 540), ("CEST", JULY, 120),
        ("PT", JANUARY, -480), ("PT", JULY, -420), ("Pacific Time", JULY, -420), ("ET", JANUARY, -300),
        ("London time", JULY, 60), ("London time", JANUARY, 0), ("Europe/Paris", JULY, 120),
        ("GMT+1", None, 60), ("UTC-05:30", None, -330), ("+0900", None, 540), ("(UTC +2)", None, 120),
        ("北京时间", None, 480), ("West Central Africa Standard", None, 60), ("AEDT", JANUARY, 660),
        ("IST", JULY, None), ("CST", JULY, None), ("local time", JULY, None), ("", JULY, None), ("PT", None, None),
        ("+99:00", None, None), ("+05:75", None, None),
    ],
)  # fmt: skip
def test_an_offset_stands_only_where_the_words_settle_it(written, day, minutes):
    assert read_zone(written, day).minutes == minutes


@pytest.mark.parametrize(
    ("written", "day", "word"),
    [
        ("IST", JULY, "India"), ("CST", JANUARY, "China"), ("PST", JULY, "winter time"),
        ("PDT", JANUARY, "summer time"), ("CET", JULY, "winter time"), ("CEST", JANUARY, "summer time"),
        ("Mars", JULY, "no zone"), ("PT", None, "depends on the date"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_says_why(written, day, word):
    assert word in read_zone(written, day).doubt


@pytest.mark.parametrize("written", ["UTC", "JST", "PST", "CET", "EST"])
def test_a_right_abbreviation_is_not_in_doubt(written):
    assert read_zone(written, JANUARY).doubt == ""


@pytest.mark.parametrize(
    ("day", "minutes"),
    [
        (date(2025, 3, 8), -480), (date(2025, 3, 9), -420), (date(2025, 11, 1), -420), (date(2025, 11, 2), -480),
        (date(2026, 3, 7), -480), (date(2026, 3, 8), -420),
    ],
)  # fmt: skip
def test_pacific_time_changes_on_the_sundays_of_the_law(day, minutes):
    assert read_zone("PT", day).minutes == minutes


@pytest.mark.parametrize(
    ("day", "minutes"),
    [(date(2025, 3, 29), 60), (date(2025, 3, 30), 120), (date(2025, 10, 25), 120), (date(2025, 10, 26), 60)],
)
def test_berlin_changes_on_the_last_sundays(day, minutes):
    assert read_zone("Berlin time", day).minutes == minutes


@given(st.text(max_size=40), st.none() | st.dates())
def test_any_words_are_read_and_no_offset_is_wider_than_the_world(written, day):
    reading = read_zone(written, day)
    assert reading.minutes is None or -14 * 60 <= reading.minutes <= 14 * 60


@given(st.integers(-14 * 60, 14 * 60))
def test_an_offset_in_digits_is_read_back(minutes):
    hours, rest = divmod(abs(minutes), 60)
    assert stated_offset(f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}") == minutes


def test_an_abbreviation_is_its_own_code():
    assert all(zone_code(code.lower()) in (code, "UTC", "BRT") for code in FIXED)
