"""A run as plain data."""

import json
from datetime import timedelta

from incident_desk.domain.checklist import StepState
from incident_desk.formats.run_json import carried_data, run_data, run_row
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.run_course import fill_blank, go_live, keep_going, staff
from incident_desk.services.acts.running import Deferral, defer, roll_back, set_run_step
from tests.any_run import LIVE_BOOK, AnyRun
from tests.domain.test_run_commands import BLANKS
from tests.fakes import NOON


def test_a_fresh_run_has_every_stage_step_and_due_time():
    run = AnyRun()
    data = json.loads(json.dumps(run_data(run.state, run.reading)))
    assert (data["key"], data["checklist"], data["state"], data["next"]) == ("RUN-0001", "Deploy", "running", "1.1")
    assert (data["started"], data["ended"], data["open"]) == ("2026-03-01T12:00:00Z", None, True)
    assert [(one["name"], one["due"]) for one in data["stages"]] == [
        ("Before", None), ("After", "2026-03-01T12:15:00Z"), ("Later", "2026-03-01T13:00:00Z"),
    ]  # fmt: skip
    assert [(one["step"], one["state"], one["allowed_s"]) for one in data["windows"]] == [
        ("2.1", "on_track", 300), ("2.2", "on_track", 900), (None, "on_track", 3600),
    ]  # fmt: skip
    assert data["counts"] == {"done": 0, "skipped": 0, "deferred": 0, "open": 9, "total": 9}
    assert (data["decision"], data["incidents"], data["deferred"]) == (None, [], [])
    assert [one["text"] for one in data["criteria"]] == ["Errors in the logs", "Errors rise"]
    assert data["contacts"][0]["primary"] == "Ann"
    assert set(run_row(run.state, run.reading)) < set(data)


def test_an_incident_tells_the_run_it_came_of_with_its_steps_as_they_stood():
    run = AnyRun()
    run.act(lambda one, _: set_run_step(one, "1.2", StepState.NOT_NEEDED, "no database"))
    came = carried_data(run.bench.desk.declare(Declaration("Down", run=run.id), "MK").came_from)
    assert (came["key"], came["title"], came["started"]) == ("RUN-0001", "Deploy", "2026-03-01T12:00:00Z")
    assert [one["state"] for one in came["steps"]][:5] == [
        "to_do",
        "not_needed",
        "not_needed",
        "not_needed",
        "to_do",
    ]
    assert (came["steps"][1]["who"], came["steps"][1]["reason"]) == ("RO", "no database")
    assert carried_data(run.bench.desk.declare(Declaration("Other"), "MK").came_from) is None


def test_a_step_has_who_set_it_why_and_until_when():
    run = AnyRun()
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    run.act(lambda one, _: defer(one, "2.2", Deferral("no time", "AD", NOON + timedelta(days=1))))
    run.bench.desk.declare(Declaration("Down", run=run.id), "MK")
    run.act(lambda one, _: roll_back(one, "2", "4 %"))
    data = run_data(run.state, run.reading)
    first = data["stages"][0]["steps"][0]
    assert (first["state"], first["who"], first["commands"]) == ("done", "RO", [])
    (put_off,) = data["deferred"]
    assert (put_off["reason"], put_off["owner"], put_off["until"]) == ("no time", "AD", "2026-03-02T12:00:00Z")
    assert data["decision"] == {"name": "When to roll back", "criterion": "Errors rise", "reason": "4 %"}
    assert [one["key"] for one in data["incidents"]] == ["INC-0001"] and data["ended"] is not None


def test_its_course_is_in_it_live_decision_people_and_blanks():
    run = AnyRun(LIVE_BOOK)
    data = run_data(run.state, run.reading)
    assert [(one["from"], one["due"] is None) for one in data["windows"]] == [
        ("start", False), ("live", True), ("live", True),
    ]  # fmt: skip
    assert (data["roll_back"]["due"], data["runs"], data["second"]) == (None, "RO", None)
    run.bench.clock.pass_s(60)
    run.act(lambda one, now: go_live(one, now, NOON + timedelta(seconds=60)))
    run.act(lambda one, _: staff(one, second="AD"))
    run.act(lambda one, now: keep_going(one, now, "one user"))
    data = run_data(run.state, run.reading)
    assert (data["live"]["at"], data["live"]["by_hand"], data["second"]) == ("2026-03-01T12:01:00Z", True, "AD")
    assert (data["roll_back"]["due"], data["roll_back"]["is_due"]) == ("2026-03-01T12:16:00Z", False)
    assert data["roll_back"]["kept_going"]["reason"] == "one user"
    json.dumps(data, allow_nan=False)


def test_commands_stand_with_the_values_of_the_run():
    run = AnyRun(BLANKS)
    run.act(lambda one, _: fill_blank(one, "host", "db-1"))
    data = run_data(run.state, run.reading)
    assert data["stages"][0]["steps"][0]["commands"] == ["ssh db-1 deploy <tag>"]
    assert [(one["blank"], one["value"]) for one in data["blanks"]] == [("host", "db-1"), ("tag", None)]
