"""Standing checks with real programs: one window asks, an incident takes over, a window dies, nothing is twice."""

import signal
from pathlib import Path

import pytest

from incident_desk.adapters.probes.practice_server import Failure
from incident_desk.bootstrap import open_workplace
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import watch
from tests.faults.programs import holder, program, until

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="/proc is absent")


@pytest.fixture
def place(tmp_path, service):
    """A data folder with one standing check of the server."""
    place = open_workplace(tmp_path)
    check = Check("api", "api", HttpOptions(service.url), interval_s=0.5, incident_interval_s=0.5, timeout_s=1.0,
                  rule=Rule(failures=2, good=2))  # fmt: skip
    place.desk.act(place.desk.standing.open("Maya").id, lambda one, _now: watch(one, check), "Maya")
    yield place
    place.close()


def booked(place, record):
    """What became of the check, by that record, and whether it alarmed."""
    changes = [event.data for event in place.desk.events(record) if event.kind == "check_changed"]
    return [(one["words"], one["alarms"]) for one in changes]


def test_a_standing_check_goes_into_the_incident_and_comes_back_through_the_death_of_a_window(
    place, service, tmp_path
):
    standing = place.desk.standing.id
    with program(tmp_path) as one, program(tmp_path) as two:
        until(lambda: service.asked > 2, "it is asked though nothing is open")
        service.fail(Failure.STATUS)
        until(lambda: booked(place, standing) == [("down", True)], "the outage is booked in the standing record")
        incident = place.desk.declare(Declaration("api down"), "Ben").id
        assert booked(place, incident) == [("down", False)]
        asking, other = sorted((one, two), key=lambda window: window.pid != holder(tmp_path))
        asking.send_signal(signal.SIGKILL)
        asking.wait()
        until(lambda: holder(tmp_path) == other.pid, "the other one has the watch")
        service.recover()
        until(lambda: len(booked(place, incident)) > 1, "the recovery is booked in the incident")
        assert booked(place, incident) == [("down", False), ("normal again", False)]
        assert booked(place, standing) == [("down", True)]
        place.desk.act(incident, lambda i, _now: cancel(i, "over"), "Ben")
        until(lambda: len(booked(place, standing)) > 1, "the standing record catches up")
        service.fail(Failure.STATUS)
        until(lambda: len(booked(place, standing)) > 2, "a new outage is one of the standing check")
    assert booked(place, standing) == [("down", True), ("normal again", False), ("down", True)]
    assert len(booked(place, incident)) == 2 and place.desk.incident_of(incident).watch_gaps == ()
    assert list(place.store.verify()) == []
