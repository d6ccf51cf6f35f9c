"""The door to the runs: keys of their own, no list of incidents knows them, and they lie in the same record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart, set_run_step
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.watching import watch
from incident_desk.services.desk import Desk
from incident_desk.services.runs import is_run
from tests.any_run import BOOK, AnyRun
from tests.fakes import Bench


def test_runs_have_keys_of_their_own_and_no_list_of_incidents_knows_them():
    bench = Bench()
    first = bench.desk.runs.start(RunStart(BOOK, "# text"), "RO")
    incident = bench.desk.declare(Declaration("Down"), "MK")
    second = bench.desk.runs.start(RunStart(BOOK, title="Deploy 4.2"), "RO")
    assert (first.key, incident.key, second.key, second.title) == ("RUN-0001", "INC-0001", "RUN-0002", "Deploy 4.2")
    assert [head.incident for head in bench.desk.heads()] == [incident.id]
    assert [one.key for one in bench.desk.runs.newest_first()] == ["RUN-0002", "RUN-0001"]
    assert is_run(first) and not is_run(incident) and first.record is RecordKind.CHECKLIST


def test_a_run_keeps_a_copy_of_its_checklist_and_counts_from_its_start():
    run = AnyRun()
    assert run.state.playbook == BOOK and run.state.declared_by == "RO"
    assert run.events[1].data["source"] == "# text" and run.reading.elapsed_s < 1
    assert [event.kind for event in run.events] == [Kind.OPENED, Kind.PLAYBOOK_ATTACHED]


@pytest.mark.parametrize("key", ["RUN-0001", "run-1", "1", " 0001 "])
def test_a_run_is_found_by_its_key_or_its_number(key):
    run = AnyRun()
    assert run.bench.desk.runs.run(key).id == run.bench.desk.runs.find(key) == run.id


def test_a_run_that_is_not_there_is_not_found_and_a_run_is_no_incident():
    run = AnyRun()
    with pytest.raises(NotFound, match="checklist list"):
        run.bench.desk.runs.run("RUN-9")
    with pytest.raises(Refused, match="RUN-0001 is a checklist run and no incident"):
        run.bench.desk.find("run-1")
    with pytest.raises(NotFound):
        run.bench.desk.find("1")


def test_another_process_sees_a_run_and_what_was_done_in_it():
    run = AnyRun()
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE), second=True)
    assert run.desks[0].runs.run("1").steps["1.1"].state is StepState.DONE
    assert [one.key for one in Desk(run.bench.store, run.bench.clock, run.bench.ids).runs.newest_first()] == [
        "RUN-0001"
    ]


def test_a_repeated_wish_starts_one_run():
    bench = Bench()
    act = bench.desk.new_act()
    assert bench.desk.runs.start(RunStart(BOOK), "RO", act) == bench.desk.runs.start(RunStart(BOOK), "RO", act)


def test_undo_and_redo_work_as_elsewhere_down_to_the_start():
    run = AnyRun()
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    back = run.act(lambda one, now: undo(one, run.events, now))
    assert back.steps == {} and back.is_open
    stopped = run.act(lambda one, now: undo(one, run.events, now))
    assert not stopped.is_open and run.act(lambda one, _: redo(one, run.events)).is_open


def test_a_run_takes_checks_that_can_tick_its_steps_later():
    run = AnyRun()
    run.act(lambda one, _: watch(one, Check("api", "api", HttpOptions("http://127.0.0.1:9/"))))
    assert list(run.state.checks) == ["api"]


@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(["start", "declare"])), max_size=8))
def test_whatever_is_opened_in_whatever_order_each_list_has_its_own(course):
    bench = Bench()
    desks = [bench.desk, Desk(bench.store, bench.clock, bench.ids)]
    for place, do in course:
        desk = desks[place]
        desk.runs.start(RunStart(BOOK), "RO") if do == "start" else desk.declare(Declaration("Down"), "MK")
    started = sum(do == "start" for _, do in course)
    for desk in desks:
        assert [one.key for one in desk.runs.newest_first()] == [f"RUN-{n:04}" for n in range(started, 0, -1)]
        assert len(desk.heads()) == len(course) - started
