"""Moments of a report in UTC: as sure as they are written, and never surer."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.past_moments import moment_of, needs_day, needs_zone
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from tests.any_past import MOMENTS

EAST = timezone(timedelta(hours=2))


def at(hour: int, minute: int = 0, second: int = 0, day: int = 4) -> datetime:
    return datetime(2025, 3, day, hour, minute, second, tzinfo=UTC)


def written(clock: str = "14:30", day: str = "2025-03-04", **fields) -> PastMoment:
    return PastMoment("as written", day, clock, **fields)


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        (written(), Moment.exactly(at(12, 30))),
        (written(zone="UTC"), Moment.exactly(at(14, 30))),
        (written(offset_min=-60), Moment.exactly(at(15, 30))),
        # Nobody can say which IST is meant: the person's zone holds.
        (written(zone="IST"), Moment.exactly(at(12, 30))),
        (written(precision=PastPrecision.APPROXIMATE), Moment(at(12, 30), Precision.ABOUT)),
        (written(precision=PastPrecision.AT_LEAST), Moment(at(12, 30), Precision.AT_LEAST)),
        (written(precision=PastPrecision.AT_MOST), Moment(at(12, 30), Precision.AT_MOST)),
        (
            written(precision=PastPrecision.RANGE, until_day="2025-03-04", until_clock="15:00", zone="UTC"),
            Moment(at(14, 30), Precision.RANGE, at(15)),
        ),
        (
            written(
                "19:10", precision=PastPrecision.RANGE, until_day="2025-03-04", until_clock="01:20", zone="UTC"
            ),
            Moment(at(19, 10), Precision.RANGE, at(1, 20, day=5)),
        ),
        (written(precision=PastPrecision.UNKNOWN), Moment.unknown()),
        (written(day=""), Moment.unknown()),
        (written("", zone="UTC"), Moment(at(0), Precision.RANGE, at(23, 59, 59))),
        (
            written("", zone="UTC", precision=PastPrecision.RANGE, until_day="2025-03-06"),
            Moment(at(0), Precision.RANGE, at(23, 59, 59, day=6)),
        ),
        (written(day="0001-01-01", clock="00:30"), Moment.unknown()),
        (written(day="0225-03-04"), Moment.unknown()),
    ],
)
def test_a_moment_keeps_its_precision(stated, moment):
    assert moment_of(stated, EAST) == moment


def test_a_day_that_a_person_named_holds_where_none_is_stated():
    assert moment_of(written(day=""), UTC, "2025-03-09") == Moment.exactly(at(14, 30, day=9))
    assert moment_of(written(), UTC, "2025-03-09") == Moment.exactly(at(14, 30))


@given(MOMENTS)
def test_no_moment_is_too_odd_and_none_gets_surer(stated):
    found = moment_of(stated, EAST)
    if found.at is not None and stated.clock and stated.precision is not PastPrecision.EXACT:
        assert found.precision is not Precision.EXACT
    if not stated.day:
        assert found.at is None


def test_a_zone_is_asked_for_times_that_have_none_and_a_day_for_those_without():
    def report(*moments: PastMoment) -> PastReport:
        return PastReport("x", timeline=tuple(TimelineEntry(one, "y") for one in moments))

    assert needs_zone(report(written(zone="UTC"), written())) and needs_zone(report(written(zone="CST")))
    assert not needs_zone(report(written(zone="UTC"), written(""), written(offset_min=60)))
    assert needs_day(report(written(day=""))) and not needs_day(report(written(), written("", day="")))


def test_a_range_whose_end_states_no_day_has_one():
    stated = PastMoment("19:10-20:00", "2025-03-04", "19:10", precision=PastPrecision.RANGE, until_clock="20:00")
    assert moment_of(stated, UTC).until == datetime(2025, 3, 4, 20, 0, tzinfo=UTC)


def test_a_zone_whose_offset_waits_for_the_day_is_no_missing_zone():
    row = TimelineEntry(PastMoment("22:47", clock="22:47", zone="Pacific"), "x")
    report = PastReport("x", timeline=(row,))
    assert needs_day(report) and not needs_zone(report)
    unknown = PastReport("x", timeline=(TimelineEntry(PastMoment("22:47", clock="22:47", zone="IST"), "x"),))
    assert needs_zone(unknown)
