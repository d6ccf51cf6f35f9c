"""A run cut into parts and times: nothing is lost, what is due together is one."""

from datetime import timedelta

from hypothesis import given, settings

from incident_desk.domain.checklist import StepState
from incident_desk.domain.target_reading import TargetState
from incident_desk.qt.pages.checklist.parts import (
    by,
    deadlines,
    first,
    part_at_hand,
    parts_of,
    plain_name,
)
from incident_desk.services.acts.run_course import go_live
from incident_desk.services.acts.running import set_run_step
from tests.any_run import BOOKS, AnyRun
from tests.fakes import NOON


def test_a_stage_is_a_part_unless_all_in_it_stands_under_steps_with_times():
    parts = parts_of(AnyRun().reading)
    assert [(one.key, one.name, one.counts.total) for one in parts] == [
        ("stage-0", "Before", 4), ("2.1", "Commands", 3), ("2.2", "Error rates", 1), ("stage-2", "Later", 1),
    ]  # fmt: skip
    assert [one.window is not None for one in parts] == [False, True, True, True]


@given(BOOKS)
@settings(max_examples=40)
def test_every_step_is_in_one_part_and_one_part_is_at_hand(book):
    reading = AnyRun(book).reading
    parts = parts_of(reading)
    assert [step.step.id for one in parts for step in one.steps] == [one.step.id for one in reading.steps]
    assert len({one.key for one in parts}) == len(parts)
    at_hand = part_at_hand(reading, parts)
    assert at_hand is not None and reading.next_step in at_hand.steps


def test_times_come_in_their_order_and_are_met_when_all_in_them_is():
    run = AnyRun()
    assert [(one.name, one.reading.seconds) for one in deadlines(run.reading)] == [
        ("Commands", 300), ("Error rates", 900), ("Later", 3600),
    ]  # fmt: skip
    run.bench.clock.pass_s(120)
    for step in ("2.1", "2.1.1", "2.1.2"):
        run.act(lambda one, _, step=step: set_run_step(one, step, StepState.DONE))
    first_one = deadlines(run.reading)[0]
    assert (first_one.reading.state, first_one.counts.open) == (TargetState.MET, 0)


def test_what_counts_from_live_counts_from_there():
    run = AnyRun()
    run.bench.clock.pass_s(600)
    run.act(lambda one, now: go_live(one, now))
    live = run.reading.live.at
    assert live is not None and live >= NOON + timedelta(seconds=600)
    assert [one.reading.due for one in deadlines(run.reading)] == [
        live + timedelta(seconds=seconds) for seconds in (300, 900, 3600)
    ]


def test_names_and_times_in_words():
    assert plain_name("Error rates (first 15 minutes)") == "Error rates" and plain_name("(all)") == "(all)"
    assert [first(seconds) for seconds in (3600, 86_400, 900)] == ["First hour", "24 hours", "First 15 min"]
    assert by(NOON, NOON) == f"{NOON:%H:%M}"
    assert by(NOON + timedelta(days=1), NOON) == f"{NOON + timedelta(days=1):%a %H:%M}"
