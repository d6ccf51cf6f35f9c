"""What will happen when it stops answering is played by the engine itself."""

from datetime import timedelta

import pytest

from incident_desk.domain.health import Outcome, Sample, State, Timing
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.domain.health_rules import Maintenance, Measure, Threshold
from incident_desk.services.monitor import Monitor, Pace
from incident_desk.services.rehearsal import rehearse


def check(**more):
    rule = more.pop("rule", Rule())
    options = HttpOptions("https://example.org/health")
    return Check("a", "A", options, timeout_s=10, incident_interval_s=15, rule=rule, **more)


def test_two_misses_in_a_row_with_the_second_asked_after_a_second():
    played = rehearse(check())
    # The first miss stands when its time is over; the next ask begins a second later and waits as long.
    assert (played.down_s, played.asks, played.alarms) == (pytest.approx(11.0), 2, 1)
    assert [one.state for one in played.stretches] == [State.FAILING, State.DOWN]


def test_a_time_is_reached_by_the_clock():
    played = rehearse(check(rule=Rule(failures=0, seconds=120)))
    assert played.down_s == pytest.approx(120, abs=1)
    assert played.alarms == 1


def test_it_is_the_same_as_the_engine_says_for_the_same_answers():
    one = check(rule=Rule(failures=3, breaker_failures=0))
    played, monitor = rehearse(one), Monitor()
    now = played.looks[0][1]
    monitor.watch([one], now, Pace.INCIDENT)
    monitor.record(Sample("a", now, Outcome.OK, Timing(total_ms=96)))
    first = None
    while monitor.state("a").down_at is None:
        now = monitor.next_due()
        monitor.due(now)
        now += timedelta(seconds=10)
        first = first or now
        monitor.record(Sample("a", now, Outcome.FAILED, Timing(total_ms=10_000)))
    assert played.down_s == pytest.approx((now - first).total_seconds(), abs=16)
    assert played.asks == 3


def test_how_the_row_will_look():
    rule = Rule(thresholds=(Threshold(Measure.LATENCY, 1, 5),))
    states = [state.settled for state, _ in rehearse(check(rule=rule)).looks]
    assert states == [State.OK, State.SLOW, State.OK, State.DOWN]


def test_a_pause_a_parent_or_work_does_not_hide_what_the_rule_does():
    at = rehearse(check()).looks[0][1]
    work = Maintenance(at - timedelta(days=1), at + timedelta(days=1), "deploy")
    assert rehearse(check(paused=True, depends_on=("b",), maintenance=(work,))).down_s == rehearse(check()).down_s


def test_an_outage_that_takes_days_to_be_certain_is_left_off():
    slow = Check("a", "A", HttpOptions("https://x.org/"), incident_interval_s=86_400, rule=Rule(failures=1000))
    played = rehearse(slow)
    assert played.down_s is None
    assert played.until_s > 86_400
