"""By which clocks times are shown."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from incident_desk.domain.moments import Moment
from incident_desk.qt.pages.timeline.clocks import Clocks, TimesShown
from tests.qt.pages.timeline.rows import AT, entry

EAST = timezone(timedelta(hours=5, minutes=30), "IST")
UNIVERSAL = TimesShown(AT)
LOCAL = TimesShown(AT, Clocks.LOCAL, EAST)
ELAPSED = TimesShown(AT, Clocks.ELAPSED, EAST)
NAMED = TimesShown(AT, Clocks.ZONE, UTC, EAST)


def fits(text):
    return len(text) <= 8


def time_of(times, minutes, *, short=False):
    at = AT + timedelta(minutes=minutes)
    return times.time_of(entry(1, at=at), fits, short=short)


def test_the_heading_names_the_day_and_the_clocks():
    assert UNIVERSAL.heading == "Sun 1 Mar 2026, times in UTC"
    assert LOCAL.heading == "Sun 1 Mar 2026, times in +05:30 (IST)"
    assert NAMED.heading == LOCAL.heading
    assert [one.brief for one in (UNIVERSAL, NAMED, ELAPSED)] == [
        "1 Mar, UTC",
        "1 Mar, +05:30 (IST)",
        "1 Mar, elapsed",
    ]
    assert ELAPSED.heading == "Sun 1 Mar 2026, times since the declaration"
    late = TimesShown(AT + timedelta(hours=20), Clocks.LOCAL, EAST)
    assert late.heading.startswith("Mon 2 Mar")


def test_the_same_row_by_each_of_the_clocks():
    assert [time_of(times, 14) for times in (UNIVERSAL, LOCAL, NAMED, ELAPSED)] == [
        "03:14:00", "08:44:00", "08:44:00", "14:00",
    ]  # fmt: skip


def test_time_is_typed_in_utc_where_it_is_shown_since_the_declaration():
    assert (ELAPSED.zone, LOCAL.zone) == (UTC, EAST)


@pytest.mark.parametrize(
    ("minutes", "whole", "narrow"),
    [(-7, "−07:00", "−7m"), (0.5, "00:30", "30s"), (62, "1:02:00", "1h02m"), (60 * 51, "2d03h", "2d03h")],
)
def test_what_has_no_room_is_said_with_its_units(minutes, whole, narrow):
    assert time_of(ELAPSED, minutes) == whole
    assert time_of(ELAPSED, minutes, short=True) == narrow


def test_a_time_that_nobody_knows_is_known_by_no_clock():
    unknown = replace(entry(1), happened=Moment.unknown())
    assert {times.time_of(unknown, fits, short=False) for times in (UNIVERSAL, LOCAL, ELAPSED)} == {"??:??"}
