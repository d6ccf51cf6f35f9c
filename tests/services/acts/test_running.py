"""Working through a run: steps at every depth, what is put off, and an end that leaves nothing open."""

from datetime import timedelta

import pytest
from hypothesis import given

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import DeskError, NotFound, Refused
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.run_facts import Outcome
from incident_desk.domain.run_reading import RunState
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.running import (
    Deferral,
    RunStart,
    defer,
    find_criterion,
    finish,
    roll_back,
    set_run_step,
    start_run,
)
from incident_desk.services.acts.undoing import undo
from tests.any_run import BOOK, BOOKS, COURSES, AnyRun
from tests.fakes import NOON, Bench


@pytest.fixture
def run():
    return AnyRun()


def set_(run, step, state=StepState.DONE, reason=None):
    return run.act(lambda one, _: set_run_step(one, step, state, reason))


def off(run, step, reason="later"):
    return run.act(lambda one, _: defer(one, step, Deferral(reason)))


def states(run):
    return {one.step.id: one.state.value for one in run.reading.steps if one.mark}


def test_a_start_takes_the_title_of_its_checklist_unless_it_has_one():
    opened, attached = start_run(RunStart(BOOK, "# text", at=NOON - timedelta(minutes=5)), "RUN-0001", NOON)
    assert (opened.body["title"], opened.body["key"], opened.body["severity"]) == ("Deploy", "RUN-0001", None)
    assert opened.happened.at == NOON - timedelta(minutes=5) and attached.body["plan"] is None
    assert start_run(RunStart(BOOK, title=" a \n b "), "RUN-0001", NOON)[0].body["title"] == "a b"
    named = Playbook("x" * 300, plans=BOOK.plans)
    assert len(start_run(RunStart(named), "RUN-0001", NOON)[0].body["title"]) == 200


@pytest.mark.parametrize(
    ("wish", "why"),
    [(RunStart(Playbook("Notes")), "no steps"),
     (RunStart(Playbook("Notes", plans=(Plan("p", (Phase("a", steps=(Step("1", "x", "group"),)),)),))), "no steps"),
     (RunStart(BOOK, title="x" * 201), "201 characters"), (RunStart(BOOK, plan="Other"), "No plan")],
)  # fmt: skip
def test_what_cant_be_run_is_not_started(wish, why):
    with pytest.raises(Refused, match=why):
        start_run(wish, "RUN-0001", NOON)


def test_a_tick_is_the_step_s_own_and_can_be_taken_back(run):
    set_(run, "1.2")
    assert states(run) == {"1.2": "done"}
    set_(run, "1.2", StepState.TO_DO)
    assert states(run) == {"1.2": "to_do"}
    with pytest.raises(Refused, match="already"):
        set_(run, "1.2", StepState.TO_DO)


def test_what_is_skipped_is_skipped_with_what_is_open_under_it_and_opened_with_it(run):
    set_(run, "1.2.1")
    with pytest.raises(Refused, match="why the step is not needed"):
        set_(run, "1.2", StepState.NOT_NEEDED)
    set_(run, "1.2", StepState.NOT_NEEDED, "no database")
    assert states(run) == {"1.2": "not_needed", "1.2.1": "done", "1.2.2": "not_needed"}
    set_(run, "1.2", StepState.TO_DO)
    assert states(run) == {"1.2": "to_do", "1.2.1": "done", "1.2.2": "to_do"}


def test_what_is_put_off_is_put_off_with_what_is_open_under_it_in_one_act(run):
    with pytest.raises(Refused, match="why the step is put off"):
        off(run, "1.2", " ")
    off(run, "1.2", "tonight")
    assert states(run) == {"1.2": "deferred", "1.2.1": "deferred", "1.2.2": "deferred"}
    run.act(lambda one, now: undo(one, run.events, now))
    assert states(run) == {}
    set_(run, "1.1")
    with pytest.raises(Refused, match="done already"):
        off(run, "1.1")


def test_a_step_of_an_incident_cant_be_put_off_and_an_incident_is_no_run():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", playbook=BOOK), "MK")
    for rule in (
        lambda i, _: set_step(i, "1.1", StepState.DEFERRED, "later"),
        lambda i, _: set_run_step(i, "1.1", StepState.DONE),
        lambda i, _: defer(i, "1.1", Deferral("later")),
        lambda i, _: finish(i),
        lambda i, _: roll_back(i, "1", "smoke"),
    ):
        with pytest.raises(Refused):
            bench.desk.act(one.id, rule, "MK")


def test_a_run_with_open_steps_is_not_finished_and_the_words_say_which(run):
    with pytest.raises(
        Refused, match=r"9 steps are open in RUN-0001: 1\.1 Tests pass; 1\.2 Backup made; .* and 6 more"
    ):
        run.act(lambda one, _: finish(one))
    for step in ("1.1", "1.2", "1.2.1", "1.2.2", "2.1", "2.1.1", "2.1.2", "2.2"):
        set_(run, step)
    with pytest.raises(Refused, match=r"1 step is open in RUN-0001: 3\.1 Log it\. Do, skip or defer"):
        run.act(lambda one, _: finish(one))
    set_(run, "3.1")
    ended = run.act(lambda one, _: finish(one))
    assert (ended.run_end.outcome, run.reading.state) == (Outcome.COMPLETE, RunState.COMPLETE)
    with pytest.raises(Refused, match="ended already"):
        run.act(lambda one, _: finish(one))


def test_what_was_deferred_can_be_done_after_the_end_and_nothing_else(run):
    for step in ("1.1", "1.2", "1.2.1", "2.1", "2.1.1", "2.1.2", "3.1"):
        set_(run, step)
    off(run, "1.2.2")
    off(run, "2.2")
    ended = run.act(lambda one, _: finish(one))
    assert (ended.run_end.outcome, run.events[-1].data["deferred"]) == (Outcome.EXCEPT_DEFERRED, ["1.2.2", "2.2"])
    assert run.reading.state is RunState.EXCEPT_DEFERRED
    for step, state in (("1.1", StepState.TO_DO), ("2.2", StepState.TO_DO), ("2.2", StepState.DOING)):
        with pytest.raises(Refused, match="has ended"):
            set_(run, step, state)
    set_(run, "1.2.2")
    set_(run, "2.2", StepState.NOT_NEEDED, "too late")
    assert run.reading.state is RunState.COMPLETE and not run.state.is_open


def test_rolled_back_says_which_criterion_and_why_whatever_is_open(run):
    with pytest.raises(Refused, match="why it is rolled back"):
        run.act(lambda one, _: roll_back(one, "1", ""))
    ended = run.act(lambda one, _: roll_back(one, "2", "4 % since live"))
    assert (ended.run_end.criterion, ended.run_end.reason) == ("Errors rise", "4 % since live")
    assert run.reading.state is RunState.ROLLED_BACK and run.reading.counts.open == 9


@pytest.mark.parametrize(
    ("wanted", "found"), [("1", "Errors in the logs"), ("errors r", "Errors rise"), ("LOGS", "Errors in the logs"),
                          ("other", "other")]
)  # fmt: skip
def test_a_criterion_is_found_by_number_or_words(run, wanted, found):
    assert find_criterion(run.state, wanted).text == found


@pytest.mark.parametrize("wanted", ["", "errors", "3", "0", "²", "fire"])
def test_a_criterion_that_is_none_or_several_is_not_found_and_the_words_list_them(run, wanted):
    with pytest.raises(NotFound, match="1 Errors in the logs; 2 Errors rise"):
        find_criterion(run.state, wanted)


@given(BOOKS, COURSES)
def test_a_run_is_finished_exactly_where_nothing_is_open(book, course):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    before, state = run.reading, run.state
    try:
        after = run.act(lambda one, _: finish(one))
    except DeskError:
        assert before.open or not state.is_open
        return
    assert not before.open and state.is_open and not after.is_open
    assert (after.run_end.outcome is Outcome.COMPLETE) == (not before.deferred)
    assert {one.step.id: one.state for one in run.reading.steps} == {one.step.id: one.state for one in before.steps}
    assert run.act(lambda one, now: undo(one, run.events, now)).steps == state.steps


@given(BOOKS, COURSES)
def test_once_it_has_ended_nothing_opens_again(book, course):
    run = AnyRun(book)
    for act, *rest in course:
        before, was_open = {one.step.id for one in run.reading.open}, run.state.is_open
        run.do(act, *rest)
        if not was_open and act in ("set", "defer", "finish", "roll back"):
            assert {one.step.id for one in run.reading.open} <= before
