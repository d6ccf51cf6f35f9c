"""When a run went live: by the words of its document where they say, by hand where a person says."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.target_reading import TargetState
from incident_desk.services.acts.run_course import go_live
from incident_desk.services.acts.running import Deferral, defer, set_run_step
from incident_desk.services.acts.undoing import undo
from tests.any_run import BOOKS, COURSES, LIVE_BOOK, AnyRun
from tests.fakes import NOON


def set_(run, step, state=StepState.DONE, reason=None):
    return run.act(lambda one, _: set_run_step(one, step, state, reason))


def test_windows_behind_it_wait_and_count_from_the_moment_it_is_done():
    run = AnyRun(LIVE_BOOK)
    first, second, later = run.reading.windows
    assert [one.from_live for one in (first, second, later)] == [False, True, True]
    assert first.reading.due == NOON + timedelta(seconds=600) and second.waits and later.waits
    assert run.reading.since_live_s is None and run.reading.live.place.name == "Deploy to production"
    assert [one.due for one in run.reading.steps if one.step.id == "3.1"] == [None]
    run.bench.clock.pass_s(500)
    set_(run, "2.1")
    live = run.reading.live
    assert (live.at, live.who, live.by_hand) == (run.state.steps["2.1"].at, "RO", False)
    run.bench.clock.pass_s(100)
    reading = run.reading
    assert reading.since_live_s == (reading.now - live.at).total_seconds()
    assert reading.windows[1].reading.due == live.at + timedelta(seconds=900)
    assert {one.step.id: one.due for one in reading.steps}["3.1"] == live.at + timedelta(seconds=900)
    set_(run, "2.1", StepState.TO_DO)
    assert run.reading.since_live_s is None and run.reading.windows[1].waits


def test_what_was_done_before_it_was_live_was_in_time():
    run = AnyRun(LIVE_BOOK)
    for step in ("3.1", "3.2"):
        set_(run, step)
    run.bench.clock.pass_s(5000)
    set_(run, "2.1")
    assert run.reading.windows[1].reading.state is TargetState.MET


def test_a_step_that_was_put_off_puts_nothing_live_and_a_hand_does():
    run = AnyRun(LIVE_BOOK)
    run.act(lambda one, _: defer(one, "2.1", Deferral("later")))
    assert run.reading.live.at is None
    run.bench.clock.pass_s(60)
    run.act(lambda one, now: go_live(one, now, NOON + timedelta(seconds=30)))
    assert (run.reading.live.at, run.reading.live.by_hand) == (NOON + timedelta(seconds=30), True)
    run.act(lambda one, now: undo(one, run.events, now))
    assert run.reading.live.at is None


def test_by_hand_what_stands_open_counts_from_live_where_the_document_names_no_place():
    run = AnyRun()
    for step in ("2.1", "2.1.1", "2.1.2"):
        set_(run, step)
    run.bench.clock.pass_s(600)
    at = run.bench.clock.now()
    run.act(lambda one, now: go_live(one, now, at))
    commands, errors, later = run.reading.windows
    assert (commands.reading.start, errors.reading.start, later.reading.start) == (NOON, at, at)
    assert errors.from_live and run.reading.stages[2].due == at + timedelta(seconds=3600)


@given(BOOKS, COURSES, st.integers(0, 5000))
def test_being_live_changes_times_alone_and_never_a_step(book, course, back):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    before = run.reading
    if not run.state.is_open or run.state.course.live is not None:
        return
    at = max(NOON, run.bench.clock.now() - timedelta(seconds=back))
    run.act(lambda one, now: go_live(one, now, at))
    after = run.reading
    assert [(one.step.id, one.mark) for one in after.steps] == [(one.step.id, one.mark) for one in before.steps]
    assert [one.counts for one in after.windows] == [one.counts for one in before.windows]
    assert after.live.at == at and not any(one.waits for one in after.windows)
    was_met = [one.name for one in before.windows if one.reading.state is TargetState.MET]
    assert [one.name for one in after.windows if one.reading.state is TargetState.MET][
        : len(was_met)
    ] or not was_met
