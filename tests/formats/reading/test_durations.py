"""Phrases of time: targets, windows and intervals, in several languages; nonsense is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.durations import (
    LONGEST,
    Window,
    amount_seconds,
    interval_seconds,
    is_before,
    target_seconds,
    window_at_edge,
    window_in,
)
from incident_desk.formats.reading.headings import without_window

MINUTE, HOUR, DAY = 60, 3600, 86_400


@pytest.mark.parametrize(
    ("phrase", "seconds"),
    [
        ("15 minutes", 15 * MINUTE), ("Within 30 min", 30 * MINUTE), ("24-48 hours", 48 * HOUR),
        ("Immediate", 0),
        ("Immediate (< 15 min)", 15 * MINUTE), ("Sofort", 0), ("立即", 0), ("Next business day", None),
        ("ASAP", 0),
        ("4 hours (business hours)", 4 * HOUR), ("15-min response", 15 * MINUTE), ("1.5 hours", 5400),
        ("1,5 h", 5400),
        ("one hour", HOUR), ("half an hour", 1800), ("30 分钟", 30 * MINUTE), ("2 heures", 2 * HOUR),
        ("1 hour 30 min", 5400),
        ("two weeks", 14 * DAY), ("when free", None), ("", None), ("P1", None), ("2 dias", 2 * DAY),
        ("best effort", None),
        ("5 business days", 5 * DAY), ("1 óra", HOUR), ("At once, and tell everybody", 0),
        ("a day", DAY), ("two-hour window", 2 * HOUR),
    ],
)  # fmt: skip
def test_a_target_is_its_upper_end(phrase, seconds):
    assert target_seconds(phrase) == seconds


@pytest.mark.parametrize(
    ("phrase", "window"),
    [
        ("0-15 minutes", Window(0, 900)), ("30 min - 2 hours", Window(1800, 7200)),
        ("4+ hours", Window(14_400, None)),
        ("15 minutes - Resolution", Window(900, None)), ("within 5 minutes", Window(None, 300)),
        ("T+5", Window(300, None)), ("T-30 min", None), ("T – 2 hours", None),
        ("After the first hour", Window(HOUR, None)), ("nach den ersten 30 Minuten", Window(1800, None)),
        ("after 1 hour", Window(HOUR, None)), ("the first hour after", Window(0, HOUR)),
        ("T+60 onwards", Window(HOUR, None)), ("T+60+", Window(HOUR, None)),
        ("4 hours or more", Window(4 * HOUR, None)),
        ("Day 2-7", Window(2 * DAY, 7 * DAY)), ("Tag 1-3", Window(DAY, 3 * DAY)), ("Week 1-2", None),
        ("T+5 to T+15 min", Window(300, 900)), ("até 30 minutos", Window(None, 1800)),
        ("first hour", Window(0, 3600)),
        ("first 24 hours", Window(0, DAY)), ("24 hours", Window(None, DAY)), ("0-5 分钟", Window(0, 300)),
        ("> 2 minutes", Window(120, None)), ("see page 3", None), ("v2.1", None),
        ("if it takes 5 minutes then call somebody else", None),
    ],
)  # fmt: skip
def test_a_window_in_brackets(phrase, window):
    assert window_in(phrase) == window


def test_a_window_at_the_edge_of_a_heading():
    assert window_at_edge("0-15 min: Triage")[0] == Window(0, 900)
    assert window_at_edge("Triage: 0-15 min")[0] == Window(0, 900)
    assert window_at_edge("The first 5 things to do") is None
    assert window_at_edge("It took 5-10 minutes longer than planned") is None


@pytest.mark.parametrize(
    ("phrase", "seconds"),
    [("Every 15 minutes", 900), ("every 20-30 min", 1800), ("hourly", 3600), ("Daily", DAY),
    ("at once", None), ("", None)],
)  # fmt: skip
def test_an_interval(phrase, seconds):
    assert interval_seconds(phrase) == seconds


def test_a_time_that_no_incident_lasts_is_none():
    assert amount_seconds("9" * 400 + " hours") is None
    assert target_seconds("99999999 weeks") is None
    assert window_in("0-" + "9" * 400 + " hours") == Window(0, None)
    assert amount_seconds("3650 days") == 3650 * DAY


@given(st.text(alphabet=st.sampled_from("0123456789 .,-–+<>tT~hms minutesdayhour²٣"), max_size=40))
def test_any_phrase_gives_a_time_that_can_be_or_none(phrase):
    for read in (target_seconds, interval_seconds, amount_seconds):
        assert read(phrase) is None or 0 <= read(phrase) <= LONGEST
    window = window_in(phrase)
    assert window is None or all(end is None or 0 <= end <= LONGEST for end in (window.start_s, window.end_s))


@given(st.integers(0, 500), st.sampled_from([("minutes", 60), ("h", 3600), ("days", DAY)]))
def test_a_written_time_is_read_back(count, unit):
    word, size = unit
    assert target_seconds(f"within {count} {word}") == count * size


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("T-7 days", True), ("Freeze (T-30 min)", True), ("T – 2 hours", True), ("24 hours before", True),
        ("T-0", False), ("T+5", False),
        ("T-shirt", False), ("Look", False),
    ],
)  # fmt: skip
def test_words_that_count_down_to_the_start(words, is_so):
    assert is_before(words) is is_so


@pytest.mark.parametrize("words", ["T-0", "T-0h", "Start (T-0)", "T+0"])
def test_nothing_before_the_start_is_the_start(words):
    window = without_window(words)[1] or window_in(words)
    assert window is not None and (window.start_s, window.end_s) == (0, None)


@pytest.mark.parametrize("phrase", ["7 days before", "24 hours before the launch", "2 Stunden vor"])
def test_a_time_before_the_start_is_no_window_from_it(phrase):
    assert window_in(phrase) is None


def test_a_time_that_calls_itself_a_target_is_one_whatever_else_is_said():
    assert window_in("target: a first look at all of it within 24 hours") == Window(None, 86_400)
    assert window_in("we hope to see all of it within 24 hours") is None


def test_what_a_system_is_to_keep_is_no_time_for_anybody():
    assert window_at_edge("LCP < 2.5s") is None
    assert window_at_edge("Triage: < 5 minutes")[0] == Window(None, 300)
    assert window_at_edge("Triage < 30 min")[0] == Window(None, 1800)
