"""Moments as written: their ISO form holds what the report states and nothing else; they survive as plain data."""

import pytest

from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from incident_desk.domain.plain_data import from_plain, to_plain
from incident_desk.domain.playbook_steps import Span


@pytest.mark.parametrize(
    ("moment", "iso"),
    [
        (PastMoment("14:30"), None),
        (PastMoment("14:30", clock="14:30"), None),
        (PastMoment("4 Mar 2025", day="2025-03-04"), "2025-03-04"),
        (PastMoment("x", day="2025-03-04", clock="14:30"), "2025-03-04T14:30:00"),
        (PastMoment("x", day="2025-03-04", clock="14:30:09", zone="UTC"), "2025-03-04T14:30:09Z"),
        (PastMoment("x", day="2025-03-04", clock="14:30", zone="PT"), "2025-03-04T14:30:00-08:00"),
        (PastMoment("x", day="2025-07-04", clock="14:30", zone="PT"), "2025-07-04T14:30:00-07:00"),
        (PastMoment("x", day="2025-03-04", clock="14:30", zone="IST"), "2025-03-04T14:30:00"),
        (PastMoment("x", day="2025-03-04", clock="14:30", zone="IST", offset_min=330), "2025-03-04T14:30:00+05:30"),
        (PastMoment("x", day="2025-03-04", zone="UTC"), "2025-03-04"),
        (PastMoment("24:00", day="2025-03-31", clock="24:00"), "2025-04-01T00:00:00"),
        (PastMoment("24:00", day="9999-12-31", clock="24:00"), "9999-12-31T00:00:00"),
    ],
)  # fmt: skip
def test_iso_holds_what_is_stated(moment, iso):
    assert moment.iso == iso


def test_a_day_from_elsewhere_fills_a_clock_and_says_so():
    moment = PastMoment("14:30-15:10", clock="14:30", precision=PastPrecision.RANGE, until_clock="15:10")
    placed = moment.on("2025-03-04").within("UTC")
    assert (placed.iso, placed.until_iso) == ("2025-03-04T14:30:00Z", "2025-03-04T15:10:00Z")
    assert placed.inherited == ("day", "zone")
    assert placed.written == "14:30-15:10"


def test_a_range_past_midnight_ends_on_the_next_day():
    moment = PastMoment("x", day="2025-03-31", clock="19:10", precision=PastPrecision.RANGE, until_clock="01:20")
    assert moment.ends_overnight
    assert PastMoment("x", clock="19:10", until_clock="01:20").on("2025-03-31").until_iso == "2025-04-01T01:20:00"
    assert not PastMoment("x", clock="19:10", until_clock="20:20").ends_overnight


def test_what_the_moment_states_itself_stays():
    moment = PastMoment("x", day="2025-03-04", clock="14:30", zone="JST")
    assert moment.on("2020-01-01").within("UTC") == moment


def test_a_day_that_is_in_doubt_is_not_replaced_by_another():
    assert PastMoment("04/03/2025 10:00", clock="10:00", doubt="two readings").on("2025-01-01").iso is None


def test_words_without_a_clock_take_no_day():
    assert PastMoment("this morning", precision=PastPrecision.UNKNOWN).on("2025-03-04").iso is None


def test_a_zone_that_is_not_settled_is_a_doubt_until_digits_settle_it():
    moment = PastMoment("x", day="2025-03-04", clock="14:30", zone="IST", doubt="a slip of the year")
    assert len(moment.doubts) == 2
    assert PastMoment("x", day="2025-03-04", clock="14:30", zone="IST", offset_min=330).doubts == ()


def test_an_entry_survives_as_plain_data():
    moment = PastMoment(
        "~14:30", clock="14:30", precision=PastPrecision.APPROXIMATE, inherited=("zone",), zone="UTC"
    )
    entry = TimelineEntry(moment, "Alert fired", "Ada", "open", Span(3, 4), "list")
    back = from_plain(TimelineEntry, to_plain(entry))
    assert back == entry
    assert back.moment.precision is PastPrecision.APPROXIMATE


def test_an_unknown_precision_is_refused():
    with pytest.raises(ValueError, match="exactly"):
        PastMoment("x", precision="exactly")


def test_the_end_of_a_range_that_states_no_day_is_of_the_day_of_its_beginning_or_the_next():
    def until(clock):
        return PastMoment("", day="2025-03-04", clock="19:10", until_clock=clock).until_iso

    assert (until("20:00"), until("01:20")) == ("2025-03-04T20:00:00", "2025-03-05T01:20:00")
    assert PastMoment("", clock="19:10", until_clock="20:00").until_iso is None


def test_a_moment_reckoned_from_the_reports_date_follows_it():
    clock = PastMoment("01:17", clock="01:17", until_clock="02:00")
    placed = clock.on_date("2025-03-05", 1)
    assert (placed.day, placed.until_day, placed.after_date) == ("2025-03-05", "2025-03-05", 1)
    moved = placed.dated("2025-04-03")
    assert (moved.day, moved.until_day, moved.inherited) == ("2025-04-04", "2025-04-04", ("day",))
    assert placed.dated("2025-03-04") is placed and placed.dated("") is placed
    waiting = clock.on_date("", 1)
    assert waiting.day == "" and waiting.dated("2025-04-03") == waiting.on("2025-04-03") == moved
    own = PastMoment("4 March 01:17", "2025-03-04", "01:17")
    assert own.on_date("2025-04-03", 0) is own and own.dated("2025-04-03") is own
    assert clock.on_date("9999-12-31", 0).dated("9999-12-31").day == "9999-12-31"
