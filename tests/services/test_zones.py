"""A zone by the words in which a person names it."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.services.zones import zone_named

WINTER, SUMMER = datetime(2025, 1, 10, 12, tzinfo=UTC), datetime(2025, 7, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "winter", "summer"),
    [
        ("UTC", 0, 0),
        ("+02:00", 120, 120),
        ("UTC-0530", -330, -330),
        ("CET", 60, 60),
        ("PT", -480, -420),
        ("Europe/Berlin", 60, 120),
        ("Asia/Kathmandu", 345, 345),
    ],
)
def test_a_zone_is_as_far_from_utc_as_on_that_day(words, winter, summer):
    zone = zone_named(f" {words} ")
    offsets = [day.replace(tzinfo=zone).utcoffset() for day in (WINTER, SUMMER)]
    assert offsets == [timedelta(minutes=winter), timedelta(minutes=summer)]


def test_a_zone_says_its_name():
    assert WINTER.replace(tzinfo=zone_named("cet")).tzname() == "cet"
    assert not WINTER.replace(tzinfo=zone_named("cet")).dst()


@pytest.mark.parametrize("words", ["", "IST", "Nowhere/Land", "../etc", "XYZ", "+25:00"])
def test_what_is_no_zone_or_several_is_refused(words):
    with pytest.raises(Refused, match="Europe/Berlin"):
        zone_named(words)
