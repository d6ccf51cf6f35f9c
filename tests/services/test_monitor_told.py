"""A check that others tell of is in no schedule, whatever is wished, and is judged like any other."""

from datetime import timedelta

from incident_desk.domain.checks.webhook import WebhookOptions
from incident_desk.domain.health import Check, Fault, HttpOptions, Outcome, Rule, Sample, State
from incident_desk.services.monitor import Monitor, Pace
from tests.fakes import NOON

RULE = Rule(failures=1, good=1)
HOOK = Check("i/hook", "Alerts", WebhookOptions("shop"), rule=RULE)
BEAT = Check("i/beat", "Backup", WebhookOptions("backup", expect_every_s=60), rule=RULE)
WEB = Check("i/web", "Web", HttpOptions("http://127.0.0.1:9/"))


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def told(check, seconds, outcome=Outcome.OK):
    return Sample(check.id, at(seconds), outcome, fault=Fault.TOLD if outcome is Outcome.FAILED else None)


def test_it_is_never_asked_not_even_on_request_or_after_a_call_or_a_new_clock():
    monitor = Monitor()
    monitor.watch([HOOK, WEB, BEAT], NOON, Pace.IDLE)
    assert not monitor.ask_now(HOOK.id, NOON)
    asked = set()
    for second in range(0, 600, 5):
        if second == 100:
            monitor.record(told(HOOK, second, Outcome.FAILED))
        if second == 200:
            monitor.restart(at(second))
        for one in monitor.due(at(second)):
            asked.add(one.id)
            monitor.record(told(one, second))
        monitor.silence(at(second))
    assert asked == {WEB.id}


def test_one_with_nothing_else_to_ask_plans_nothing():
    monitor = Monitor()
    monitor.watch([HOOK, BEAT], NOON, Pace.INCIDENT)
    assert monitor.next_due() is None
    monitor.record(told(HOOK, 1, Outcome.FAILED))
    assert monitor.next_due() is None and monitor.due(at(3600)) == []


def test_a_call_is_told_at_once_and_silence_only_of_a_heartbeat():
    monitor = Monitor()
    monitor.watch([HOOK, BEAT], NOON, Pace.IDLE)
    monitor.silence(at(1))
    monitor.record(told(BEAT, 1))
    (down,) = monitor.record(told(HOOK, 2, Outcome.FAILED))
    assert (down.name, down.state, down.at) == ("Alerts", State.DOWN, at(2))
    silent = [change for second in range(3, 200, 5) for change in monitor.silence(at(second))]
    assert [(one.name, one.state) for one in silent] == [("Backup", State.NO_DATA)]
    assert monitor.state(HOOK.id).state is State.DOWN
    (normal,) = monitor.record(told(HOOK, 205))
    assert normal.state is State.OK


def test_a_check_that_depends_on_one_that_is_told_down_is_suppressed():
    child = Check("i/web", "Web", HttpOptions("http://127.0.0.1:9/"), depends_on=(HOOK.id,), rule=RULE)
    monitor = Monitor()
    monitor.watch([HOOK, child], NOON, Pace.IDLE)
    monitor.record(told(HOOK, 1, Outcome.FAILED))
    (change,) = monitor.record(told(child, 2, Outcome.FAILED))
    assert change.state is State.SUPPRESSED


def test_what_was_told_before_it_is_watched_counts_from_then():
    monitor = Monitor()
    monitor.watch([HOOK, BEAT], at(500), Pace.INCIDENT)
    (down,) = monitor.record(told(HOOK, 20, Outcome.FAILED))
    assert (down.state, down.at) == (State.DOWN, at(20))
    monitor.record(told(BEAT, 480))
    monitor.silence(at(501))
    assert monitor.state(BEAT.id).state is State.OK
    assert monitor.silence(at(560))
