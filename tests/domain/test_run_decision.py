"""The decision to roll back or keep going: due at each window's end, answered for all that has come by then."""

from datetime import timedelta

from hypothesis import given

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.run_decision import decision_of, moments_of
from incident_desk.domain.run_reading import ends_of
from incident_desk.domain.target_reading import TargetState
from incident_desk.services.acts.run_course import go_live, keep_going
from incident_desk.services.acts.running import roll_back, set_run_step
from tests.any_run import BOOK, BOOKS, COURSES, LIVE_BOOK, AnyRun
from tests.fakes import NOON


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def keep(run, reason=""):
    return run.act(lambda one, now: keep_going(one, now, reason))


def test_it_is_due_at_the_end_of_each_window_whether_that_was_met_or_not():
    run = AnyRun()
    decision = run.reading.decision
    assert (decision.name, decision.due, decision.is_due, decision.last) == (
        "When to roll back", at(300), False, None,
    )  # fmt: skip
    assert [one.text for one in decision.criteria] == ["Errors in the logs", "Errors rise"]
    for step in ("2.1", "2.1.1", "2.1.2"):
        run.act(lambda one, _, step=step: set_run_step(one, step, StepState.DONE))
    run.bench.clock.pass_s(240)
    assert run.reading.decision.reading.state is TargetState.AT_RISK
    run.bench.clock.pass_s(100)
    assert run.reading.decision.is_due and run.reading.decision.reading.state is TargetState.LATE


def test_an_answer_holds_until_the_next_window_ends():
    run = AnyRun()
    run.bench.clock.pass_s(310)
    keep(run, " none of them ")
    decision = run.reading.decision
    assert (decision.due, decision.is_due) == (at(900), False)
    assert (decision.last.who, decision.last.reason) == ("RO", "none of them")
    assert decision.reading.seconds == 600, "its clock counts from the window's end before"
    run.bench.clock.pass_s(5000)
    assert run.reading.decision.due == at(900), "the one that was missed first"
    keep(run)
    assert run.reading.decision.due is None, "one answer holds for all that has come"


def test_an_early_answer_does_not_stand_in_for_the_window_s_end():
    run = AnyRun()
    run.bench.clock.pass_s(100)
    keep(run)
    assert run.reading.decision.due == at(300) and run.reading.decision.last is not None


def test_windows_that_begin_within_a_second_end_to_be_decided():
    run, start = AnyRun(), NOON + timedelta(microseconds=5)
    decision = decision_of(run.state, [at(300)], start, NOON)
    assert decision.due == at(300) and decision.reading.seconds == 300
    assert decision_of(run.state, [start], start, NOON).due == start, "no time at all is a second"


def test_before_it_is_live_nothing_is_to_be_decided_and_what_is_late_moves_with_it():
    run = AnyRun(LIVE_BOOK)
    run.bench.clock.pass_s(700)
    assert run.reading.decision.due is None
    run.act(lambda one, now: go_live(one, now, at(650)))
    assert run.reading.decision.due == at(650 + 900)


def test_what_was_done_before_it_was_live_asks_for_no_decision():
    run = AnyRun(LIVE_BOOK)
    for step in ("3.1", "3.2"):
        run.act(lambda one, _, step=step: set_run_step(one, step, StepState.DONE))
    run.bench.clock.pass_s(60)
    run.act(lambda one, _: set_run_step(one, "2.1", StepState.DONE))
    live = run.reading.live.at
    assert run.reading.decision.due == live + timedelta(seconds=86_400)


def test_without_criteria_there_is_none_and_once_it_has_ended_nothing_is_due():
    assert AnyRun(Playbook("x", kind="checklist", plans=BOOK.plans)).reading.decision is None
    run = AnyRun()
    run.act(lambda one, _: roll_back(one, "1", "smoke"))
    assert run.reading.decision.due is None and not run.reading.decision.is_due


def test_windows_that_end_together_ask_once():
    assert moments_of([at(9), at(3), at(9)]) == (at(3), at(9))
    assert decision_of(AnyRun().state, [], NOON, NOON).reading is None


@given(BOOKS, COURSES)
def test_after_an_answer_nothing_that_has_come_is_due(book, course):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    if not run.state.is_open:
        return
    keep(run)
    decision, now = run.reading.decision, run.bench.clock.now()
    dues = list(ends_of(run.reading.windows, run.reading.live))
    assert not decision.is_due or decision.due >= now
    assert decision.due == min((one for one in dues if one > decision.last.at), default=None)
