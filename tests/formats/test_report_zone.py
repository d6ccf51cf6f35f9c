"""Times are written in the zone of the document that is being made, and in UTC in any other."""

from datetime import timedelta, timezone

from incident_desk.formats.report_words import stamp
from incident_desk.formats.report_zone import distance, times_in
from tests.report_samples import at

EAST = timezone(timedelta(hours=5, minutes=45))


def test_the_zone_holds_as_long_as_the_document_is_made():
    with times_in(EAST):
        assert stamp(at("22:00")) == "2026-03-02 \ufdd0UTC+05:45\ufdd103:45:00"
    assert stamp(at("22:00")) == "2026-03-01 22:00:00"


def test_distances_west_and_none():
    assert distance(at("03:00").astimezone(timezone(timedelta(hours=-3, minutes=-30)))) == "UTC-03:30"
    assert distance(at("03:00")) == "UTC"
