"""Relative times: what they count, and what is no relative time."""

import pytest

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.reports.spans import PLAIN_LETTERS, relative_at


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("T+15", 900), ("T + 15 min", 900), ("T+2h", 7200), ("T+00:05:30", 330), ("T-0", 0), ("T=0", 0),
        ("+5m", 300),
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
