"""The clocks are arithmetic: the same record and moment always read the same."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.clock import ALLOWANCE_S, TargetState, clock, not_before, read_target
from incident_desk.domain.clock_facts import Pause
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop, Phase, Plan, Playbook
from incident_desk.domain.severity import Target
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import acknowledge, cancel, reopen, resolve, set_milestone
from tests.fakes import NOON, Bench

HOUR = Target(3600)


@pytest.mark.parametrize(
    ("minutes", "state"),
    [
        (0, TargetState.ON_TRACK),
        (44.9, TargetState.ON_TRACK),
        (45, TargetState.AT_RISK),
        (53.9, TargetState.AT_RISK),
        (54, TargetState.ALMOST_DUE),
        (60, TargetState.ALMOST_DUE),
        (60.1, TargetState.LATE),
    ],
)
def test_a_target_grows_louder_with_the_share_of_its_time(minutes: float, state: TargetState) -> None:
    assert read_target("response", HOUR, NOON, None, NOON + timedelta(minutes=minutes)).state is state


def test_a_target_done_in_time_is_met_and_done_late_is_missed_by_how_much() -> None:
    met = read_target("response", HOUR, NOON, NOON + timedelta(minutes=60), NOON + timedelta(hours=5))
    missed = read_target("response", HOUR, NOON, NOON + timedelta(minutes=63), NOON + timedelta(hours=5))
    assert (met.state, met.took_s) == (TargetState.MET, 3600)
    assert (missed.state, missed.late_by_s) == (TargetState.MISSED, 180)


def test_a_target_that_nobody_stated_is_not_stated() -> None:
    reading = read_target("resolution", None, NOON, None, NOON)
    assert reading.state is TargetState.NOT_STATED and reading.due is None


def test_an_immediate_target_is_almost_due_at_once_and_late_after_the_allowance() -> None:
    immediate = Target(0)
    assert read_target("response", immediate, NOON, None, NOON).state is TargetState.ALMOST_DUE
    late = read_target("response", immediate, NOON, None, NOON + timedelta(seconds=ALLOWANCE_S + 1))
    assert late.state is TargetState.LATE


@given(st.integers(0, 7200), st.integers(0, 3600), st.integers(0, 3600), st.integers(60, 100_000))
def test_a_pause_moves_the_due_time_by_exactly_its_length(at: int, begin: int, length: int, seconds: int) -> None:
    since = NOON + timedelta(seconds=begin)
    pause = Pause("resolution", since, since + timedelta(seconds=length), "waiting", "vendor")
    now = NOON + timedelta(seconds=begin + length + at)
    plain = read_target("resolution", Target(seconds), NOON, None, now)
    paused = read_target("resolution", Target(seconds), NOON, None, now, (pause,))
    assert plain.due is not None and paused.due is not None
    assert paused.due - plain.due == timedelta(seconds=length)


def _incident(bench: Bench, **playbook: object) -> str:
    plan = Plan("p", (Phase("Look", 0, 900), Phase("Mend", 900, 3600), Phase("After", 3600, None)))
    book = Playbook("Outage", plans=(plan,), cadence_s=900, **playbook)  # type: ignore[arg-type]
    return bench.desk.declare(Declaration("Down", "P1", book), "MK").id


def test_the_clock_stands_when_the_incident_is_resolved() -> None:
    bench = Bench()
    one = _incident(bench)
    bench.clock.pass_s(600)
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    reading = clock(bench.desk.incident_of(one), NOON + timedelta(hours=9))
    assert not reading.running
    assert reading.elapsed_s == pytest.approx(600, abs=0.01)
    assert reading.target("resolution").state is TargetState.MET


def test_a_reading_at_an_earlier_moment_counts_only_what_had_happened_by_then() -> None:
    bench = Bench()
    one = _incident(bench)
    bench.clock.pass_s(1200)
    bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK")
    then = clock(bench.desk.incident_of(one), NOON + timedelta(seconds=1000))
    assert then.target("response").state is TargetState.LATE
    assert clock(bench.desk.incident_of(one), bench.clock.now() + timedelta(1)).target("response").late_by_s > 290


def test_a_phase_past_its_window_says_by_how_much_and_does_not_advance() -> None:
    bench = Bench()
    reading = clock(bench.desk.incident_of(_incident(bench)), NOON + timedelta(seconds=960))
    assert reading.phase is not None
    assert (reading.phase.name, reading.phase.over_s) == ("Look", 60)


def test_the_next_update_counts_from_the_declaration_until_one_is_sent() -> None:
    bench = Bench()
    reading = clock(bench.desk.incident_of(_incident(bench)), NOON + timedelta(seconds=300))
    assert reading.next_update.remaining_s == 600


def test_escalation_names_the_second_level_until_the_response_is_there() -> None:
    bench = Bench()
    path = (EscalationHop("Lead"), EscalationHop("Manager"), EscalationHop("CTO"))
    one = _incident(bench, escalation=path)
    first = clock(bench.desk.incident_of(one), NOON).escalation
    assert first is not None and first.role == "Manager" and first.because == "response target"
    bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK")
    bench.clock.pass_s(1)
    then = clock(bench.desk.incident_of(one), bench.clock.now()).escalation
    assert then is not None and then.role == "CTO" and then.because == "resolution target"


@given(st.sampled_from(["Europe/Berlin", "America/New_York"]), st.integers(0, 86_400))
def test_a_change_of_daylight_saving_bends_no_clock(zone: str, seconds: int) -> None:
    start = datetime(2026, 3, 28, 20, 0, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    now = (start + timedelta(seconds=seconds)).astimezone(ZoneInfo(zone))
    reading = read_target("resolution", Target(86_400), start, None, now)
    assert reading.remaining_s == 86_400 - seconds


def _hurt(*rules):
    bench = Bench()
    early = Moment.exactly(NOON - timedelta(minutes=10))
    one = bench.desk.declare(Declaration("Down", impact_started=early), "MK").id
    for rule in rules:
        bench.desk.act(one, rule, "MK")
    return lambda minutes: clock(bench.desk.incident_of(one), NOON + timedelta(minutes=minutes))


def test_the_impact_runs_from_its_start_and_stops_at_its_end():
    running = _hurt()(5)
    assert (running.impact_s, running.impact_running) == (900, True)
    stopped = _hurt(lambda i, n: set_milestone(i, Milestone.IMPACT_ENDED, Moment.exactly(NOON)))
    assert (stopped(60).impact_s, stopped(60).impact_running, stopped(60).running) == (600, False, True)
    assert (stopped(-1).impact_s, stopped(-1).impact_running) == (540, True)
    assert stopped(-11).impact_s is None


def test_an_impact_whose_end_nobody_knows_has_no_length():
    ended = _hurt(lambda i, n: resolve(i, None, Moment.unknown()))(60)
    assert (ended.impact_s, ended.impact_running) == (None, False)


def test_a_cancelled_incident_hurts_no_longer_than_it_was_worked_on():
    cancelled = _hurt(lambda i, n: cancel(i, "false alarm"))(600)
    assert cancelled.impact_running is False and round(cancelled.impact_s) == 600


def test_what_nobody_met_stands_as_it_stood_when_the_incident_ended():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    bench.clock.pass_s(600)
    ended = bench.desk.act(one, lambda i, n: cancel(i, "false alarm"), "MK").after
    reading = clock(ended, NOON + timedelta(days=2))
    assert [target.state for target in reading.targets] == [TargetState.ON_TRACK] * 2
    assert round(reading.target("response").remaining_s) == 300


def test_the_time_between_an_end_and_the_reopening_reads_as_ended():
    bench = Bench()
    solved, called_off = (bench.desk.declare(Declaration("Down", "P1"), "MK").id for _ in range(2))
    bench.clock.pass_s(3600)
    bench.desk.act(solved, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    bench.desk.act(called_off, lambda i, n: cancel(i, "false alarm"), "MK")
    bench.clock.pass_s(3600)
    for one, state in ((solved, TargetState.MET), (called_off, TargetState.ON_TRACK)):
        again = bench.desk.act(one, lambda i, n: reopen(i, "again"), "MK").after
        between, now = (clock(again, NOON + timedelta(minutes=minutes)) for minutes in (90, 121))
        assert (between.running, now.running) == (False, True)
        assert (round(between.elapsed_s), round(now.elapsed_s)) == (3600, 121 * 60)
        assert between.target("resolution").state is state
        assert now.target("resolution").state is TargetState.ON_TRACK


def test_what_is_written_has_happened_though_the_last_tick_was_before_it() -> None:
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK")
    assert not_before(one, NOON - timedelta(hours=1)) == max(one.declared_at, one.written_at)
    assert not_before(one, NOON + timedelta(hours=1)) == NOON + timedelta(hours=1)
    assert not_before(replace(one, written_at=None), NOON) == NOON
