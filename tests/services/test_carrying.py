"""A run turns into an incident in one act: steps, checks and timeline come along, and each names the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.timeline import timeline
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, strike
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.undoing import undo
from incident_desk.services.acts.watching import watch
from tests.any_run import BOOK, BOOKS, COURSES, LIVE_BOOK, AnyRun
from tests.fakes import NOON


def declare(run, title="Errors rise"):
    return run.bench.desk.declare(Declaration(title, run=run.id), "MK")


def rows(run, incident):
    return [row for row in timeline(run.bench.store.events(incident.id)) if row.kind == "run_told"]


def test_steps_and_timeline_come_along_with_their_times_and_authors():
    run = AnyRun()
    run.bench.clock.pass_s(60)
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    run.act(lambda one, _: defer(one, "1.2.2", Deferral("no time")))
    run.bench.clock.pass_s(600)
    incident = declare(run)
    came = incident.came_from
    assert (came.record, came.key, came.started_at) == (run.id, "RUN-0001", NOON)
    assert [(one.step, one.state.value, one.who, one.reason) for one in came.steps if one.at] == [
        ("1.1", "done", "RO", ""), ("1.2.2", "deferred", "RO", "no time"),
    ]  # fmt: skip
    assert len(came.steps) == 9 and came.steps[0].stage == "Before"
    told = rows(run, incident)
    assert [row.text for row in told] == [
        "RUN-0001: Started Deploy", "RUN-0001: Tests pass", "RUN-0001: Tried out: deferred",
    ]  # fmt: skip
    assert {row.who for row in told} == {"RO"} and told[1].happened.at == came.steps[0].at < incident.declared_at


def test_each_names_the_other_and_the_run_goes_on():
    run = AnyRun()
    incident = declare(run)
    (link,) = run.state.led_to
    assert (link.record, link.key, link.title, link.at) == (
        incident.id,
        "INC-0001",
        "Errors rise",
        run.events[-1].at,
    )
    assert run.state.is_open and incident.record == "incident" and incident.playbook is None
    assert timeline(run.events)[-1].text == "Turned into INC-0001 Errors rise"
    assert run.events[-1].act == run.bench.store.events(incident.id)[0].act, "it is one act"
    assert run.act(lambda one, _: roll_back(one, "1", "smoke")).led_to == (link,)


def test_an_incident_without_a_run_names_none():
    run = AnyRun()
    assert run.bench.desk.declare(Declaration("Down"), "MK").came_from is None and run.state.led_to == ()


def test_it_becomes_one_incident_unless_that_was_called_off():
    run = AnyRun()
    first = declare(run)
    with pytest.raises(Refused, match="RUN-0001 has become INC-0001 already"):
        declare(run)
    run.bench.desk.act(first.id, lambda one, _: cancel(one, "false alarm"), "MK")
    assert [link.key for link in (declare(run), run.state)[1].led_to] == ["INC-0001", "INC-0002"]


def test_undo_in_the_run_leaves_the_link_and_takes_back_what_was_done_before():
    run = AnyRun()
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    declare(run)
    after = run.act(lambda one, now: undo(one, run.events, now))
    assert after.steps == {} and len(after.led_to) == 1


def test_what_was_struck_or_taken_back_is_not_told_again():
    run = AnyRun()
    entry = run.bench.desk.act(run.id, lambda *_: log(read_line("a slip", NOON, NOON.tzinfo)), "RO").events[0]
    run.act(lambda *_: strike(entry, "wrong"))
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    run.act(lambda one, now: undo(one, run.events, now))
    assert [row.text for row in rows(run, declare(run))] == ["RUN-0001: Started Deploy"]


def test_its_checks_come_along_with_the_trouble_that_is_known_and_alarm_nobody_again():
    run = AnyRun()
    for name in ("api", "db"):
        check = Check(name, name, HttpOptions("http://127.0.0.1:9/"))
        run.act(lambda one, _, check=check: watch(one, check))
    for name, after in (("api", "down"), ("db", "down"), ("db", "ok")):
        body = {
            "check": name,
            "name": name,
            "before": "ok",
            "after": after,
            "words": after,
            "detail": "",
            "alarms": True,
        }
        run.act(lambda *_, body=body: _changed(body))
    incident = declare(run)
    assert list(incident.checks) == ["api", "db"]
    assert {name: mark.state for name, mark in incident.check_marks.items()} == {"api": "down"}
    changes = [one for one in run.bench.store.events(incident.id) if one.kind == Kind.CHECK_CHANGED]
    assert [(one.data["alarms"], one.data["by"]) for one in changes] == [(False, "RO")]
    assert not any("api" in row.text for row in rows(run, incident)), "it is told once"


def _changed(body):
    return (Draft(Kind.CHECK_CHANGED, body),)


@given(st.sampled_from([BOOK, LIVE_BOOK]) | BOOKS, COURSES)
def test_after_any_course_the_incident_has_every_step_as_it_stood_and_every_row(book, course):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    # Declaring books what the clocks had crossed by then.
    run.bench.desk.book_crossings([run.id])
    reading, told = run.reading, timeline(run.events)
    incident = declare(run)
    came = incident.came_from
    assert [(one.step, one.state) for one in came.steps] == [(one.step.id, one.state) for one in reading.steps]
    for one, carried in zip(reading.steps, came.steps, strict=True):
        mark = one.mark
        assert (carried.at, carried.who, carried.reason) == (
            (mark.at, mark.who, mark.reason or "") if mark else (None, "", "")
        )
        assert (carried.owner, carried.until) == ((mark.owner, mark.until) if mark else ("", None))
    assert came.live_at == reading.live.at
    kept = [(row.text, row.who, row.happened) for row in told if not (row.undone or row.struck)]
    assert [(row.text.removeprefix("RUN-0001: "), row.who, row.happened) for row in rows(run, incident)] == kept
    assert len(run.state.led_to) == 1 and run.reading.steps == reading.steps
    assert run.desks[1].incident_of(incident.id) == incident


@given(BOOKS, COURSES)
def test_no_order_of_acts_loses_a_step_a_tick_or_a_deferral(book, course):
    """What each step is follows from the last act on it that stands, whatever else was done between."""
    run = AnyRun(book)
    ids = [one.step.id for one in run.reading.steps]
    for step in course:
        run.do(*step)
    undone, last = undone_acts(run.events), {}
    for event in run.events:
        if event.kind == Kind.STEP_SET and event.act not in undone:
            last[event.data["step"]] = (event.data["state"], event.at, event.who, event.data.get("owner") or "")
    assert [one.step.id for one in run.reading.steps] == ids
    marks = run.state.steps
    assert {step: (mark.state, mark.at, mark.who, mark.owner) for step, mark in marks.items()} == last
    assert [one.mark for one in run.reading.steps] == [marks.get(step) for step in ids]


def test_a_finished_run_turns_into_an_incident_as_well():
    run = AnyRun()
    for one in run.reading.steps:
        run.act(lambda now, _, step=one.step.id: set_run_step(now, step, StepState.DONE))
    run.act(lambda one, _: finish(one))
    assert declare(run).came_from.key == "RUN-0001" and not run.state.is_open
