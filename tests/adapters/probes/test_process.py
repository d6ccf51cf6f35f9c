"""The window's side: a real worker against a real server, its death seen, its restart, its end."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from queue import Empty, SimpleQueue

import pytest

from incident_desk.adapters.probes import process as process_module
from incident_desk.adapters.probes.practice_server import Failure, PracticeService
from incident_desk.adapters.probes.process import ProcessWorker
from incident_desk.domain.health import Change, Check, HttpOptions, Rule, State
from incident_desk.services.monitor import Monitor, Pace


class WallClock:
    """The Clock port on this machine's wall clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def wall_offset(self) -> float:
        return 0.0

    def slept_s(self) -> float:
        return 0.0

    def accept_wall(self) -> None:
        return None


class Desk:
    """A listener that judges what comes back, as the window does."""

    def __init__(self) -> None:
        self.monitor = Monitor()
        self.heard: SimpleQueue[tuple[str, object]] = SimpleQueue()

    def samples_taken(self, samples) -> None:
        for sample in samples:
            self.heard.put(("sample", sample))
            for change in self.monitor.record(sample):
                self.heard.put(("change", change))

    def worker_lost(self, reason: str) -> None:
        self.heard.put(("lost", reason))
        for change in self.monitor.lose(WallClock().now(), reason):
            self.heard.put(("change", change))

    def worker_ready(self) -> None:
        self.heard.put(("ready", None))

    def wait(self, what: str, seconds: float = 10.0, where: Callable = lambda one: True) -> object:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                kind, one = self.heard.get(timeout=left)
            except Empty:
                break
            if kind == what and where(one):
                return one
        raise AssertionError(f"no {what} in {seconds} s")

    def change(self, state: State, seconds: float = 10.0) -> Change:
        return self.wait("change", seconds, lambda one: one.state is state)


@pytest.fixture
def service():
    service = PracticeService()
    service.start()
    yield service
    service.stop()


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def watching(service, desk):
    """A worker that asks the service every half second, once the first answer is in."""
    check = Check("api", "/api/health", HttpOptions(service.url), timeout_s=0.5, interval_s=0.5, rule=Rule(2, 0, 2))
    desk.monitor.watch([check], WallClock().now())
    worker = ProcessWorker(WallClock())
    worker.watch([check], Pace.IDLE)
    worker.start(desk)
    desk.wait("sample")
    yield worker
    worker.stop()


@pytest.mark.parametrize("kind", [Failure.STATUS, Failure.HANG, Failure.STOPPED])
def test_a_service_that_fails_is_down_within_the_rule_and_recovers(service, desk, watching, kind):
    begun = time.monotonic()
    service.fail(kind)
    change = desk.change(State.DOWN)
    took = time.monotonic() - begun
    # One interval, one confirming ask, two timeouts where it hangs, and a batch.
    assert took <= 0.5 + 0.5 + 2 * 0.5 + 0.1 + 0.4
    assert change.alarms
    assert change.text.startswith("/api/health down: ")
    service.recover()
    assert desk.change(State.OK).words == "normal again"


def test_a_killed_worker_is_no_data_within_three_seconds_and_asks_again_within_five(desk, watching):
    first, begun = watching.pid, time.monotonic()
    os.kill(first, signal.SIGKILL)
    assert desk.wait("lost", 3.0) == "the checker was ended by signal 9"
    assert desk.change(State.NO_DATA, 3.0).text == "/api/health no data: the checker was ended by signal 9"
    assert time.monotonic() - begun <= 3.0
    assert desk.change(State.OK, 5.0).words == "has data again, normal"
    assert time.monotonic() - begun <= 5.0
    assert watching.pid != first


def test_a_frozen_worker_is_no_data_within_three_seconds_and_replaced(desk, watching):
    first, begun = watching.pid, time.monotonic()
    os.kill(first, signal.SIGSTOP)
    assert "no word from the checker" in desk.wait("lost", 3.4)
    assert time.monotonic() - begun <= 3.2
    desk.change(State.OK, 5.0)
    assert watching.pid != first


def test_stopping_leaves_no_process_no_zombie_and_no_thread(watching):
    pid, begun = watching.pid, time.monotonic()
    watching.stop()
    assert time.monotonic() - begun < 2.0
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    assert not is_alive(pid)
    assert not [one for one in threading.enumerate() if one.name.startswith("probe-")]


def test_stopping_a_frozen_worker_ends_it_all_the_same(watching):
    pid = watching.pid
    os.kill(pid, signal.SIGSTOP)
    watching.stop()
    assert not is_alive(pid)


def test_a_worker_ends_when_its_parent_is_killed(service):
    code = f"""
import sys
from incident_desk.adapters.probes.process import ProcessWorker
from incident_desk.domain.health import Check, HttpOptions
from incident_desk.services.monitor import Pace
from datetime import UTC, datetime
from threading import Event
class Clock:
    def now(self): return datetime.now(UTC)
class Listener:
    def samples_taken(self, samples): print(worker.pid, flush=True)
    def worker_lost(self, reason): print(reason, flush=True)
    def worker_ready(self): pass
worker = ProcessWorker(Clock())
worker.watch([Check("api", "API", HttpOptions({service.url!r}))], Pace.IDLE)
worker.start(Listener())
Event().wait()
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    pid = int(parent.stdout.readline())
    child = os.pidfd_open(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert wait_for_end(child, 3.0)


def test_a_worker_that_cannot_be_started_is_said_and_tried_again(desk):
    worker = ProcessWorker(WallClock(), ["/nowhere/at/all"])
    worker.start(desk)
    assert desk.wait("lost") == "the checker cannot be started: No such file or directory"
    desk.wait("lost")
    worker.stop()


def test_a_worker_that_talks_nonsense_is_ended_and_said(desk):
    worker = ProcessWorker(
        WallClock(), [sys.executable, "-c", "print('hello', flush=True); input(); input(); input()"]
    )
    worker.start(desk)
    assert "not readable" in desk.wait("lost")
    worker.stop()


def test_a_worker_that_never_says_a_word_is_ended(desk, monkeypatch):
    monkeypatch.setattr(process_module, "START_S", 0.3)
    worker = ProcessWorker(WallClock(), [sys.executable, "-c", "import sys; sys.stdin.read()"])
    worker.start(desk)
    assert "no word" in desk.wait("lost", 3.0)
    worker.stop()


def test_watching_does_not_wait_for_a_worker_that_does_not_read(desk):
    worker = ProcessWorker(
        WallClock(), [sys.executable, "-c", "import time; print('{}', flush=True); time.sleep(60)"]
    )
    worker.start(desk)
    desk.wait("ready")
    checks = [Check(f"check-{n}", f"/{n}", HttpOptions(f"http://127.0.0.1/{n}")) for n in range(2000)]
    begun = time.monotonic()
    worker.watch(checks, Pace.IDLE)
    worker.watch(checks, Pace.IDLE)
    assert time.monotonic() - begun < 1.0
    worker.stop()


def test_a_restarted_worker_is_told_the_time_and_the_checks_anew(desk, watching):
    os.kill(watching.pid, signal.SIGKILL)
    desk.wait("ready", 5.0)
    sample = desk.wait("sample", 5.0)
    assert abs((sample.at - WallClock().now()).total_seconds()) < 2


def test_a_drills_clock_is_followed(service, desk):
    check = Check("api", "API", HttpOptions(service.url), interval_s=30)
    worker = ProcessWorker(WallClock(), speed=60)
    worker.watch([check], Pace.IDLE)
    worker.start(desk)
    desk.wait("sample")
    # From here on the asks lie on the grid of the interval.
    first, second = desk.wait("sample", 3.0), desk.wait("sample", 3.0)
    assert 20 <= (second.at - first.at).total_seconds() <= 40
    worker.clock_changed(1.0)
    worker.stop()


def test_checks_can_be_asked_now(service, desk):
    check = Check("api", "API", HttpOptions(service.url), interval_s=3600)
    worker = ProcessWorker(WallClock())
    worker.probe_now("api")
    worker.watch([check], Pace.IDLE)
    worker.start(desk)
    desk.wait("sample")
    worker.probe_now("api")
    desk.wait("sample", 3.0)
    worker.stop()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for_end(pidfd: int, seconds: float) -> bool:
    import select

    try:
        return bool(select.select([pidfd], [], [], seconds)[0])
    finally:
        os.close(pidfd)
