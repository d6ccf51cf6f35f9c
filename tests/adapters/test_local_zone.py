"""The computer's own zone, right in the hours that a clock change skips or repeats."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.local_zone import LocalZone
from incident_desk.formats.times import in_zone, read_time

ZONE = LocalZone()


@pytest.fixture(params=["Europe/Berlin"])
def berlin(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_time_names_its_offset_and_abbreviation(berlin):
    assert in_zone(datetime(2026, 1, 15, 12, tzinfo=UTC), ZONE) == "2026-01-15 13:00:00 +01:00 (CET)"
    assert in_zone(datetime(2026, 7, 15, 12, tzinfo=UTC), ZONE) == "2026-07-15 14:00:00 +02:00 (CEST)"


def test_both_times_of_the_repeated_hour_are_told_apart(berlin):
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert in_zone(first, ZONE) == "2026-10-25 02:30:00 +02:00 (CEST)"
    assert in_zone(second, ZONE) == "2026-10-25 02:30:00 +01:00 (CET)"
    assert second.astimezone(ZONE).astimezone(UTC) == second


def test_a_bare_clock_time_in_the_repeated_hour_is_the_last_one_that_has_passed(berlin):
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert read_time("02:30", first + timedelta(minutes=10), ZONE) == first
    assert read_time("02:30", second + timedelta(minutes=10), ZONE) == second
    assert read_time("02:30", second - timedelta(minutes=10), ZONE) == first


def test_a_bare_clock_time_in_the_skipped_hour_is_the_day_before(berlin):
    now = datetime(2026, 3, 29, 10, tzinfo=UTC)
    assert read_time("02:30", now, ZONE) == datetime(2026, 3, 28, 1, 30, tzinfo=UTC)
    assert read_time("01:30", now, ZONE) == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 4_000_000_000))
def test_every_moment_survives_the_way_there_and_back(berlin, seconds):
    moment = datetime.fromtimestamp(seconds, UTC)
    assert moment.astimezone(ZONE).astimezone(UTC) == moment


def test_without_a_moment_there_is_no_offset():
    assert ZONE.utcoffset(None) is None and ZONE.tzname(None) is None and ZONE.dst(None) == timedelta(0)
