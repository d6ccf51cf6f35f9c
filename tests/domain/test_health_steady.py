"""The short way of a good answer ends where the long one does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain import health
from incident_desk.domain.health import CheckState, Outcome, Rule, Sample, Timing, judge, judge_time, lose
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_rules import Measure, Threshold
from incident_desk.domain.health_steady import LATENCIES_KEPT, latencies_with

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
RULES = st.builds(
    Rule,
    failures=st.integers(1, 3),
    seconds=st.sampled_from([0.0, 20.0]),
    good=st.integers(1, 3),
    thresholds=st.sampled_from([(), (), (Threshold(Measure.LATENCY, warning=0.05, critical=0.2),)]),
)
WHAT = st.sampled_from(["good", "good", "good", "bad", "warned", "late", "time", "lost"])
STEPS = st.lists(st.tuples(WHAT, st.floats(0.1, 40.0)), max_size=60)


def lived(rule, steps):
    check = Check(id="api", name="api", options=HttpOptions(url="http://127.0.0.1:9/"), rule=rule)
    now, state, states = NOON, CheckState(), []
    for what, seconds in steps:
        now += timedelta(seconds=seconds)
        if what == "time":
            state = judge_time(check, state, now)
        elif what == "lost":
            state = lose(state, now, "the checker is gone")
        else:
            at = now - timedelta(seconds=2 * seconds) if what == "late" else now
            outcome = Outcome.FAILED if what == "bad" else Outcome.OK
            warning = "the certificate expires in 9 days" if what == "warned" else ""
            state = judge(check, state, Sample("api", at, outcome, Timing(total_ms=seconds * 10), warning=warning))
        states.append(state)
    return states


@given(RULES, STEPS)
def test_the_short_way_ends_where_the_long_one_does(rule, steps):
    shortly = lived(rule, steps)
    whether, health.is_steady = health.is_steady, lambda *_: False
    try:
        at_length = lived(rule, steps)
    finally:
        health.is_steady = whether
    assert shortly == at_length


def test_the_last_answer_times_are_bounded_and_a_failure_is_a_gap():
    sample = Sample("api", NOON, Outcome.OK, Timing(total_ms=7.0))
    full = CheckState(latencies=(1.0,) * LATENCIES_KEPT)
    assert latencies_with(full, sample) == (*(1.0,) * (LATENCIES_KEPT - 1), 7.0)
    assert latencies_with(CheckState(), replace(sample, outcome=Outcome.FAILED)) == (None,)
