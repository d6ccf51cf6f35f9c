"""Events of runs become state, step by step or all at once; an undone end is no end."""

from hypothesis import given

from incident_desk.domain.fold import apply, fold
from incident_desk.domain.run_facts import Outcome
from incident_desk.domain.status import Status
from incident_desk.services.acts.running import roll_back
from incident_desk.services.acts.undoing import redo, undo
from tests.any_run import BOOKS, COURSES, AnyRun


@given(BOOKS, COURSES)
def test_a_run_folds_the_same_at_once_and_event_by_event(book, course):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    events = run.events
    assert run.state == fold(events) == run.desks[1].incident_of(run.id)
    if not any(event.kind == "undone" for event in events):
        state = fold(events[:1])
        for event in events[1:]:
            state = apply(state, event)
        assert state == fold(events)


def test_the_end_closes_the_run_and_is_taken_back_whole():
    run = AnyRun()
    before = run.state
    ended = run.act(lambda one, _: roll_back(one, "errors in", "smoke"))
    assert (ended.is_open, ended.status, ended.ended_at) == (False, Status.CLOSED, ended.run_end.at)
    assert (ended.run_end.outcome, ended.run_end.criterion) == (Outcome.ROLLED_BACK, "Errors in the logs")
    assert (ended.run_end.decision, ended.run_end.reason, ended.run_end.who) == ("When to roll back", "smoke", "RO")
    back = run.act(lambda one, now: undo(one, run.events, now))
    assert (back.run_end, back.is_open, back.status) == (None, True, before.status)
    assert run.act(lambda one, _: redo(one, run.events)).run_end == ended.run_end
