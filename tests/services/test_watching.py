"""Live checks of the shown incident: what is watched, and which answers count."""

from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.health_check import Check
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import watch
from incident_desk.services.monitor import Pace
from incident_desk.services.watching import Watching, cause_of, readable
from tests.fakes import NOON, Bench


def watched(*names):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    for name in names:
        data = {"id": name, "name": name, "kind": "http", "url": "http://127.0.0.1:9/", "interval_s": 60.0}
        bench.desk.act(one, lambda i, _, d=data: watch(i, Check.from_data(d)), "MK")
    return bench, one


def test_following_says_whether_something_else_is_watched_now():
    bench, one = watched("a")
    watching = Watching()
    assert watching.follow(bench.desk.incident_of(one), NOON) is True
    assert watching.follow(bench.desk.incident_of(one), NOON) is False
    assert [check.id for check in watching.checks] == ["a"] and watching.pace is Pace.INCIDENT
    bench.desk.act(one, lambda i, _: cancel(i, "false alarm"), "MK")
    assert watching.follow(bench.desk.incident_of(one), NOON) is True
    assert watching.pace is Pace.IDLE


def test_a_check_that_this_version_cant_read_is_passed_over():
    bench, one = watched("a")
    incident = bench.desk.incident_of(one)
    stranger = replace(incident, checks={**incident.checks, "b": {"id": "b", "kind": "telepathy"}})
    assert [check.id for check in readable(stranger)] == ["a"]


def test_a_lost_worker_leaves_every_check_without_data_and_it_is_booked_once():
    bench, one = watched("a", "b")
    watching = Watching()
    watching.follow(bench.desk.incident_of(one), NOON)
    changes = watching.lost(NOON + timedelta(minutes=5), "nobody asks")
    assert {change.check_id for change in changes} <= {"a", "b"}
    causes = [cause_of(one, change, bench.desk.caused) for change in changes for _ in range(2)]
    assert len(set(causes)) == len(changes)
    assert set(watching.states) == {"a", "b"}


def test_answers_to_a_check_that_is_watched_no_longer_count_for_nothing():
    watching = Watching()
    assert watching.take(()) == [] and watching.silence(NOON) == []
