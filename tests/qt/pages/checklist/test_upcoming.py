"""What the Next bar of a run says."""

from incident_desk.domain.checklist import StepState
from incident_desk.qt.pages.checklist.upcoming import upcoming
from incident_desk.qt.widgets.next_bar import NextTone
from incident_desk.services.acts.run_course import keep_going
from incident_desk.services.acts.running import Deferral, defer, finish, set_run_step
from tests.any_run import AnyRun
from tests.measured_run import change, run_with


def bar(run):
    return upcoming(run.state, run.reading)


def all_done(run, but=()):
    for one in run.reading.open:
        if one.step.id not in but:
            run.act(lambda state, _, step=one.step.id: set_run_step(state, step, StepState.DONE))


def test_the_next_step_with_its_part_and_what_follows():
    run = AnyRun()
    shown = bar(run)
    assert (shown.model.title, shown.model.detail, shown.model.tone) == (
        "Tests pass",
        "Before, step 1 of 4",
        NextTone.NEXT,
    )
    assert (shown.primary, shown.secondary) == ("step_done", "defer_step")
    assert shown.model.primary.keys == ("D",) and shown.model.secondary.keys == ("F",)
    assert shown.model.then[0].startswith("Roll-back decision at ") and shown.model.then[1].startswith(
        "Commands by "
    )


def test_a_decision_that_is_due_goes_before_the_next_step():
    run = AnyRun()
    run.bench.clock.pass_s(310)
    shown = bar(run)
    assert (shown.model.title, shown.model.tone) == ("Roll-back decision", NextTone.DUE)
    assert (shown.primary, shown.secondary, shown.model.then) == ("keep_going", "roll_back", ("Tests pass",))
    run.act(lambda one, now: keep_going(one, now))
    assert bar(run).primary == "step_done"


def test_with_nothing_open_it_is_to_be_finished_and_after_the_end_it_says_how_it_ended():
    run = AnyRun()
    run.act(lambda one, _: defer(one, "1.1", Deferral("later")))
    all_done(run)
    shown = bar(run)
    assert (shown.primary, shown.model.detail) == ("finish_run", "all steps are done but 1 deferred")
    run.act(lambda one, _: finish(one))
    ended = bar(run)
    assert ended.model.title == "Complete except 1 deferred. 1 deferred step can still be done here"
    assert (ended.primary, ended.model.primary) == ("", None)
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    assert bar(run).model.title == "Complete. Nothing waits here"


def test_a_criterion_whose_check_fails_offers_the_decision_until_it_is_answered():
    run = run_with("error rate")
    assert upcoming(run.state, run.reading).primary == "step_done"
    change(run, "c0", "slow", "1.4 %, usual 0.9 %")
    shown = upcoming(run.state, run.reading)
    assert (shown.primary, shown.secondary) == ("keep_going", "roll_back")
    assert shown.model.detail == "Significant increase in error rate: error rate slow, 1.4 %, usual 0.9 %"
    run.bench.clock.pass_s(5)
    run.act(lambda one, now: keep_going(one, now))
    assert upcoming(run.state, run.reading).primary == "step_done"
    assert [one.words for one in run.state.course.kept[0].known] == ["error rate slow, 1.4 %, usual 0.9 %"]
