"""A moment as a person would type it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.moments import Moment, Precision
from incident_desk.formats.typed_times import read_moment
from incident_desk.qt.pages.timeline.typed_moment import halfway, typed_moment

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("moment", "form"),
    [
        (Moment.exactly(NOW - HOUR), "11:00:00"),
        (Moment.exactly(NOW - 72 * HOUR), "2026-02-26 12:00:00"),
        (Moment(NOW - HOUR, Precision.ABOUT), "~11:00:00"),
        (Moment(NOW - 2 * HOUR, Precision.RANGE, NOW - HOUR), "10:00:00..11:00:00"),
        (Moment.unknown(), "unknown"),
    ],
)
def test_the_shortest_form_that_means_it(moment, form):
    assert typed_moment(moment, NOW, UTC) == form


def test_an_hour_that_a_clock_showed_twice_is_said_in_utc():
    second = datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
    assert typed_moment(Moment.exactly(second), NOW, BERLIN) == "2025-10-26 01:30:00Z"


moments = st.integers(0, 800 * 86_400_000).map(lambda ms: NOW - HOUR - timedelta(milliseconds=ms))


@given(moments, st.sampled_from([UTC, BERLIN, ZoneInfo("Asia/Kolkata"), ZoneInfo("America/St_Johns")]))
def test_what_is_typed_is_read_back_to_the_second(at, zone):
    for moment in (Moment.exactly(at), Moment(at, Precision.ABOUT), Moment(at, Precision.RANGE, at + HOUR)):
        back = read_moment(typed_moment(moment, NOW, zone), NOW, zone)
        assert back.precision is moment.precision
        assert back.at == moment.at.replace(microsecond=0)
        assert (back.until is None) is (moment.until is None)


@pytest.mark.parametrize(
    ("before", "after", "middle"),
    [("12:00:00", "12:10:00", "12:05:00"), ("12:00:00", "12:00:01", "12:00:00"),
     ("12:00:00", "12:00:00", "12:00:00"),
     ("12:00:00.7", "12:00:02.1", "12:00:01"), ("12:00:00.7", "12:00:00.9", "12:00:00")],
)  # fmt: skip
def test_halfway_is_a_whole_second_between_the_two_where_there_is_one(before, after, middle):
    day = "2026-03-01T"
    first, last, wanted = (datetime.fromisoformat(f"{day}{one}+00:00") for one in (before, after, middle))
    assert halfway(first, last) == wanted
