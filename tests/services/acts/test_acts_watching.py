"""Checks in the record: watched once, changes booked once with their true time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.health import Change
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_rules import MOST_THRESHOLDS, Maintenance
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.undoing import undo
from incident_desk.services.acts.watching import (
    book_change,
    drop,
    end_maintenance,
    find_check,
    maintain,
    next_check_id,
    pause,
    resume,
    watch,
)
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


class Record:
    """An incident that watches one check."""

    def __init__(self):
        self.bench = Bench()
        self.id = self.bench.desk.declare(Declaration("Down"), "MK").id
        self.do(lambda i, _: watch(i, CHECK))

    def do(self, rule):
        return self.bench.desk.act(self.id, rule, "MK").after

    @property
    def check(self):
        return Check.from_data(self.bench.desk.incident_of(self.id).checks["a"])

    @property
    def rows(self):
        return [row.text for row in timeline(self.bench.desk.events(self.id)) if row.kind.startswith("check")]


def window(begins_min, ends_min, reason="new disks"):
    return Maintenance(NOON + timedelta(minutes=begins_min), NOON + timedelta(minutes=ends_min), reason)


def test_a_check_is_paused_and_goes_on_and_both_are_told():
    record = Record()
    record.do(lambda i, _: pause(i, "a"))
    assert record.check.paused
    with pytest.raises(Refused, match="paused already"):
        record.do(lambda i, _: pause(i, "a"))
    record.do(lambda i, _: resume(i, "a"))
    assert record.check == CHECK and record.rows == ["health paused", "health asked again"]
    with pytest.raises(Refused, match="not paused"):
        record.do(lambda i, _: resume(i, "a"))


def test_a_pause_is_taken_back():
    record = Record()
    record.do(lambda i, _: pause(i, "a"))
    record.do(lambda i, now: undo(i, record.bench.desk.events(record.id), now))
    assert not record.check.paused


def test_a_check_that_another_version_wrote_is_paused_as_it_is():
    record = Record()
    strange = {"id": "z", "name": "new kind", "kind": "quantum", "spin": 1}
    incident = replace(record.bench.desk.incident_of(record.id), checks={"z": strange})
    assert pause(incident, "z")[0].body["check"] == {**strange, "paused": True}


def test_a_dropped_check_is_gone_and_its_id_is_not_given_again():
    record = Record()
    for name in ("b", "c"):
        record.do(lambda i, _, name=name: watch(i, Check.from_data({**CHECK.to_data(), "id": name, "name": name})))
    before = next_check_id(record.bench.desk.incident_of(record.id))
    after = record.do(lambda i, _: drop(i, "c"))
    assert list(after.checks) == ["a", "b"] and next_check_id(after) == before == "INC-0001-4"
    with pytest.raises(NotFound, match="does not watch c"):
        record.do(lambda i, _: drop(i, "c"))
    taken = record.do(lambda i, _: watch(i, Check.from_data({**CHECK.to_data(), "id": before, "name": "d"})))
    assert next_check_id(taken) == "INC-0001-5"


def test_a_check_is_found_by_id_or_name():
    record = Record()
    incident = record.bench.desk.incident_of(record.id)
    assert find_check(incident, "A") == find_check(incident, " Health ") == "a"
    with pytest.raises(NotFound, match="It watches: health"):
        find_check(incident, "api")


def test_of_two_of_a_name_neither_is_taken_for_the_other():
    record = Record()
    twin = Check.from_data({**CHECK.to_data(), "id": "b"})
    incident = record.do(lambda i, _: watch(i, twin))
    with pytest.raises(NotFound, match="several called 'health'. Say which: a, b"):
        find_check(incident, "health")
    assert find_check(incident, "b") == "b"


def test_announced_work_is_kept_and_what_is_over_is_let_go_of():
    record = Record()
    record.do(lambda i, now: maintain(i, "a", window(10, 20), now))
    record.bench.clock.pass_s(30 * 60)
    record.do(lambda i, now: maintain(i, "a", window(30, 90, "move"), now))
    assert record.check.maintenance == (window(30, 90, "move"),)
    assert record.rows[-1] == "health in maintenance from 2026-03-01 12:30 UTC for 1 h: move"
    with pytest.raises(Refused, match="over already"):
        record.do(lambda i, now: maintain(i, "a", window(0, 29), now))


def test_work_that_is_done_ends_now_and_what_is_announced_is_called_off():
    record = Record()
    with pytest.raises(Refused, match="no maintenance"):
        record.do(lambda i, now: end_maintenance(i, "a", now))
    record.do(lambda i, now: maintain(i, "a", window(-5, 60), now))
    record.do(lambda i, now: maintain(i, "a", window(600, 660), now))
    record.bench.clock.pass_s(600)
    record.do(lambda i, now: end_maintenance(i, "a", now))
    first, second = record.check.maintenance
    assert not first.holds(record.bench.clock.now()) and second == window(600, 660)
    record.do(lambda i, now: end_maintenance(i, "a", now))
    assert record.check.maintenance == ()
    assert record.rows[-2:] == ["health maintenance over", "health its maintenance is called off"]


def test_there_is_a_limit_that_a_check_can_be_read_with():
    record = Record()
    for number in range(MOST_THRESHOLDS):
        record.do(lambda i, now, number=number: maintain(i, "a", window(number, 900 + number), now))
    assert len(record.check.maintenance) == MOST_THRESHOLDS
    with pytest.raises(Refused, match="no more"):
        record.do(lambda i, now: maintain(i, "a", window(5, 6), now))
