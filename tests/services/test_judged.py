"""The history and the pane agree on which answers count: those that were judged, of real incidents."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import Fault, Outcome, Sample, Timing
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_rules import Maintenance
from incident_desk.domain.health_windows import figures_of
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import watch
from incident_desk.services.patrol import Patrol, outside_name
from tests.fakes import NOON, Bench

WORK = Maintenance(NOON + timedelta(seconds=95), NOON + timedelta(seconds=155), "deploy")
CHECK = Check("api", "/api", HttpOptions("http://127.0.0.1:9/"), incident_interval_s=10.0, maintenance=(WORK,))


def patrolled(record=RecordKind.INCIDENT, speed=1.0):
    bench, patrol = Bench(), Patrol(speed)
    one = bench.desk.declare(Declaration("Down", record=record), "MK").id
    bench.desk.act(one, lambda i, _: watch(i, CHECK), "MK")
    patrol.follow([bench.desk.incident_of(one)], NOON)
    return patrol, one


def sample(incident, after_s, outcome):
    fault = Fault.STATUS if outcome is Outcome.FAILED else None
    at = NOON + timedelta(seconds=after_s)
    return Sample(outside_name(incident, "api"), at, outcome, Timing(total_ms=40.0), fault=fault, error="no")


def test_what_counts_in_the_history_is_what_counts_in_the_pane():
    patrol, one = patrolled()
    outcomes = [Outcome.OK, Outcome.FAILED, Outcome.UNKNOWN, Outcome.OK, Outcome.FAILED, Outcome.FAILED]
    samples = [sample(one, 10.0 * n, outcomes[n % 6]) for n in range(1, 31)]
    heard = []
    for place in range(0, len(samples), 3):  # several answers of a check may come at once
        batch = samples[place : place + 3]
        patrol.take(batch)
        heard += patrol.judged(batch)
    assert [each.sample for each in heard] == [replace(each, check_id="api") for each in samples]
    assert {each.gap_s for each in heard} == {CHECK.longest_gap_s}
    counted = [each.sample for each in heard if each.counts]
    end = samples[-1].at
    pane = patrol.figures(one, "api", end, 300.0)
    assert pane == figures_of(counted, end - timedelta(seconds=300), end, CHECK.longest_gap_s)
    assert 0 < pane.answers < sum(each.outcome is not Outcome.UNKNOWN for each in samples)
    assert not any(WORK.holds(each.at) for each in counted)


@pytest.mark.parametrize(("record", "speed", "is_kept"), [
    (RecordKind.INCIDENT, 1.0, True), (RecordKind.DRILL, 1.0, False), (RecordKind.DRILL, 60.0, True),
])  # fmt: skip
def test_a_drill_has_a_history_in_a_folder_of_its_own_alone(record, speed, is_kept):
    patrol, one = patrolled(record, speed)
    answer = sample(one, 10.0, Outcome.OK)
    patrol.take([answer])
    assert bool(patrol.judged([answer])) is is_kept


def test_what_is_not_followed_is_left_out():
    patrol, one = patrolled()
    stranger = replace(sample(one, 10.0, Outcome.OK), check_id=outside_name(one, "gone"))
    assert patrol.judged([stranger, replace(stranger, check_id="elsewhere/api")]) == []


def test_failures_of_a_dead_target_speak_as_long_as_it_is_rested():
    patrol, one = patrolled()
    samples = [sample(one, after_s, Outcome.FAILED) for after_s in (*range(160, 240, 10), 290, 350)]
    for each in samples:
        patrol.take([each])
    heard = patrol.judged(samples)
    assert [each.gap_s for each in heard[:4]] == [CHECK.longest_gap_s] * 4
    assert heard[-1].gap_s == CHECK.rule.breaker_s + CHECK.timeout_s
    assert patrol.figures(one, "api", NOON + timedelta(seconds=410), 240.0).known_s == 240.0
