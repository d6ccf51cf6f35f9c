"""The check that nobody asks: how it is described, which alerts count, and what silence means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.checks.webhook import WebhookOptions
from incident_desk.domain.health import (
    Check,
    CheckNotReadable,
    CheckState,
    Fault,
    Outcome,
    Rule,
    Sample,
    State,
    judge,
    judge_time,
    watch,
)

T0 = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
HOOK = Check("a", "Alerts", WebhookOptions("checkout"), rule=Rule(failures=1, good=1))
BEAT = replace(HOOK, options=WebhookOptions("nightly", expect_every_s=300))


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def told(seconds: float, outcome: Outcome = Outcome.OK) -> Sample:
    is_bad = outcome is Outcome.FAILED
    return Sample("a", at(seconds), outcome, fault=Fault.TOLD if is_bad else None, error="down" if is_bad else "")


def test_it_is_described_like_any_other_check_and_one_call_is_enough_but_for_a_heartbeat():
    data = {"id": "a", "name": "Alerts", "kind": "webhook", "hook": "checkout", "match": ["severity=critical"]}
    found = Check.from_data(data)
    assert (found.rule.failures, found.rule.good, found.is_asked) == (1, 1, False)
    assert found.address == "webhook checkout"
    assert Check.from_data(found.to_data()) == found
    assert Check.from_data({**data, "failures": 3, "good": 5}).rule == found.rule
    assert Check.from_data({**data, "failures": 3, "expect_every_s": 60}).rule.failures == 3
    assert Check.from_data({**data, "failures": 0, "seconds": 60}).rule.failures == 0
    assert Check.from_data({"id": "b", "name": "b", "url": "https://example.org"}).rule.failures == 2


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("hook", {"hook": ""}),
        ("hook", {"hook": "Check Out"}),
        ("hook", {"hook": "../secret"}),
        ("hook", {"hook": "a" * 61}),
        ("expect_every_s", {"hook": "a", "expect_every_s": 0.5}),
        ("expect_every_s", {"hook": "a", "expect_every_s": -1}),
        ("expect_every_s", {"hook": "a", "expect_every_s": 15 * 86_400}),
        ("match", {"hook": "a", "match": ["severity"]}),
        ("match", {"hook": "a", "match": ["=critical"]}),
    ],
)
def test_what_is_wrong_is_named(field, data):
    with pytest.raises(CheckNotReadable) as refusal:
        WebhookOptions.from_data(data)
    assert refusal.value.field == field


def test_conditions_are_on_labels_and_on_the_name_and_all_must_hold():
    options = WebhookOptions("a", match=("severity=critical", "name = HighLatency"))
    labels = (("alertname", "HighLatency"), ("severity", "critical"))
    assert options.concerns("HighLatency", labels)
    assert not options.concerns("LowDisk", labels)
    assert not options.concerns("HighLatency", labels[:1])
    assert WebhookOptions("a").concerns("anything", ())


def test_without_a_heartbeat_silence_means_nothing_before_and_after_a_call():
    fresh = watch(HOOK, CheckState(), T0)
    assert fresh.state is State.NO_DATA and judge_time(HOOK, fresh, at(86_400)) is fresh
    good = judge(HOOK, fresh, told(1))
    assert good.state is State.OK and judge_time(HOOK, good, at(30 * 86_400)) is good
    down = judge(HOOK, good, told(2, Outcome.FAILED))
    assert (down.state, down.down_at) == (State.DOWN, at(2))
    assert judge_time(HOOK, down, at(30 * 86_400)) is down
    assert judge(HOOK, down, told(3)).state is State.OK


def test_a_heartbeat_that_stays_away_is_no_data_and_says_so():
    beaten = judge(BEAT, watch(BEAT, CheckState(), T0), told(0.5))
    assert judge_time(BEAT, beaten, at(305)).state is State.OK
    silent = judge_time(BEAT, beaten, at(310))
    assert (silent.state, silent.reason) == (
        State.NO_DATA, "nobody has called in 5 min 9 s, a call is expected every 5 min",
    )  # fmt: skip
    assert judge(BEAT, silent, told(311)).state is State.OK


def test_a_heartbeat_that_never_came_is_told_too():
    assert judge_time(BEAT, watch(BEAT, CheckState(), T0), at(400)).is_silent


def test_failures_make_no_heartbeat_wait_longer():
    """A dead target is asked less often; whoever calls is not."""
    state = watch(BEAT, CheckState(), T0)
    for second in range(10):
        state = judge(BEAT, state, told(second + 1, Outcome.FAILED))
    assert judge_time(BEAT, state, at(320)).is_silent


def test_of_a_silence_the_newest_reason_is_told_and_a_call_ends_it():
    def unheard(seconds: float, why: str) -> Sample:
        return Sample("a", at(seconds), Outcome.UNKNOWN, fault=Fault.PROBE, error=why)

    state = judge(HOOK, watch(HOOK, CheckState(), T0), unheard(1, "the webhook is off"))
    assert (state.state, state.reason, state.since) == (State.NO_DATA, "the webhook is off", at(1))
    state = judge(HOOK, state, unheard(2, "nobody has called yet"))
    assert (state.state, state.reason, state.since) == (State.NO_DATA, "nobody has called yet", at(1))
    assert judge(HOOK, state, told(3)).state is State.OK
