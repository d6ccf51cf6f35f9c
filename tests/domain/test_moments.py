"""Moments: always UTC inside, precision kept as it was written."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.moments import Moment, Precision, from_microseconds, to_microseconds, utc

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@given(st.integers(-(10**15), 10**16).map(from_microseconds))
def test_a_moment_survives_the_record_to_the_microsecond(moment: datetime) -> None:
    assert from_microseconds(to_microseconds(moment)) == moment


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        utc(AT.replace(tzinfo=None))


def test_a_moment_given_in_another_zone_is_kept_in_utc() -> None:
    berlin = datetime(2026, 3, 1, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    assert Moment.exactly(berlin).at == AT
    assert Moment.exactly(berlin).at.utcoffset() == timedelta(0)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("at", "precision", "until"),
    [
        (None, Precision.EXACT, None),
        (AT, Precision.UNKNOWN, None),
        (AT, Precision.RANGE, None),
        (AT, Precision.EXACT, AT),
        (AT, Precision.RANGE, AT - timedelta(seconds=1)),
    ],
)
def test_a_moment_that_contradicts_itself_cannot_be_built(
    at: datetime | None, precision: Precision, until: datetime | None
) -> None:
    with pytest.raises(ValueError):
        Moment(at, precision, until)


@pytest.mark.parametrize("hours", [-10, -3.5, 0, 2, 5.75, 13])
def test_a_whole_day_is_that_day_in_each_zone(hours: float) -> None:
    zone = timezone(timedelta(hours=hours))
    first = datetime(2025, 8, 18, tzinfo=zone)
    assert Moment(first, Precision.RANGE, first + timedelta(days=1, seconds=-1)).day == date(2025, 8, 18)


def test_some_hours_several_days_and_a_point_are_no_day() -> None:
    for length in (timedelta(hours=22), timedelta(hours=23, minutes=30), timedelta(days=1), timedelta(days=2)):
        assert Moment(AT, Precision.RANGE, AT + length).day is None
    assert Moment(AT, Precision.ABOUT).day is None and Moment.unknown().day is None
