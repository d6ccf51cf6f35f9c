"""Checklist runs in the window: a list and a scene of their own, whoever works on them; no row of the incidents."""

import pytest

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import NotFound
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart, set_run_step
from incident_desk.services.acts.steering import acknowledge
from incident_desk.services.acts.watching import watch
from incident_desk.services.desk import Desk
from tests.any_run import BOOK
from tests.qt.office import office_of
from tests.qt.test_standing_link import settle
from tests.qt.watched import check_of


def ticked(step="1.1", state=StepState.DONE):
    return lambda run, _: set_run_step(run, step, state)


@pytest.fixture
def shown(link, qtbot):
    """A link that shows a run which it started."""
    with qtbot.waitSignal(link.runs.scene_shown):
        link.runs.start(RunStart(BOOK), "RO")
    return link


def keys(link):
    return [one.key for one in link.runs.all]


def test_without_a_run_there_is_none(link, qtbot):
    settle(link, qtbot)
    assert link.runs.all == [] and link.runs.shown is None
    link.runs.act(ticked(), "RO")
    settle(link, qtbot)
    assert not link.runs.acted_last


def test_a_start_is_shown_and_listed_and_the_desk_keeps_its_incident(link, qtbot):
    with qtbot.waitSignal(link.scene_shown):
        link.declare(Declaration("Down"))
    with qtbot.waitSignals([link.runs.scene_shown, link.runs.listed]):
        link.runs.start(RunStart(BOOK), "RO")
    assert keys(link) == ["RUN-0001"] == [one.key for one in link.runs.open]
    assert link.runs.shown == link.runs.all[0].id != link.shown
    assert [one.key for one in link.library] == ["INC-0001"] and link.rows.open_ids == [link.shown]


def test_what_there_was_before_the_window_is_read_newest_first(bench, qtbot):
    for _ in range(2):
        bench.desk.runs.start(RunStart(BOOK), "RO")
    link = DeskLink("MK")
    with qtbot.waitSignal(link.runs.listed):
        link.open(lambda: office_of(bench))
        link.refresh_library()
    assert keys(link) == ["RUN-0002", "RUN-0001"]
    link.close()


def test_a_wish_moves_the_shown_run_on_and_its_timeline(shown, qtbot):
    with qtbot.waitSignal(shown.runs.scene_changed):
        shown.runs.act(ticked(), "RO")
    qtbot.waitUntil(lambda: bool(shown.runs.all and shown.runs.all[0].steps))
    assert shown.runs.all[0].steps["1.1"].state is StepState.DONE
    with qtbot.waitSignal(shown.runs.scene_changed) as told:
        shown.runs.act(ticked("2.2"), "RO")
    scene, change = told.args
    assert [row.text for row in scene.entries] == ["Started Deploy", "Tests pass", "Error rates"]
    assert change.before.steps.keys() == {"1.1"} and scene.incident is change.after


def test_what_another_process_does_is_seen_and_of_a_run_that_is_not_shown_it_is_listed(shown, bench, qtbot):
    scenes, other = [], Desk(bench.store, bench.clock, bench.ids)
    shown.runs.scene_changed.connect(lambda scene, change: scenes.append(scene.incident.key))
    other.act(other.runs.find("1"), ticked(), "AD")
    second = other.runs.start(RunStart(BOOK), "AD")
    other.act(second.id, ticked("1.2"), "AD")
    qtbot.waitUntil(
        lambda: keys(shown) == ["RUN-0002", "RUN-0001"] and "1.2" in shown.runs.all[0].steps, timeout=2000
    )
    assert scenes == ["RUN-0001"] and shown.library == []


def test_a_run_that_is_not_there_leaves_the_one_on_the_screen(shown, qtbot):
    first, told = shown.runs.shown, []

    def refuse(_run):
        raise NotFound("There is none")

    shown.refused.connect(told.append)
    shown.office.run_scenes.show = refuse
    shown.runs.show("nothing")
    qtbot.waitUntil(lambda: told == ["There is none"])
    assert shown.runs.shown == first


def test_undo_means_what_was_done_last_whether_run_incident_or_standing(shown, bench, qtbot):
    runs = shown.runs
    with qtbot.waitSignal(shown.scene_shown):
        shown.declare(Declaration("Down"))
    runs.act(ticked(), "RO")
    settle(shown, qtbot)
    shown.undo()
    settle(shown, qtbot)
    assert "1.1" not in bench.desk.incident_of(runs.shown).steps
    shown.redo()
    settle(shown, qtbot)
    assert "1.1" in bench.desk.incident_of(runs.shown).steps
    shown.act(lambda incident, now: acknowledge(incident, None))
    shown.act(lambda run, _: watch(run, check_of()), runs.shown, who="desk")
    settle(shown, qtbot)
    assert not runs.acted_last, "what the program does is no act of a person"
    shown.undo()
    settle(shown, qtbot)
    assert len(bench.desk.incident_of(shown.shown).milestones) == 1
    runs.act(ticked("2.2"), "RO")
    shown.standing.act(lambda one, _: watch(one, check_of()), "RO")
    settle(shown, qtbot)
    shown.undo()
    settle(shown, qtbot)
    assert "2.2" in bench.desk.incident_of(runs.shown).steps and not shown.standing.record.checks
