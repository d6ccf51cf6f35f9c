"""How a run stands: every step counted once, stages with their times, a clock that stands at the end."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checklist import SETTLED, StepState
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step, count_all
from incident_desk.domain.run_reading import BEFORE_ALL, RunState, below, read_run, stages_of
from incident_desk.domain.target_reading import TargetState
from incident_desk.services.acts.running import Deferral, defer, roll_back, set_run_step
from incident_desk.services.acts.steering import cancel
from tests.any_run import BOOKS, COURSES, AnyRun
from tests.fakes import NOON


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def test_stages_are_the_phases_without_what_only_reminds():
    reading = AnyRun().reading
    assert [(one.name, one.counts.total) for one in reading.stages] == [("Before", 4), ("After", 4), ("Later", 1)]
    assert [one.step.id for one in reading.steps] == [
        "1.1", "1.2", "1.2.1", "1.2.2", "2.1", "2.1.1", "2.1.2", "2.2", "3.1",
    ]  # fmt: skip
    assert [one.depth for one in reading.steps] == [0, 0, 1, 1, 0, 1, 1, 0, 0]
    assert reading.steps[-1].group == "Tidy"


def test_where_all_only_reminds_all_is_asked_and_first_questions_come_first():
    reminders = Phase("Never again", steps=(Step("1", "a"),), aside=True)
    book = Playbook("x", plans=(Plan("p", (reminders, Phase("Empty"))),))
    assert [one.name for one in stages_of(book)] == ["Never again"]
    book = Playbook(
        "x", plans=(Plan("p", (reminders, Phase("Do", steps=(Step("2", "b"),)))),), assessment=(Step("0", "Who?"),)
    )
    assert [one.name for one in stages_of(book)] == [BEFORE_ALL, "Do"]
    assert stages_of(None) == ()


def test_due_times_count_from_the_start_and_hold_for_what_stands_below():
    reading = AnyRun().reading
    assert [one.due for one in reading.stages] == [None, at(900), at(3600)]
    due = {one.step.id: one.due for one in reading.steps}
    assert (due["1.1"], due["2.1"], due["2.1.2"], due["2.2"], due["3.1"]) == (
        None, at(300), at(300), at(900), at(3600),
    )  # fmt: skip


def test_windows_have_the_states_of_targets_and_are_met_when_nothing_in_them_is_open():
    run = AnyRun()
    assert [(one.name, one.stage, one.step) for one in run.reading.windows] == [
        ("Commands", 1, "2.1"), ("Error rates", 1, "2.2"), ("Later", 2, ""),
    ]  # fmt: skip
    run.bench.clock.pass_s(240)
    assert [one.reading.state for one in run.reading.windows] == [
        TargetState.AT_RISK, TargetState.ON_TRACK, TargetState.ON_TRACK,
    ]  # fmt: skip
    run.act(lambda one, _: set_run_step(one, "2.1", StepState.DONE))
    assert run.reading.windows[0].counts.open == 2, "a tick above says nothing of the boxes below"
    for step in ("2.1.1", "2.1.2"):
        run.act(lambda one, _, step=step: set_run_step(one, step, StepState.DONE))
    run.bench.clock.pass_s(700)
    commands, errors, _ = run.reading.windows
    assert (commands.reading.state, errors.reading.state) == (TargetState.MET, TargetState.LATE)


def test_what_is_next_is_what_somebody_does_else_the_innermost_open_step():
    run = AnyRun()
    assert (run.reading.next_step.step.id, run.reading.stage.name) == ("1.1", "Before")
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    assert run.reading.next_step.step.id == "1.2.1"
    run.act(lambda one, _: set_run_step(one, "2.2", StepState.DOING))
    assert run.reading.next_step.step.id == "2.2"


def test_a_step_is_above_all_that_stands_deeper_after_it():
    steps = AnyRun().reading.steps
    assert [one.step.id for one in below(steps, 1)] == ["1.2.1", "1.2.2"] and below(steps, 7) == ()


def test_the_clock_of_a_run_stands_when_it_has_ended_and_never_runs_backwards():
    run = AnyRun()
    run.bench.clock.pass_s(60)
    run.act(lambda one, _: roll_back(one, "other", "smoke"))
    run.bench.clock.pass_s(600)
    assert (run.reading.elapsed_s, run.reading.state) == (60.0, RunState.ROLLED_BACK)
    assert read_run(run.state, NOON - timedelta(hours=1)).elapsed_s == 0.0


def test_a_run_that_was_called_off_is_stopped():
    run = AnyRun()
    run.act(lambda one, _: cancel(one, "not today"))
    assert run.reading.state is RunState.STOPPED and run.reading.next_step is not None


def test_a_deferred_step_has_its_reason_its_owner_and_its_day():
    run = AnyRun()
    run.act(lambda one, _: defer(one, "1.2.2", Deferral("no time", " AD ", at(9000))))
    (one,) = run.reading.deferred
    assert (one.step.id, one.mark.reason, one.mark.owner, one.mark.until) == ("1.2.2", "no time", "AD", at(9000))
    assert one not in run.reading.open


@given(BOOKS, COURSES, st.integers(0, 10**6))
def test_every_step_of_its_stages_is_counted_once_and_nothing_else(book, course, later):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    reading = read_run(run.state, run.bench.clock.now() + timedelta(seconds=later))
    counts = reading.counts
    assert counts.total == len(reading.steps) == sum(count_all(one.steps) for one in stages_of(book))
    assert len({one.step.id for one in reading.steps}) == counts.total
    assert counts.open == len(reading.open) and counts.deferred == len(reading.deferred)
    assert counts.done + counts.skipped == sum(one.state in SETTLED for one in reading.steps)
    assert sum(one.counts.open for one in reading.stages) == counts.open
    assert (reading.next_step is None) == (reading.stage is None) == (not reading.open)
    assert all(one.reading.done_at is None for one in reading.windows if one.counts.open)
