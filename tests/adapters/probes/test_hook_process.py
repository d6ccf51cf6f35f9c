"""The webhook of the real worker process, over real HTTP: callers of every kind, another window's take-over."""

import http.client
import socket
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from queue import Empty, SimpleQueue

import pytest

from incident_desk.adapters.probes.process import ProcessWorker
from incident_desk.adapters.probes.shared import SharedWorker
from incident_desk.adapters.storage.board import Board
from incident_desk.adapters.watch import Watch
from incident_desk.adapters.webhook_file import WebhookFile
from incident_desk.domain.health import Check, Outcome
from incident_desk.domain.health_check import WebhookOptions
from incident_desk.services.monitor import Pace
from incident_desk.services.webhook import WebhookSettings
from tests.adapters.probes.hook_calls import SECRET, call, free_port
from tests.formats.hooks.samples import ALERTMANAGER, GITHUB

SHOP = Check("inc/shop", "shop", WebhookOptions("shop"))


class Clock:
    speed = 1.0

    def now(self):
        return datetime.now(UTC)


class Ear:
    """Hears a worker and keeps it all in its order."""

    def __init__(self):
        self.heard = SimpleQueue()

    def samples_taken(self, samples):
        for one in samples:
            self.heard.put(("sample", one))

    def changes_heard(self, changes):
        for one in changes:
            self.heard.put(("change", one))

    def webhook_changed(self, state):
        self.heard.put(("webhook", state))

    def worker_lost(self, reason):
        self.heard.put(("lost", reason))

    def watch_taken(self, last_asked):
        return

    def worker_ready(self):
        self.heard.put(("ready", None))

    def next(self, what, seconds=20.0):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                kind, one = self.heard.get(timeout=left)
            except Empty:
                break
            if kind == what:
                return one
        raise AssertionError(f"no {what}")


@contextmanager
def listening(tmp_path, port):
    ear, worker = Ear(), ProcessWorker(Clock(), hook_memory=tmp_path / "firing.json")
    worker.listen(WebhookSettings(True, port, SECRET))
    worker.watch([SHOP], Pace.IDLE)
    worker.start(ear)
    try:
        assert ear.next("webhook").problem == ""
        yield ear, worker
    finally:
        worker.stop()


def test_the_real_process_hears_who_may_and_nobody_else(tmp_path, caplog):
    port = free_port()
    with listening(tmp_path, port) as (ear, worker):
        assert call(port, ALERTMANAGER, path=f"/hook/{'x' * 32}/shop")[0] == 404
        assert call(port, ALERTMANAGER, Host="evil.example")[0] == 403
        assert call(port, ALERTMANAGER, Origin="http://127.0.0.1")[0] == 403
        assert call(port, ALERTMANAGER, Sec_Fetch_Site="same-origin")[0] == 403
        assert call(port, {"state": "perhaps"}) == (
            422, "Not understood: state must be down, up or warning\n",
        )  # fmt: skip
        assert call(port, b"x" * 10_000_000)[0] in (0, 413)
        begun = time.monotonic()
        assert call(port, ALERTMANAGER) == (200, "Noted for 1 check\n")
        sample = ear.next("sample")
        passed = time.monotonic() - begun
        assert (sample.outcome, sample.error) == (Outcome.FAILED, "HighLatency: p99 above 2 s on api-1")
        assert passed < 2.0, passed
        assert call(port, GITHUB, path=f"/change/{SECRET}")[0] == 200
        assert ear.next("change").ref == "7c1e0f4"
        assert call(port, b"", path=f"/hook/{SECRET}/shop?state=up", method="GET")[0] == 200
        assert ear.next("sample").outcome is Outcome.OK
        worker.listen(WebhookSettings())
        with pytest.raises(OSError):
            for _ in range(200):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                time.sleep(0.01)
    told = [one.getMessage() for one in caplog.records if "webhook turned" in one.getMessage()]
    assert len(told) == 1 and SECRET not in caplog.text


@pytest.mark.slow
def test_500_connections_that_say_nothing_hold_up_neither_calls_nor_the_checker(tmp_path):
    port = free_port()
    with listening(tmp_path, port) as (ear, _):
        silent = []
        try:
            for _ in range(500):
                silent.append(socket.create_connection(("127.0.0.1", port), timeout=5))
            assert call(port, ALERTMANAGER)[0] == 200
            assert ear.next("sample").outcome is Outcome.FAILED
        finally:
            for one in silent:
                one.close()
        assert call(port, {"state": "up"})[0] == 200
        assert ear.next("sample").outcome is Outcome.OK


def test_a_checker_that_dies_listens_again_and_knows_what_fires(tmp_path):
    port = free_port()
    with listening(tmp_path, port) as (ear, worker):
        call(port, ALERTMANAGER)
        ear.next("sample")
        until(lambda: (tmp_path / "firing.json").exists() and b"api-1" in (tmp_path / "firing.json").read_bytes())
        worker._child.process.kill()
        ear.next("lost")
        assert ear.next("webhook").problem == ""
        again = ear.next("sample")
        assert (again.outcome, again.error) == (Outcome.FAILED, "HighLatency: p99 above 2 s on api-1")
        call(port, {**ALERTMANAGER, "alerts": [{**ALERTMANAGER["alerts"][0], "status": "resolved"}]})
        assert ear.next("sample").outcome is Outcome.OK


def test_a_window_that_comes_later_knows_and_another_takes_over_the_port_and_what_fires(tmp_path):
    port, file = free_port(), WebhookFile(tmp_path / "webhook.json")
    one, one_ear = window(tmp_path)
    one_ear.next("ready")
    other, other_ear = window(tmp_path)
    try:
        file.change(lambda _: WebhookSettings(True, port, SECRET))
        for ear in (one_ear, other_ear):
            assert ear.next("webhook").settings.port == port
        until(lambda: is_open(port))
        until(lambda: call(port, ALERTMANAGER)[0] == 200)
        for ear in (one_ear, other_ear):
            until(lambda ear=ear: ear.next("sample").outcome is Outcome.FAILED)
        with closing_window(tmp_path) as late_ear:
            until(lambda: late_ear.next("sample").outcome is Outcome.FAILED)
        one.stop()
        until(lambda: is_open(port))
        assert other_ear.next("sample").outcome is Outcome.FAILED
        assert call(port, {"state": "up"})[0] == 200
        until(lambda: other_ear.next("sample").outcome is Outcome.OK)
        file.change(lambda now: WebhookSettings(False, now.port, now.secret))
        until(lambda: not is_open(port))
    finally:
        one.stop()
        other.stop()


def test_a_port_that_is_taken_is_said_in_every_window_and_the_checks_are_asked(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        WebhookFile(tmp_path / "webhook.json").change(lambda _: WebhookSettings(True, port, SECRET))
        one, one_ear = window(tmp_path)
        other, other_ear = window(tmp_path)
        try:
            for ear in (one_ear, other_ear):
                problem = ""
                while not problem:
                    problem = ear.next("webhook").problem
                assert problem.startswith(f"port {port} is taken by another program")
                assert SECRET not in problem
        finally:
            one.stop()
            other.stop()


def window(tmp_path):
    """A program on the data folder: the first one has the watch."""
    ear = Ear()
    shared = SharedWorker(
        Clock(), Watch(tmp_path / "watch.lock"), Board(tmp_path / "samples.db"),
        lambda: ProcessWorker(Clock(), hook_memory=tmp_path / "firing.json"),
        WebhookFile(tmp_path / "webhook.json"),
    )  # fmt: skip
    shared.watch([SHOP], Pace.IDLE)
    shared.start(ear)
    return shared, ear


@contextmanager
def closing_window(tmp_path):
    shared, ear = window(tmp_path)
    try:
        yield ear
    finally:
        shared.stop()


def is_open(port):
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        connection.request("GET", "/")
        return connection.getresponse().getheader("Server") == "incident-desk"
    except OSError:
        return False
    finally:
        connection.close()


def until(true, seconds=20.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
