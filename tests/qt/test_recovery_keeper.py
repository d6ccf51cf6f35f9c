"""The window that has the watch writes down what became of the soak, and lets checks tick the steps of theirs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.sensed_steps import reopened
from incident_desk.qt.recovery_keeper import RecoveryKeeper
from incident_desk.services.acts.binding import bind_step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart, set_run_step
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.watching import watch
from tests.fakes import Bench
from tests.qt.watched import Watched, bad, check_of, good

STEPS = (Step("1", "Verify"), Step("2", "Ask"))
BOOK = Playbook("Outage", plans=(Plan("p", (Phase("Mend", 0, 900, steps=STEPS),)),), watch_s=60)


@pytest.fixture
def make(qtbot):
    made = []

    def one(*args, **named):
        window = Watched(qtbot, *args, **named)
        window.keeper = RecoveryKeeper(window.link, window.ticker, window.feed)
        window.link.refresh_library()
        window.settle()
        made.append(window)
        return window

    yield one
    for window in made:
        window.close()


def with_playbook():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", BOOK), "MK").id
    bench.desk.act(one, lambda i, _: watch(i, check_of()), "MK")
    bench.desk.act(one, lambda i, _: bind_step(i, "1", "/health"), "MK")
    return bench, one


def end_impact(desk):
    desk.bench.desk.act(desk.incident, lambda i, _: set_milestone(i, Milestone.IMPACT_ENDED, None), "MK")
    desk.link.refresh_library()
    desk.settle()


def tick(desk):
    desk.ticker.ticked.emit(desk.now)
    desk.settle()


def state(desk):
    return desk.bench.desk.incident_of(desk.incident)


def test_the_soak_is_complete_once_every_check_has_answered_after_its_time(make):
    bench, one = with_playbook()
    desk = make(bench, one)
    desk.answer(good(desk.pass_s(5)))
    end_impact(desk)
    ended = state(desk).moment(Milestone.IMPACT_ENDED)
    for _ in range(7):
        desk.answer(good(desk.pass_s(8)))
    desk.pass_s(6)
    tick(desk)
    assert state(desk).soak_notes == (), "its time is over, and nobody has looked since"
    desk.answer(good(desk.pass_s(1)))
    for _ in range(3):
        tick(desk)
    (note,) = state(desk).soak_notes
    assert (note.is_complete, note.at) == (True, ended + timedelta(seconds=60))
    who = [one.who for one in bench.desk.events(desk.incident) if one.kind == "soak_complete"]
    assert who == ["desk"]


def run_with_check(bench):
    """A run of a checklist whose second step its check ticks, and that check."""
    run = bench.desk.runs.start(RunStart(BOOK), "RO").id
    bench.desk.act(run, lambda one, _: watch(one, check_of("shop")), "RO")
    bench.desk.act(run, lambda one, _: bind_step(one, "1", "/shop"), "RO")
    return run


def hear(desk, run, *samples):
    with desk.qtbot.waitSignal(desk.feed.states_changed):
        desk.worker.answer(*(replace(one, check_id=f"{run}/{one.check_id}") for one in samples))
    desk.settle()


def test_a_step_of_a_run_is_ticked_by_a_standing_check_that_is_asked_as_standing(make):
    bench = Bench()
    desk = make(bench)
    standing = bench.desk.standing.open("RO").id
    bench.desk.act(standing, lambda one, _: watch(one, check_of("shop")), "RO")
    run = run_with_check(bench)
    desk.settle()
    desk.qtbot.waitUntil(lambda: any("shop" in checks for checks, _pace in desk.worker.watched))
    assert [checks.count("shop") for checks, _pace in desk.worker.watched][-1] == 1
    for _ in range(4):
        hear(desk, standing, good(desk.pass_s(5), "shop"))
        tick(desk)
    assert bench.desk.incident_of(run).steps["1"].who == "check:/shop"


def test_a_step_of_a_run_ticks_itself_and_opens_again_as_its_check_fails(make):
    bench = Bench()
    run = run_with_check(bench)
    desk = make(bench)
    desk.qtbot.waitUntil(lambda: any("shop" in checks for checks, _pace in desk.worker.watched))
    for _ in range(4):
        hear(desk, run, good(desk.pass_s(5), "shop"))
        tick(desk)
    mark = bench.desk.incident_of(run).steps["1"]
    assert (mark.state, mark.who, mark.is_sensed) == (StepState.DONE, "check:/shop", True)
    for _ in range(3):
        hear(desk, run, bad(desk.pass_s(5), "shop"))
        tick(desk)
    state = bench.desk.incident_of(run)
    assert state.steps["1"].is_opened_again and state.check_marks["shop"].state == "down"
    assert reopened(state).step.id == "1" and not state.run_end
    with pytest.raises(Refused, match="/shop is down: say in a line why"):
        bench.desk.act(run, lambda one, _: set_run_step(one, "1", StepState.DONE), "RO")
    after = bench.desk.act(run, lambda one, _: set_run_step(one, "1", StepState.DONE, "seen by hand"), "RO").after
    assert after.steps["1"].overrides == "/shop" and after.check_marks["shop"].state == "down"
    tick(desk)
    assert bench.desk.incident_of(run).steps["1"].who == "RO", "a person's word stands"


def test_a_break_is_booked_and_the_window_without_the_watch_books_nothing(make):
    desk = make()
    other = make(desk.bench, desk.incident, has_watch=False)
    end_impact(desk)
    desk.answer(good(desk.pass_s(8)))
    first = desk.fail_twice()
    other.link.refresh_library()
    other.settle()
    tick(other)
    assert state(desk).soak_notes == ()
    tick(desk)
    (note,) = state(desk).soak_notes
    assert (note.is_complete, note.name, note.at) == (False, "/health", first)


def test_a_bound_step_is_ticked_after_three_good_answers_and_opened_again(make):
    bench, one = with_playbook()
    desk = make(bench, one)
    for _ in range(2):
        desk.answer(good(desk.pass_s(5)))
        tick(desk)
    assert "1" not in state(desk).steps
    desk.answer(good(desk.pass_s(5), ms=98))
    tick(desk)
    tick(desk)
    mark = state(desk).steps["1"]
    assert (mark.state, mark.who, mark.reason) == (
        StepState.DONE,
        "check:/health",
        "200 for 3 answers in a row, 98 ms",
    )
    first = desk.fail_twice()
    tick(desk)
    mark = state(desk).steps["1"]
    assert (mark.is_opened_again, mark.at, mark.reason) == (True, first, "/health down")
    sets = [event for event in bench.desk.events(one) if event.kind == "step_set"]
    assert len(sets) == 2 and all(event.who == "check:/health" for event in sets)


def test_what_was_not_written_is_handed_in_again(make):
    bench, one = with_playbook()
    desk = make(bench, one)
    for _ in range(3):
        desk.answer(good(desk.pass_s(5)))
    refuse, bench.store.append = bench.store.append, refusing
    tick(desk)
    assert "1" not in state(desk).steps
    bench.store.append = refuse
    tick(desk)
    assert state(desk).steps["1"].is_sensed


def refusing(*_args, **_named):
    raise StoreFailure("disk_full", "The disk is full")
