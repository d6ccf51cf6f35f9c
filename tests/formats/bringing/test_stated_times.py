"""Times as other programs state them: with days, zones, halves of the day; what has two readings has none."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from incident_desk.formats.bringing.found import Means
from incident_desk.formats.bringing.stated_times import Clock, elapsed_s, means_of_number, since_1970
from tests.formats.bringing.samples import how


@pytest.mark.parametrize(("stated", "utc"), [
    ("2026-03-01T02:58:07.123Z", "2026-03-01 02:58:07.123000"),
    ("2026-03-01 02:58:07,5 +0100", "2026-03-01 01:58:07.500000"),
    ("2026/03/01 02:58 CET", "2026-03-01 01:58:00"),
    ("01/Mar/2026:02:58:07 +0000", "2026-03-01 02:58:07"),
    ("Mar  1 02:58:07", "2026-03-01 02:58:07"),
    ("Mon, 2 March 2026 at 9:03 AM", "2026-03-02 09:03:00"),
    ("March 1st at 10:03 pm", "2026-03-01 22:03:00"),
    ("1.3.2026, 10.03", "2026-03-01 10:03:00"),
    ("28/2/26, 12:03 am", "2026-02-28 00:03:00"),
    ("Today at 10:03 AM", "2026-03-02 10:03:00"),
    ("yesterday 10:03", "2026-03-01 10:03:00"),
    ("Sunday 10:03", "2026-03-01 10:03:00"),
    ("Dec 31 23:59:59", "2025-12-31 23:59:59"),
    ("02:58:07 UTC", "2026-03-01 02:58:07"),
])  # fmt: skip
def test_what_is_understood(stated, utc):
    clock = Clock(how())
    assert clock.read(stated).at == datetime.fromisoformat(f"{utc}+00:00"), clock.trouble
    assert not clock.trouble


@pytest.mark.parametrize(("stated", "trouble"), [
    ("", "no time"),
    ("soon", "no time that is understood"),
    ("25:00", "no time that is understood"),
    ("31/2/2026 10:00", "no time that is understood"),
    ("3/1/2026 10:00", "two readings"),
    ("10:00 IST", "India, Ireland or Israel"),
    ("1969-12-31 10:00", "no time that is understood"),
    ("9" * 400, "no time that is understood"),
])  # fmt: skip
def test_what_leaves_it_open_is_no_time_and_says_why(stated, trouble):
    clock = Clock(how())
    assert clock.read(stated) is None and trouble in clock.trouble


def test_the_day_first_or_the_month_first_as_it_is_said():
    assert Clock(how(day_first=True)).read("2/1/2026 10:00").at.date() == date(2026, 1, 2)
    assert Clock(how(day_first=False)).read("2/1/2026 10:00").at.date() == date(2026, 2, 1)


def test_without_a_day_it_is_the_day_of_the_incident_and_the_next_after_midnight():
    clock = Clock(how())
    days = [clock.read(one).at.day for one in ("22:00", "23:59", "23:10", "00:10", "01:00")]
    assert days == [1, 1, 1, 2, 2]
    assert Clock(how(day=date(2026, 2, 20))).read("02:58").at.date() == date(2026, 2, 20)


def test_a_zone_is_asked_for_where_none_is_stated_and_its_gaps_are_no_time():
    clock = Clock(how(zone=ZoneInfo("Europe/Berlin")))
    assert clock.read("2026-03-01T02:58Z") and not clock.asks_zone
    assert clock.read("2026-03-01 02:58").at.hour == 1 and clock.asks_zone
    assert Clock(how(zone=ZoneInfo("Europe/Berlin"))).read("2025-03-30 02:30") is None


def test_what_lies_ahead_is_read_and_said():
    clock = Clock(how())
    assert clock.read("2026-03-03 10:00").at.day == 3 and clock.trouble == "lies ahead of now"


def test_elapsed_and_since_1970():
    clock = Clock(how())
    assert clock.read("+1:02:03", Means.ELAPSED).at == datetime(2026, 3, 1, 3, 52, 3, tzinfo=UTC)
    assert clock.read("1772333880", Means.EPOCH_S).at == datetime(2026, 3, 1, 2, 58, tzinfo=UTC)
    assert clock.read("1772333880123", Means.EPOCH_MS).at.microsecond == 123_000
    assert clock.read("02:58", Means.EPOCH_S) is None
    assert [elapsed_s(one) for one in ("12:30", "T+1h 5m", "-90", "2 d 03:10:00", "x")] == [
        750,
        3900,
        -90,
        184_200,
        None,
    ]
    assert [means_of_number(one) for one in ("1772333880", "1772333880123", "12")] == [
        Means.EPOCH_S, Means.EPOCH_MS, None]  # fmt: skip
    assert {since_1970(1772333880 * 10**power).minute for power in (0, 3, 6, 9)} == {58}


def test_a_line_that_says_the_day_gives_it_to_what_follows():
    clock = Clock(how())
    assert clock.begin_day("Friday, February 27th") and not clock.begin_day("lunch")
    assert clock.read("10:00").at.date() == date(2026, 2, 27)
