"""Which day a bare time means in an incident that has ended: one of its own, and the live one stays as it is."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.moments import Moment
from incident_desk.formats.days_meant import is_near, near_ended, near_span
from incident_desk.formats.grammar import read_line
from incident_desk.formats.typed_times import read_moment
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import resolve
from tests.fakes import Bench

BEGUN, ENDED = datetime(2026, 11, 29, 1, 2, tzinfo=UTC), datetime(2026, 11, 29, 4, 2, tzinfo=UTC)
NOW = datetime(2026, 11, 30, 7, 10, tzinfo=UTC)
NEAR = near_span(BEGUN, ENDED)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("02:30", "29 02:30"),
        ("01:00", "29 01:00"),
        ("04:30", "29 04:30"),
        ("23:50", "28 23:50"),
        ("20:00", "29 20:00"),
        ("07:05", "29 07:05"),
        ("03:30 CET", "29 02:30"),
        ("~02:30", "29 02:30"),
        ("today 02:30", "30 02:30"),
        ("-10m", "30 07:00"),
        ("Sat 02:30", "28 02:30"),
    ],
)
def test_a_time_without_its_day_is_of_the_incidents_day(typed, means):
    moment = read_moment(typed, NOW, UTC, NEAR)
    assert f"{moment.at:%d %H:%M}" == means
    line = read_line(f"{typed} pool full", NOW, UTC, near=NEAR)
    assert (line.text, line.happened) == ("pool full", moment)


def test_between_two_times_is_of_that_night_too():
    found = read_moment("02:20..02:40", NOW, UTC, NEAR)
    assert (found.at, found.until) == (BEGUN.replace(hour=2, minute=20), BEGUN.replace(hour=2, minute=40))


def test_of_several_days_it_is_the_last_one_within_and_a_gap_goes_first():
    near = near_span(BEGUN - timedelta(days=3), ENDED)
    assert read_moment("10:00", NOW, UTC, near).at == datetime(2026, 11, 28, 10, tzinfo=UTC)
    gap = datetime(2026, 11, 27, 9, tzinfo=UTC), datetime(2026, 11, 27, 11, tzinfo=UTC)
    assert read_moment("10:00", NOW, UTC, (gap, *near)).at == datetime(2026, 11, 27, 10, tzinfo=UTC)


def test_what_lies_ahead_on_its_last_day_is_none_of_it():
    soon = ENDED + timedelta(minutes=10)
    assert read_moment("13:00", soon, UTC, NEAR).at == datetime(2026, 11, 28, 13, tzinfo=UTC)
    assert read_line("13:00 call with the vendor", soon, UTC, near=NEAR).happened is None


def test_a_live_incident_has_no_such_days_and_one_that_ended_has():
    bench = Bench()
    one = bench.desk.declare(Declaration("x"), "MK")
    assert near_ended(one) == ()
    ended = bench.desk.act(one.id, lambda now, _: resolve(now, None, Moment.exactly(one.declared_at)), "MK").after
    assert is_near(ended.declared_at, near_ended(ended))
    assert not is_near(ended.declared_at + timedelta(days=3), near_ended(ended))
