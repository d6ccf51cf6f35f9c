"""Lengths of time as people read them."""

from datetime import timedelta

import pytest

from incident_desk.domain.durations import countdown, elapsed, length, overrun, span, took


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "00:00"),
        (59.9, "00:59"),
        (252, "04:12"),
        (11_568, "3:12:48"),
        (-206, "03:26"),
        (180_600, "2 d 02:10:00"),
    ],
)
def test_a_countdown_reads_as_a_clock_face(seconds: float, text: str) -> None:
    assert countdown(seconds) == text


def test_an_overrun_counts_up_with_a_sign() -> None:
    assert overrun(-206) == "+03:26"


@pytest.mark.parametrize(("seconds", "text"), [(2832, "00:47:12"), (-4, "00:00:00"), (363_723, "101:02:03")])
def test_a_running_clock_has_all_its_places(seconds: float, text: str) -> None:
    assert elapsed(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "immediate"), (900, "15 min"), (14_400, "4 h"), (5400, "1 h 30 min"), (172_800, "2 d")],
)
def test_a_target_reads_in_words(seconds: int, text: str) -> None:
    assert span(seconds) == text


def test_a_measured_length_keeps_two_places() -> None:
    assert length(timedelta(hours=1, minutes=2)) == "1 h 02 min"
    assert length(timedelta(seconds=200)) == "3 min 20 s"


def test_a_microsecond_of_bookkeeping_takes_no_second_off_a_clock():
    assert countdown(2271.999998) == "37:52"
    assert elapsed(59.999998) == "00:01:00"
    assert countdown(2271.9) == "37:51"


@pytest.mark.parametrize(
    ("ms", "words"),
    [(0.4, "< 1 ms"), (0.96, "< 1 ms"), (1.2, "1 ms"), (84.4, "84 ms"), (999.6, "1.0 s"), (2_749, "2.7 s")],
)
def test_how_long_an_answer_took(ms, words):
    assert took(ms) == words
