"""Moments: always UTC inside, precision kept as it was written."""

from datetime import UTC, datetime, timedelta, timezone

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
