"""What the record holds of the clocks, as values."""

from datetime import timedelta

from incident_desk.domain.clock_facts import Crossing, Mark, Pause, why_paused
from tests.fakes import NOON


def test_a_pause_lasts_until_it_ended_or_until_now_and_never_less_than_nothing() -> None:
    ended = Pause("resolution", NOON, NOON + timedelta(seconds=90), "waiting", "Payments")
    stands = Pause("resolution", NOON, None, "waiting", "Payments")
    minute = timedelta(minutes=1)
    assert [ended.length_s(NOON + minute * one) for one in (-1, 0, 1, 2)] == [0, 0, 60, 90]
    assert [stands.length_s(NOON + minute * one) for one in (-1, 0, 1, 2)] == [0, 0, 60, 120]


def test_why_it_is_paused_names_what_is_known() -> None:
    assert why_paused("Waiting", "", "") == "Waiting"
    assert why_paused("Waiting", "raise the limit", "4711") == "Waiting: raise the limit, case 4711"
    assert Pause("resolution", NOON, None, "Waiting", "Payments", case="4711").why == "Waiting, case 4711"


def test_a_crossing_knows_by_how_much_it_is_over() -> None:
    late = Crossing("phase", Mark.DEBT, NOON + timedelta(seconds=30), NOON, NOON - timedelta(hours=1), 3600.0)
    early = Crossing("phase", Mark.AT_RISK, NOON - timedelta(seconds=30), NOON, NOON - timedelta(hours=1), 3600.0)
    assert (late.over_s, early.over_s) == (30, 0)
