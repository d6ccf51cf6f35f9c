"""Clocks on their own and the zones behind them; zones that a heading or a sentence names."""

import pytest

from incident_desk.formats.reading.reports.clocks import clock_at, in_half, zone_about, zone_first
from incident_desk.formats.reading.reports.moments import moment_of


@pytest.mark.parametrize(
    ("text", "zone", "minutes", "rest"),
    [
        ("14:30 UTC x", "UTC", None, " x"), ("14:30Z x", "Z", None, " x"), ("14:30 (PST) x", "PST", None, " x"),
        ("14:30 +0900 x", "+0900", 540, " x"), ("14:30 GMT+1: x", "GMT+1", 60, ": x"),
        ("14:30 Pacific Time x", "Pacific Time", None, " x"), ("14:30 pst x", "pst", None, " x"),
        ("14:30 local time, x", "local time", None, ", x"), ("14:30 (+02:00) x", "+02:00", 120, " x"),
        ("14:30-15:00 x", "", None, "-15:00 x"), ("14:30 (UTC, roughly) x", "", None, " (UTC, roughly) x"),
        ("14:30 Eastern: x", "Eastern", None, ": x"), ("14:30 Eastern region x", "", None, " Eastern region x"),
        ("14:30 UTCX", "", None, " UTCX"), ("14:30 est la", "", None, " est la"),
    ],
)  # fmt: skip
def test_the_zone_behind_a_clock(text, zone, minutes, rest):
    found = clock_at(text, 0)
    assert (found.zone, found.offset_min, text[found.end :]) == (zone, minutes, rest)


def test_a_minus_is_an_offset_behind_a_whole_time_and_a_range_elsewhere():
    assert clock_at("10:00-08:00", 0).zone == ""
    assert clock_at("10:00-08:00", 0, whole=True).offset_min == -480
    assert clock_at("10:00:00-08:00", 0).offset_min == -480


@pytest.mark.parametrize(
    "text", ["25:00", "10:60", "24:30", "10:05:61", "10:0", "10:055", "1:2:3", "x", "", "4時間"]
)
def test_no_clock(text):
    assert clock_at(text, 0) is None


@pytest.mark.parametrize(
    ("clock", "half", "expected"),
    [
        ("07:31", "p", "19:31"),
        ("12:05", "p", "12:05"),
        ("12:05", "a", "00:05"),
        ("14:30", "p", "14:30"),
        ("07:31", "", "07:31"),
    ],
)
def test_twelve_hours_become_twenty_four(clock, half, expected):
    assert in_half(clock, half) == expected


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Timeline (all times UTC)", "UTC"), ("All times are in PST.", "PST"), ("Time (GMT+1)", "GMT+1"),
        ("times in Pacific Time", "Pacific Time"),
        ("West Central Africa Standard Timezone", "West Central Africa Standard"),
        ("Timeline", ""), ("ETA of the fix", ""), ("CETIN and PSTN", ""),
        ("Heure (Europe/Paris)", "Europe/Paris"),
    ],
)  # fmt: skip
def test_a_zone_in_a_heading_or_a_sentence(text, zone):
    assert zone_about(text) == zone


def test_an_offset_in_brackets_says_which_zone_is_meant():
    found = clock_at("14:03 IST (UTC+5:30) x", 0)
    assert (found.zone, found.offset_min, found.end) == ("IST", 330, 20)
    assert zone_about("Time (IST, UTC+5:30)") == "UTC+5:30"
    assert zone_about("Time (IST)") == "IST"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("14:03 UTC - 14:45 UTC", "UTC"), ("10:05 UTC–11:00 UTC", "UTC"), ("09:00 UTC - 09:40", "UTC"),
        ("14:03 UTC - 5", "UTC - 5"), ("14:03 UTC+05:30 x", "UTC+05:30"), ("14:03 GMT -3", "GMT -3"),
    ],
)  # fmt: skip
def test_the_end_of_a_range_is_no_offset(text, zone):
    assert clock_at(text, 0).zone == zone


def test_a_zone_may_stand_between_a_day_and_its_clock():
    assert zone_first("UTC 14:05", 0) == ("UTC", 4)
    assert zone_first("北京时间 14:05", 0)[0] == "北京时间"
    assert zone_first("14:05 UTC", 0) == ("", 0)
    assert moment_of("2024年1月26日，UTC时间2:55 PM").iso == "2024-01-26T14:55:00Z"
    assert moment_of("2024年1月26日 北京时间 14:55").iso == "2024-01-26T14:55:00+08:00"
