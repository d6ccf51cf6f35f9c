"""Four looks a second for what others wrote and for a wall clock that departed."""

import logging
from dataclasses import replace

import pytest

from incident_desk.domain.errors import StoreFailure
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.library_rows import LibraryRows
from incident_desk.qt.lookout import POLL_MS, Lookout
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.desk import Desk
from incident_desk.services.office import Office
from tests.fakes import Bench
from tests.qt.office import office_of


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def jobs(qapp):
    one = Jobs("test")
    yield one
    one.close()


@pytest.fixture
def rows(jobs):
    return LibraryRows(jobs, lambda error: None)


@pytest.fixture
def lookout(jobs, rows):
    one = Lookout(jobs, [rows])
    yield one
    one.stop()


def test_others_are_seen_within_a_second_and_only_by_the_version(lookout, bench, qtbot):
    seen, versions = [], []
    office, version = office_of(bench), bench.store.version
    office.listen(lambda scene, change: seen.append(change.after.title))
    bench.store.version = lambda: versions.append(1) or version()
    lookout.start(office)
    Desk(bench.store, bench.clock, bench.ids).declare(Declaration("Elsewhere", "P1"), "RO")
    qtbot.waitUntil(lambda: seen == ["Elsewhere"], timeout=1000)
    assert len(versions) <= 4


def test_a_wall_clock_that_departs_is_noted_once_in_each_open_incident(lookout, rows, bench, qtbot):
    incident = bench.desk.declare(Declaration("Clock", "P1"), "MK")
    office = office_of(bench)
    rows.read(office)
    qtbot.waitUntil(lambda: rows.is_complete)
    bench.clock.offset = 42.0
    lookout.start(office)
    qtbot.waitUntil(lambda: bool(bench.desk.incident_of(incident.id).jumps), timeout=1500)
    qtbot.wait(300)
    assert [jump.seconds for jump in bench.desk.incident_of(incident.id).jumps] == [42.0]


def test_a_window_without_the_watch_leaves_the_wall_clock_to_the_one_that_has_it(lookout, rows, bench, qtbot):
    incident = bench.desk.declare(Declaration("Checkout is down"), "MK")
    office = Office(replace(office_of(bench)._given, has_watch=lambda: False))
    rows.read(office)
    qtbot.waitUntil(lambda: rows.is_complete)
    bench.clock.offset = 3600.0
    lookout.start(office)
    qtbot.wait(3 * POLL_MS)
    assert bench.desk.incident_of(incident.id).jumps == ()


def test_a_disk_that_does_not_answer_is_logged_once_and_looked_at_again(lookout, bench, qtbot, caplog):
    office, failures = office_of(bench), []

    def fail():
        failures.append(1)
        raise StoreFailure("io_error", "The disk does not answer")

    bench.store.version = fail
    with caplog.at_level(logging.WARNING, "incident_desk.qt.lookout"):
        lookout.start(office)
        qtbot.waitUntil(lambda: len(failures) >= 2, timeout=2000)
        qtbot.wait(30)
    assert len(caplog.records) == 1
