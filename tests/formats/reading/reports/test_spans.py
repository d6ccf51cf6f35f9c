"""Relative times: what they count, and what is no relative time."""

import pytest

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.reports.spans import PLAIN_LETTERS, days_at, relative_at


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("T+15", 900), ("T + 15 min", 900), ("T+2h", 7200), ("T+00:05:30", 330), ("T-0", 0), ("T=0", 0),
        ("T0 + 5 min", 300), ("+5m", 300),
        ("+1 hour", 3600), ("10 minutes later", 600), ("2 hours before", -7200), ("1.5 hours later", 5400),
        ("T+1d", 86_400), ("30 minutes into", 1800),
    ],
)  # fmt: skip
def test_seconds(text, seconds):
    assert relative_at(text, 0).seconds == seconds


@pytest.mark.parametrize("text", ["12+ hours", "2 h+", "30+ min"])
def test_open_upwards_is_at_least(text):
    assert relative_at(text, 0).precision is PastPrecision.AT_LEAST


@pytest.mark.parametrize(
    "text", ["", "T", "Tea", "T2", "+", "+5", "+5 servers", "10 minutes", "TO DO", "T+", "99999999 hours later"]
)
def test_no_relative_time(text):
    assert relative_at(text, 0) is None


def test_plain_letters_keep_their_places():
    wide = "１４：３０\u3000（ＵＴＣ）\u200b"
    assert wide.translate(PLAIN_LETTERS) == "14:30 (UTC) "


@pytest.mark.parametrize(
    ("text", "seconds", "end"),
    [
        ("D0: x", 0, 2), ("D-14 (Friday)", -14 * 86_400, 4), ("J+1 : x", 86_400, 3), ("D0 +10 min: x", 600, 10),
        ("D+1 → D+3: x", 86_400, 9),
    ],
)  # fmt: skip
def test_days_that_are_counted(text, seconds, end):
    found = days_at(text, 0)
    assert (found.seconds, found.end) == (seconds, end)


@pytest.mark.parametrize("text", ["D", "D-Bus", "Day 1", "D0x", "DB-1"])
def test_what_counts_no_days(text):
    assert days_at(text, 0) is None
