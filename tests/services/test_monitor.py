"""The engine asks in time, never twice at once, and never all together; what comes back it judges."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain.health import Check, HttpOptions, Outcome, Rule, Said, Sample, State, Timing
from incident_desk.services.monitor import CONFIRM_AFTER_S, JITTER, Monitor, Pace

T0 = datetime(2026, 11, 24, 3, 47, 32, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def seconds(moment: datetime) -> float:
    return (moment - T0) / timedelta(seconds=1)


def check(name: str = "api", **kwargs: object) -> Check:
    options = HttpOptions(f"http://127.0.0.1/{name}")
    return Check(name, f"/{name}", options, **{"interval_s": 5.0, "incident_interval_s": 2.0, **kwargs})


def sample(check_id: str, when: datetime, outcome: Outcome = Outcome.OK, ms: float = 10.0) -> Sample:
    return Sample(check_id, when, outcome, Timing(total_ms=ms), error="" if outcome is Outcome.OK else "refused")


def run(monitor: Monitor, until_s: float, outcome=lambda check_id, s: Outcome.OK, takes_s: float = 0.01) -> list:
    """Live through the schedule event by event; returns (second, check id) of each ask."""
    asks, answers = [], []
    while True:
        next_due = monitor.next_due()
        events = [moment for moment in (next_due, answers[0][0] if answers else None) if moment]
        now = max(min(events), T0)
        if seconds(now) > until_s:
            return asks
        while answers and answers[0][0] <= now:
            moment, check_id = answers.pop(0)
            monitor.record(sample(check_id, moment, outcome(check_id, seconds(moment)), takes_s * 1000))
        for one in monitor.due(now):
            asks.append((seconds(now), one.id))
            answers.append((now + timedelta(seconds=takes_s), one.id))


def gaps_of(asks: list, check_id: str) -> list[float]:
    times = [second for second, name in asks if name == check_id]
    return [later - earlier for earlier, later in zip(times, times[1:], strict=False)]


def test_a_new_check_is_asked_at_once():
    monitor = Monitor()
    monitor.watch([check()], T0)
    assert [one.id for one in monitor.due(T0)] == ["api"]


def test_a_check_is_never_asked_twice_at_once():
    monitor = Monitor()
    monitor.watch([check()], T0)
    monitor.due(T0)
    assert monitor.due(at(60)) == []
    assert monitor.next_due() is None
    assert monitor.ask_now("api", at(60)) is False


def test_a_check_is_asked_at_its_interval_and_never_later():
    monitor = Monitor()
    monitor.watch([check()], T0)
    gaps = gaps_of(run(monitor, 300), "api")[1:]
    assert len(gaps) == 59
    assert all(5 * (1 - JITTER) <= gap <= 5 * (1 + JITTER) for gap in gaps)


def test_an_answer_that_takes_longer_than_the_interval_leaves_asks_out_and_keeps_the_grid():
    monitor = Monitor()
    monitor.watch([check()], T0)
    gaps = gaps_of(run(monitor, 300, takes_s=7.0), "api")[1:]
    assert all(abs(gap - 10) <= 10 * JITTER for gap in gaps)


def test_while_an_incident_is_open_the_other_interval_holds_at_once():
    monitor = Monitor()
    monitor.watch([check(interval_s=600)], T0)
    run(monitor, 20)
    monitor.watch([check(interval_s=600)], at(20), Pace.INCIDENT)
    asks = run(monitor, 60)
    assert asks[0][0] <= 22
    assert all(abs(gap - 2) <= 2 * JITTER for gap in gaps_of(asks, "api"))


def test_many_checks_are_spread_over_the_interval():
    monitor = Monitor()
    monitor.watch([check(f"check-{n}") for n in range(500)], T0)
    asks = run(monitor, 25)
    per_tenth = Counter(int(second * 10) for second, _ in asks if second >= 10)
    assert max(per_tenth.values()) <= 30, "on average 10 in a tenth of a second"
    assert len({name for _, name in asks if second_of(asks, name) >= 10}) == 500


def second_of(asks: list, check_id: str) -> float:
    return max(second for second, name in asks if name == check_id)


def test_the_first_asks_do_not_start_together():
    monitor = Monitor()
    monitor.watch([check(f"check-{n}") for n in range(100)], T0)
    assert len(monitor.due(T0)) == 1
    assert len(monitor.due(at(0.5))) == 50


def test_a_first_failure_is_confirmed_a_second_later_and_only_once():
    monitor = Monitor()
    monitor.watch([check(interval_s=30, rule=Rule(failures=4))], T0)
    asks = run(monitor, 100, lambda _, s: Outcome.FAILED)
    first, second, third = (second for second, _ in asks[:3])
    assert second - first == pytest.approx(CONFIRM_AFTER_S + 0.01, abs=1e-3)
    assert third - second > 1.5


def test_an_outage_is_confirmed_within_the_interval_and_a_second():
    monitor = Monitor()
    monitor.watch([check()], T0)
    run(monitor, 40, lambda _, s: Outcome.OK if s < 20 else Outcome.FAILED)
    state = monitor.state("api")
    assert seconds(state.down_at) <= 20 + 5 * (1 + JITTER) + 1.1


def test_record_tells_the_changes():
    monitor = Monitor()
    monitor.watch([check()], T0)
    told = [monitor.record(sample("api", at(n), Outcome.FAILED)) for n in (1, 2, 3)]
    assert [[one.text for one in changes] for changes in told] == [[], ["/api down: refused"], []]


def test_a_sample_of_a_check_that_is_no_longer_watched_is_passed_over():
    monitor = Monitor()
    monitor.watch([check()], T0)
    monitor.watch([], at(1))
    assert monitor.record(sample("api", at(2), Outcome.FAILED)) == []
    assert monitor.due(at(100)) == []


def test_a_late_sample_after_a_long_sleep_ends_an_unnoticed_silence_first():
    monitor = Monitor()
    monitor.watch([check()], T0)
    monitor.record(sample("api", at(1)))
    told = monitor.record(sample("api", at(4000)))
    assert [one.state for one in told] == [State.NO_DATA, State.OK]


def test_the_clock_alone_fires_a_rule_of_seconds_and_finds_silence():
    monitor = Monitor()
    monitor.watch([check(rule=Rule(failures=0, seconds=8)), check("db")], T0)
    monitor.record(sample("api", at(1), Outcome.FAILED))
    monitor.record(sample("db", at(1)))
    assert monitor.silence(at(8)) == []
    assert [one.text for one in monitor.silence(at(9.5))] == ["/api down: refused"]
    assert [one.state for one in monitor.silence(at(15))] == [State.NO_DATA, State.NO_DATA]
    assert monitor.silence(at(16)) == []


def test_a_drill_that_runs_fast_grants_a_silence_real_seconds():
    monitor = Monitor(speed=60)
    monitor.watch([check()], T0)
    monitor.record(sample("api", at(1)))
    assert monitor.silence(at(1 + 10 + 179)) == []
    assert len(monitor.silence(at(1 + 10 + 181))) == 1


def test_a_lost_worker_makes_every_check_no_data_and_free_to_be_asked():
    monitor = Monitor()
    monitor.watch([check(), check("db")], T0)
    monitor.due(at(1))
    told = monitor.lose(at(2), "the checker was ended by signal 9")
    assert [one.state for one in told] == [State.NO_DATA] * 2
    assert all(one.state is State.NO_DATA for one in monitor.states.values())
    assert monitor.lose(at(3), "again") == []


def test_a_check_can_be_asked_now():
    monitor = Monitor()
    monitor.watch([check()], T0)
    monitor.due(T0)
    monitor.record(sample("api", at(0.01)))
    assert monitor.ask_now("api", at(0.5)) is True
    assert [one.id for one in monitor.due(at(0.5))] == ["api"]
    assert monitor.ask_now("nobody", at(0.5)) is False


def test_a_paused_check_is_not_asked_until_it_goes_on():
    monitor = Monitor()
    monitor.watch([check(paused=True)], T0)
    assert (monitor.due(at(100)), monitor.next_due()) == ([], None)
    monitor.watch([check()], at(100))
    assert len(monitor.due(at(100))) == 1


def test_a_check_with_another_address_is_a_new_one():
    monitor = Monitor()
    monitor.watch([check()], T0)
    monitor.due(T0)
    monitor.record(sample("api", at(1)))
    monitor.watch([replace(check(), options=HttpOptions("http://127.0.0.1/other"))], at(2))
    assert monitor.state("api").last is None
    assert len(monitor.due(at(2))) == 1


def test_a_check_that_stays_keeps_its_state_and_its_place():
    monitor = Monitor()
    monitor.watch([check()], T0)
    monitor.due(T0)
    monitor.record(sample("api", at(0.1)))
    before = monitor.next_due()
    monitor.watch([check(), check("db")], at(1))
    assert monitor.state("api").state is State.OK
    assert "api" not in {one.id for one in monitor.due(before - timedelta(microseconds=1))}
    assert "api" in {one.id for one in monitor.due(before)}


def test_no_more_are_due_than_there_are_places():
    monitor = Monitor()
    monitor.watch([check(f"check-{n}") for n in range(10)], T0)
    assert len(monitor.due(at(1), 3)) == 3
    assert len(monitor.due(at(1), 0)) == 0
    assert len(monitor.due(at(1))) == 7


def test_a_clock_set_back_by_an_hour_does_not_stop_the_asking():
    monitor = Monitor()
    monitor.watch([check()], T0)
    run(monitor, 20)
    monitor.restart(at(-3600))
    assert monitor.next_due() <= at(-3594)
    assert monitor.silence(at(-3590)) == []


def test_a_window_that_only_records_does_not_grow():
    monitor = Monitor()
    monitor.watch([check()], T0)
    for n in range(10_000):
        monitor.record(sample("api", at(n * 5.0)))
    assert len(monitor._schedule) <= 20


# An answer within the jitter before a place on the grid leaves that place out: the next one is a jitter later.
@example([("d", 1.375), *[("d", 1.09375)] * 2, ("d", 1.84375), ("d", 1.515625), ("d", 1.046875), ("d", 1.171875),
          ("d", 1.421875), ("r", 4.734375)])  # fmt: skip
@given(st.lists(st.tuples(st.sampled_from("drpwl"), st.floats(0, 10)), max_size=60))
def test_whatever_happens_a_check_is_never_asked_twice_at_once_nor_forgotten(steps):
    monitor, now, asked = Monitor(), 0.0, False
    monitor.watch([check()], T0)
    for what, passed in steps:
        now += passed
        if what == "d":
            due = monitor.due(at(now))
            assert not (asked and due)
            asked = asked or bool(due)
        elif what == "r" and asked:
            monitor.record(sample("api", at(now), Outcome.FAILED if passed > 5 else Outcome.OK))
            asked = False
        elif what == "p":
            monitor.ask_now("api", at(now))
        elif what == "w":
            monitor.watch([check()], at(now))
        assert asked or monitor.next_due() <= at(now + 5 * (1 + JITTER))


def test_a_check_that_is_new_here_begins_with_what_was_said_of_it():
    said = Said(State.DOWN, outage_from=at(-60), trouble_from=at(-60), rung=2)
    monitor = Monitor()
    monitor.watch([check("a"), check("b")], at(0), said={"a": said, "stranger": said})
    told = [one for name in ("a", "b") for one in monitor.record(sample(name, at(2), Outcome.FAILED))]
    assert monitor.state("a").state is State.DOWN and monitor.state("a").down_at == at(-60)
    assert (monitor.state("b").state, told) == (State.FAILING, [])
