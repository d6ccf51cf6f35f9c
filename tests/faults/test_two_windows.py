"""Several real programs on one data folder: one window asks and books, and another takes over when it dies."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from incident_desk.adapters.probes.practice_server import Failure
from incident_desk.adapters.watch import Watch
from incident_desk.bootstrap import open_office, open_workplace
from incident_desk.domain.health import State
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import watch
from tests.faults.programs import holder, program, until

TAKE_OVER_S = 3.0

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="/proc is absent")


@pytest.fixture
def place(tmp_path, service):
    """A data folder with one open incident that watches the server, and the incident's id."""
    place = open_workplace(tmp_path)
    incident = place.desk.declare(Declaration("Checkout is down", "P1"), "Maya").id
    check = Check("api", "api", HttpOptions(service.url), interval_s=0.5, incident_interval_s=0.5, timeout_s=1.0,
                  rule=Rule(failures=2, good=2))  # fmt: skip
    place.desk.act(incident, lambda one, _now: watch(one, check), "Maya")
    yield place, incident
    place.close()


def askers(pid):
    """The workers that a window has."""
    found = set()
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):  # this thread, or a child, has ended since it was listed
            for child in (thread / "children").read_text().split():
                if b"_probe" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                    found.add(int(child))
    return sorted(found)


def booked(place, incident):
    """What became of the check, by the record."""
    return [event.data["words"] for event in place.desk.events(incident) if event.kind == "check_changed"]


def test_of_two_windows_and_a_pipe_one_asks_and_the_other_window_takes_over_in_time(place, service, tmp_path):
    place, incident = place
    with program(tmp_path, "pipe") as pipe, program(tmp_path) as one, program(tmp_path) as two:
        assert '"ready"' in pipe.stdout.readline()
        windows = [one, two]
        until(lambda: holder(tmp_path) in [window.pid for window in windows], "a window has the watch")
        asking, other = sorted(windows, key=lambda window: window.pid != holder(tmp_path))
        until(lambda: service.asked > 4, "the server is asked")
        assert len(askers(asking.pid)) == 1 and askers(other.pid) == askers(pipe.pid) == []
        service.fail(Failure.STATUS)
        until(lambda: booked(place, incident) == ["down"], "the outage is booked")
        asking.send_signal(signal.SIGKILL)
        asking.wait()
        until(lambda: holder(tmp_path) == other.pid, "the other one has the watch", TAKE_OVER_S)
        asked = service.asked
        until(lambda: service.asked > asked + 2 and askers(other.pid), "the other one asks")
        service.recover()
        until(lambda: len(booked(place, incident)) > 1, "the recovery is booked")
        assert booked(place, incident) == ["down", "normal again"]
        assert list(place.store.verify()) == []


def test_a_window_that_listens_shows_what_the_other_one_finds_and_goes_on_after_it(place, service, tmp_path, qtbot):
    place, incident = place
    link, ticker = DeskLink("Ben"), Ticker()
    feed = HealthFeed(link, ticker)
    try:
        with program(tmp_path) as asking:
            until(lambda: holder(tmp_path) == asking.pid, "the other window has the watch")
            link.open(lambda: open_office(tmp_path))
            link.show(incident)
            qtbot.waitUntil(lambda: bool(feed.checks) and feed.state("api").settled is State.OK, timeout=20_000)
            service.fail(Failure.STATUS)
            qtbot.waitUntil(lambda: feed.state("api").settled is State.DOWN, timeout=20_000)
            assert feed.last_heard is not None and not link.office.has_watch and askers(os.getpid()) == []
            until(lambda: booked(place, incident) == ["down"], "the outage is booked")
        qtbot.waitUntil(lambda: link.office.has_watch, timeout=int(TAKE_OVER_S * 1000))
        service.recover()
        qtbot.waitUntil(lambda: booked(place, incident) == ["down", "normal again"], timeout=20_000)
        assert feed.state("api").settled is State.OK
    finally:
        feed.stop()
        link.close()
    free = Watch(tmp_path / "watch.lock")
    assert free.try_take() and askers(os.getpid()) == []
    free.release()
