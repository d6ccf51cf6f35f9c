"""Checks in the record: watched once, changes booked once with their true time."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.health import Change
from incident_desk.domain.health_check import Check
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import book_change, watch
from incident_desk.services.watching import Watching
from tests.fakes import NOON, Bench

CHECK = Check.from_data({"id": "a", "name": "health", "kind": "http", "url": "http://127.0.0.1:9/"})


def test_a_check_is_watched_once_and_again_with_other_settings():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    bench.desk.act(one, lambda i, _: watch(i, CHECK), "MK")
    with pytest.raises(Refused, match="health is watched already"):
        bench.desk.act(one, lambda i, _: watch(i, CHECK), "MK")
    other = Check.from_data({**CHECK.to_data(), "name": "API"})
    assert bench.desk.act(one, lambda i, _: watch(i, other), "MK").after.checks["a"]["name"] == "API"


def test_a_change_that_two_processes_see_is_booked_once_with_its_true_time():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    bench.desk.act(one, lambda i, _: watch(i, CHECK), "MK")
    watching = Watching()
    watching.follow(bench.desk.incident_of(one), NOON)
    change: Change = watching.lost(NOON + timedelta(minutes=5), "nobody asks")[0]
    for _ in range(2):
        bench.desk.act(one, lambda *_: book_change(change, "caused"), "desk")
    booked = [event for event in bench.store.rows if event.kind == "check_changed"]
    assert [event.happened.at for event in booked] == [change.at]
    assert bench.desk.incident_of(one).check_marks["a"].name == "health"
