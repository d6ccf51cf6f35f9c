"""The clock and the cells of a run."""

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.qt.pages.checklist.cells import MOST, cells_of, clock_of, key_is_seen
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.services.acts.run_course import go_live, keep_going
from incident_desk.services.acts.run_seeing import see_in_run, see_named_in_run
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from tests.any_run import AnyRun


def cells(run):
    return cells_of(run.state, run.reading, True)


def test_the_clock_counts_from_the_start_and_from_live_once_it_is():
    run = AnyRun()
    run.bench.clock.pass_s(60)
    assert (clock_of(run.state, run.reading).seconds, clock_of(run.state, run.reading).caption) == (
        60,
        "Since the start",
    )
    run.act(lambda one, now: go_live(one, now))
    run.bench.clock.pass_s(5)
    assert (clock_of(run.state, run.reading).seconds, clock_of(run.state, run.reading).caption) == (5, "Since live")


def test_windows_get_louder_and_the_last_cell_counts_the_steps():
    run = AnyRun()
    run.bench.clock.pass_s(240)
    commands, errors, later, steps = cells(run)
    assert (commands.label, commands.value, commands.state) == ("Commands", "01:00", CellState.AT_RISK)
    assert (errors.state, later.value) == (CellState.NORMAL, "56:00")
    assert (steps.value, steps.name) == ("0 of 9", "steps")
    run.bench.clock.pass_s(70)
    late = cells(run)[0]
    assert (late.state, late.value, late.action, late.keys) == (CellState.LATE, "+00:10", "Seen", ()), "K answers"


def test_what_is_late_and_seen_says_by_whom_and_the_key_stands_where_it_silences():
    run = AnyRun()
    run.bench.clock.pass_s(310)
    run.act(lambda one, now: keep_going(one, now))
    assert key_is_seen(run.state, run.reading) and cells(run)[0].keys == ("K",)
    run.act(see_in_run)
    seen = cells(run)[0]
    assert (seen.state, seen.action, seen.value) == (
        CellState.SEEN,
        "",
        "+00:10",
    ) and "seen 12:05:10 RO" in seen.caption
    assert not key_is_seen(run.state, run.reading)


def test_of_windows_that_are_one_cell_the_one_that_nobody_has_seen_speaks():
    steps = (Step("1", "Look", due_s=300), Step("2", "Listen", due_s=300))
    run = AnyRun(Playbook("x", plans=(Plan("p", (Phase("Now", steps=steps),)),)))
    run.bench.clock.pass_s(310)
    run.act(lambda one, now: see_named_in_run(one, "look", now))
    assert cells(run)[0].state is CellState.LATE
    run.act(lambda one, now: see_named_in_run(one, "listen", now))
    assert cells(run)[0].state is CellState.SEEN


def test_what_is_over_says_what_it_took_and_what_became_of_the_steps_is_told():
    run = AnyRun()
    run.bench.clock.pass_s(30)
    run.act(lambda one, _: set_run_step(one, "2.2", StepState.DONE))
    run.act(lambda one, _: defer(one, "1.1", Deferral("later")))
    met = next(one for one in cells(run) if one.label == "Error rates")
    assert (met.value, met.state) == ("00:30", CellState.MET) and "1 of 1 steps" in met.caption
    assert cells(run)[-1].caption == "1 deferred" and cells(run)[-1].value == "1 of 9"


def test_of_many_times_those_that_are_over_give_way():
    stages = tuple(Phase(f"S{at}", end_s=600 * at, steps=(Step(f"{at}.1", "x"),)) for at in range(1, 7))
    run = AnyRun(Playbook("Many", kind="checklist", plans=(Plan("p", stages),)))
    assert [one.label for one in cells(run)] == ["S1", "S2", "S3", "S4", "Steps"] and len(cells(run)) == MOST + 1
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    assert [one.label for one in cells(run)] == ["S2", "S3", "S4", "S5", "Steps"]


def test_what_was_not_met_at_the_end_says_so():
    run = AnyRun()
    run.act(lambda one, _: roll_back(one, "1", "smoke"))
    assert [(one.value, one.short_caption) for one in cells(run)[:-1]] == [("—", "not met")] * 3


def test_a_run_that_has_ended_stands_still():
    run = AnyRun()
    for one in run.reading.open:
        run.act(lambda state, _, step=one.step.id: set_run_step(state, step, StepState.DONE))
    run.bench.clock.pass_s(5)
    run.act(lambda one, _: finish(one))
    run.bench.clock.pass_s(500)
    assert (clock_of(run.state, run.reading).caption, clock_of(run.state, run.reading).seconds) == ("Took", 5)
    assert {one.state for one in cells(run)[:-1]} == {CellState.MET}
