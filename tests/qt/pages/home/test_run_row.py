"""Checklist runs on Home: a line each, with how it ended; what was put off waits, and is done in place."""

from datetime import timedelta

import pytest

from incident_desk.domain.checklist import StepState
from incident_desk.domain.target_reading import TargetState
from incident_desk.qt.pages.home.choice import Choice
from incident_desk.qt.pages.home.library_row import library_row
from incident_desk.qt.pages.home.run_row import put_off, run_at
from incident_desk.qt.pages.home.waiting import waiting
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from tests.qt.pages.home.library import NOW, Past

STARTED = NOW - timedelta(hours=5)
STEPS = ("1.1", "1.2", "1.2.1", "2.1", "2.1.1", "2.1.2", "3.1")


@pytest.fixture
def run(shelf):
    """A run that is complete except two deferred, one of them with a day."""
    one = shelf.start_run(STARTED, "Deploy 4.2")
    for step in STEPS:
        shelf.act(one, NOW - timedelta(hours=4), lambda r, _, step=step: set_run_step(r, step, StepState.DONE))
    why = Deferral("tests run at night", "AD", NOW + timedelta(hours=6))
    shelf.act(one, NOW - timedelta(hours=4), lambda r, _: defer(r, "1.2.2", why))
    shelf.act(one, NOW - timedelta(hours=4), lambda r, _: defer(r, "2.2", Deferral("no reader")))
    shelf.act(one, NOW - timedelta(hours=3), lambda r, _: finish(r))
    return one


def state(shelf, run):
    return shelf.bench.desk.incident_of(run)


def test_a_finished_run_is_a_line_with_how_it_ended(shelf, run):
    row = library_row(state(shelf, run), NOW)
    assert (row.caption, row.status, row.response) == (
        "RUN-0001 · Deploy", "Complete except 2 deferred", "7 of 9 steps",
    )  # fmt: skip
    assert row.is_run and row.duration == "2 h" and row.stretches == ()
    assert row.spoken.startswith("Checklist run, Deploy 4.2, RUN-0001") and "response" not in row.spoken


def test_a_running_one_ages_and_one_that_was_rolled_back_says_so(shelf):
    run = shelf.start_run(STARTED)
    assert library_row(state(shelf, run), NOW).duration == "5 h"
    assert library_row(state(shelf, run), NOW).status == "Running"
    shelf.act(run, NOW, lambda r, _: roll_back(r, "1", "smoke"))
    assert library_row(state(shelf, run), NOW).status == "Rolled back"


def test_deferred_steps_wait_the_one_with_a_day_first(shelf, run):
    first, second = waiting([state(shelf, run)], NOW).items
    assert first.caption == "RUN-0001 · AD · due 14 Oct 09:43 UTC · 6 h left"
    assert (first.title, first.step, first.settles, first.is_run) == ("Tried out", "1.2.2", "Mark done", True)
    assert second.caption == "RUN-0001 · RO · no date" and second.id != first.id
    late = waiting([state(shelf, run)], NOW + timedelta(hours=9)).items[0]
    assert late.is_late and late.caption.endswith("3 h past")


def test_a_step_that_was_put_off_for_a_time_has_its_states(shelf, run):
    (_, reading), _ = put_off(state(shelf, run), NOW + timedelta(hours=4))
    assert reading.state is TargetState.AT_RISK


def test_what_was_rolled_back_or_has_nothing_put_off_asks_for_nothing(shelf):
    run = shelf.start_run(STARTED)
    assert put_off(state(shelf, run), NOW) == []
    shelf.act(run, NOW, lambda r, _: defer(r, "1.1", Deferral("later")))
    assert len(put_off(state(shelf, run), NOW)) == 1
    shelf.act(run, NOW, lambda r, _: roll_back(r, "1", "smoke"))
    assert put_off(state(shelf, run), NOW) == []
    assert run_at(state(shelf, run), STARTED).now >= NOW, "what was written has happened"


def test_home_lists_runs_among_the_incidents_and_counts_them_apart(shelf, make_model):
    shelf.add(Past("Down", 1))
    shelf.start_run(STARTED, "Deploy 4.2")
    shelf.add(Past("Down again", 0.1))
    model = make_model(shelf)
    assert [one.key for one in model.incidents] == ["INC-0002", "RUN-0001", "INC-0001"]
    assert model.contents == "2 incidents, 1 checklist run" and model.metrics.incidents == 2
    model.choose(Choice(status="checklist runs"))
    assert [one.key for one in model.incidents] == ["RUN-0001"]
    model.choose(Choice(words=("deploy",)))
    assert [one.key for one in model.incidents] == ["RUN-0001"]


def test_a_deferred_step_is_done_in_place_and_the_run_is_complete(shelf, run, make_model):
    model = make_model(shelf)
    while model.waiting.column.items:
        model.waiting.settle(model.waiting.column.items[0])
    assert library_row(state(shelf, run), NOW).status == "Complete"


def test_a_row_and_what_waits_lead_to_the_run(shelf, run, make_page, qtbot):
    page = make_page(shelf)
    with qtbot.waitSignal(page.run_wished) as row:
        page.list.opened.emit(page.table.index(0, 0))
    with qtbot.waitSignal(page.run_wished) as waits:
        page.waiting.opened.emit(page.model.waiting.column.items[0])
    assert row.args == waits.args == [run]
