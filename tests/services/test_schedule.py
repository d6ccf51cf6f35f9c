"""The next asks: soonest first, each check once, spread by its name."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.services.schedule import JITTER, Schedule, jitter_of, on_grid, share_of

T0 = datetime(2026, 11, 24, 3, 47, 32, tzinfo=UTC)


def at(seconds):
    return T0 + timedelta(seconds=seconds)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 99), st.booleans()), max_size=60))
def test_the_soonest_is_taken_first_and_what_was_planned_last_holds(steps):
    schedule, planned = Schedule(), {}
    for name, second, takes in steps:
        if takes and planned:
            soonest = min(planned.values())
            assert schedule.next_at() == soonest
            assert planned.pop(schedule.take()) == soonest
        else:
            schedule.plan(name, at(second))
            planned[name] = at(second)
    assert schedule.next_at() == (min(planned.values()) if planned else None)


def test_a_plan_that_is_renewed_forgets_all_else():
    schedule = Schedule()
    schedule.plan("a", at(1))
    schedule.renew([("b", at(2))])
    assert schedule.next_at() == at(2) and schedule.take() == "b" and schedule.next_at() is None


def test_plans_that_were_overtaken_do_not_pile_up():
    schedule = Schedule()
    for second in range(1000):
        schedule.plan("a", at(second))
    assert len(schedule) <= 21


@given(st.text(max_size=9), st.floats(0.1, 3600), st.integers(0, 99), st.floats(0, 1e6))
def test_a_place_on_the_grid_comes_after_now_and_at_most_an_interval_later(name, interval, asks, now):
    place = (on_grid(share_of(name), interval, asks, at(now)) - at(now)) / timedelta(seconds=1)
    assert -1e-4 <= place <= interval * (1 + JITTER) + 1e-4


def test_shares_and_jitter_are_spread_evenly_and_always_the_same():
    shares = sorted(share_of(f"check-{n}") for n in range(1000))
    assert max(later - earlier for earlier, later in zip(shares, shares[1:], strict=False)) < 0.02
    jitters = sorted(jitter_of(0.3, n) for n in range(1000))
    assert 0 <= jitters[0] < 0.01 and 0.99 < jitters[-1] < 1
    assert share_of("api") == share_of("api")
