"""Times as people type them: the last one that has passed, never the future, and the zone is always named."""

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.moments import Moment, Precision
from incident_desk.formats.times import describe, due_face, in_zone, iso, read_any_time, read_time, zone_name
from incident_desk.formats.typed_times import read_moment
from incident_desk.services.zones import zone_named

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-03-01T02:56:00Z", datetime(2026, 3, 1, 2, 56, tzinfo=UTC)),
        ("2026-03-01T02:56:00+01:00", datetime(2026, 3, 1, 1, 56, tzinfo=UTC)),
        ("2026-03-01 02:56", datetime(2026, 3, 1, 1, 56, tzinfo=UTC)),
        ("12:30", datetime(2026, 3, 1, 11, 30, tzinfo=UTC)),
        ("12:30:15", datetime(2026, 3, 1, 11, 30, 15, tzinfo=UTC)),
        ("14:00", datetime(2026, 2, 28, 13, 0, tzinfo=UTC)),
        ("-12m", NOW - timedelta(minutes=12)),
        ("-90s", NOW - timedelta(seconds=90)),
        ("-2h", NOW - timedelta(hours=2)),
    ],
)
def test_a_typed_time_means_what_a_person_means(typed: str, meant: datetime) -> None:
    assert read_time(typed, NOW, BERLIN) == meant


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "12:61", "2026-13-01", "12", "-5 parsecs", "--5m"])
def test_what_is_no_time_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(WrongUse, match="Write 2026"):
        read_time(typed, NOW, UTC)


def test_a_time_over_a_minute_ahead_is_refused_and_both_times_are_named() -> None:
    with pytest.raises(Refused, match=r"2026-03-01 12:01:01 UTC lies ahead of now, 2026-03-01 12:00:00 UTC"):
        read_time("2026-03-01T12:01:01Z", NOW, UTC)
    assert read_time("2026-03-01T12:00:59Z", NOW, UTC) == NOW + timedelta(seconds=59)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_bare_clock_time_is_always_the_last_one_that_has_passed(hour: int, minute: int) -> None:
    meant = read_time(f"{hour}:{minute:02}", NOW, BERLIN)
    assert NOW - timedelta(hours=24) < meant <= NOW + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("typed", "precision"),
    [("~11:30", Precision.ABOUT), ("11:00..11:30", Precision.RANGE), ("??:??", Precision.UNKNOWN),
     ("unknown", Precision.UNKNOWN), ("11:30", Precision.EXACT)],
)  # fmt: skip
def test_the_precision_is_kept(typed: str, precision: Precision) -> None:
    assert read_moment(typed, NOW, UTC).precision is precision


def test_a_printed_time_names_its_zone() -> None:
    assert in_zone(NOW, UTC) == "2026-03-01 12:00:00 UTC"
    assert in_zone(NOW, BERLIN) == "2026-03-01 13:00:00 +01:00 (CET)"
    assert in_zone(NOW, timezone(timedelta(hours=5, minutes=30), "IST")).endswith("+05:30 (IST)")


@given(st.timedeltas(timedelta(days=-9), timedelta(days=9)))
def test_a_due_time_far_away_has_its_day(away: timedelta) -> None:
    face = due_face(NOW + away, NOW)
    assert face.endswith(f"{NOW + away:%H:%M:%S}")
    assert face.startswith(f"{NOW + away:%a}") == (abs(away) >= timedelta(hours=12))


def test_a_moment_is_described_with_its_precision() -> None:
    assert describe(Moment(NOW, Precision.ABOUT)) == "about 2026-03-01 12:00:00 UTC"
    assert describe(Moment.unknown()) == "time not known"
    assert describe(Moment(NOW, Precision.RANGE, NOW + timedelta(minutes=1))).startswith("between 2026-03-01 12:00")


def test_machines_get_iso_8601_in_utc() -> None:
    assert iso(NOW.astimezone(BERLIN)) == "2026-03-01T12:00:00Z"


@pytest.mark.parametrize(
    "typed",
    [
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "-99999999999d",
        "-" + "9" * 5000 + "s",
        "1969-12-31",
    ],
)
def test_a_time_outside_the_calendar_is_wrong_usage_and_no_crash(typed: str) -> None:
    for zone in (UTC, BERLIN):
        with pytest.raises((WrongUse, Refused)):
            read_time(typed, NOW, zone)


def test_a_time_ahead_can_be_asked_about() -> None:
    assert read_any_time("2030-01-01T00:00:00Z", NOW, UTC) == datetime(2030, 1, 1, tzinfo=UTC)
    with pytest.raises(WrongUse):
        read_any_time("soon", NOW, UTC)


def test_a_range_that_ends_before_it_begins_is_wrong_usage() -> None:
    with pytest.raises(WrongUse, match="ends before it begins"):
        read_moment("11:30..11:00", NOW, UTC)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_times(typed: str) -> None:
    try:
        moment = read_moment(typed, NOW, BERLIN)
    except (WrongUse, Refused):
        return
    assert moment.at is None or moment.at <= NOW + timedelta(minutes=1)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.times(),
)
def test_a_bare_clock_time_shows_that_time_on_the_wall_in_every_zone(now: datetime, wanted: time) -> None:
    for name in ("Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"):
        zone = ZoneInfo(name)
        meant = read_time(f"{wanted:%H:%M:%S}", now, zone)
        assert f"{meant.astimezone(zone):%H:%M:%S}" == f"{wanted:%H:%M:%S}"
        assert now - timedelta(hours=49) < meant <= now + timedelta(minutes=1)


def test_a_moment_is_described_in_the_zone_that_is_asked_for() -> None:
    assert describe(Moment.exactly(NOW), BERLIN) == "2026-03-01 13:00:00 +01:00 (CET)"


def test_a_zone_that_was_named_by_its_offset_is_told_by_it_alone():
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert zone_name(moment.astimezone(zone_named("+05:30"))) == "+05:30"
    assert zone_name(moment.astimezone(zone_named("CET"))) == "+01:00 (CET)"
