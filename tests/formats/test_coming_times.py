"""When something will be, as people type it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from incident_desk.domain.errors import WrongUse
from incident_desk.formats.coming_times import read_coming_time

NOW = datetime(2026, 3, 25, 14, 0, tzinfo=UTC)
"""A Wednesday."""
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thu 10:00", "2026-03-26 10:00"),
        ("next thursday 10:00", "2026-03-26 10:00"),
        ("Wed 10:00", "2026-04-01 10:00"),
        ("wed 16:00", "2026-03-25 16:00"),
        ("tomorrow at 9:05", "2026-03-26 09:05"),
        ("today 15:00", "2026-03-25 15:00"),
        ("10:00", "2026-03-26 10:00"),
        ("15:00", "2026-03-25 15:00"),
        ("2026-04-02 10:00", "2026-04-02 10:00"),
        ("2026-03-20T10:00", "2026-03-20 10:00"),
        ("2026-12-01 14:00 UTC", "2026-12-01 14:00"),
        ("14:00 UTC 2026-12-01", "2026-12-01 14:00"),
        ("14:00Z on 2026-12-01", "2026-12-01 14:00"),
        ("2026-12-01T14:00+02:00", "2026-12-01 12:00"),
        ("Mon 10:00 CEST", "2026-03-30 08:00"),
        ("10:00 tomorrow", "2026-03-26 10:00"),
        ("2 pm, thu", "2026-03-26 14:00"),
    ],
)
def test_the_next_time_of_that_name_is_meant(typed, meant):
    assert f"{read_coming_time(typed, NOW, UTC):%Y-%m-%d %H:%M}" == meant


def test_it_is_read_by_the_clocks_of_the_zone_on_that_day():
    assert read_coming_time("Fri 10:00", NOW, BERLIN) == datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
    assert read_coming_time("Fri 10:00 UTC", NOW, BERLIN) == datetime(2026, 3, 27, 10, 0, tzinfo=UTC)
    assert read_coming_time("Mon 10:00", NOW, BERLIN) == datetime(2026, 3, 30, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["", "soon", "25:00", "Thu 10:60", "2026-02-30 10:00", "today 09:00", "10:00 XYZ", "10:00 IST"]
)
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(WrongUse):
        read_coming_time(typed, NOW, UTC)


def test_an_hour_that_a_clock_change_leaves_out_is_none():
    with pytest.raises(WrongUse):
        read_coming_time("2026-03-29 02:30", NOW, BERLIN)
