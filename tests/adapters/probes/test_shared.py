"""Of the programs on one data folder one asks and all hear: also when that one dies, or the disk is odd."""

import threading
import time
from datetime import timedelta

import pytest

from incident_desk.adapters.probes import shared
from incident_desk.adapters.probes.shared import SharedWorker
from incident_desk.adapters.probes.wire import from_line, sample_to_data, samples_of, to_line
from incident_desk.adapters.storage.board import Board
from incident_desk.adapters.watch import Watch
from incident_desk.domain.health import Outcome, Sample, Timing
from incident_desk.domain.health_check import Check, HttpOptions, WebhookOptions
from incident_desk.services.monitor import Pace
from tests.fakes import NOON, FakeClock

CHECK = Check("one/health", "/health", HttpOptions("http://127.0.0.1:9/"))
PATIENCE_S = 10.0


def until(true, why):
    """Wait, on an event that never comes, until this is so."""
    end, never = time.monotonic() + PATIENCE_S, threading.Event()
    while not true():
        assert time.monotonic() < end, why
        never.wait(0.01)


class Asker:
    """A worker that answers when it is told to."""

    def __init__(self, log):
        self.log, self.listener = log, None

    def start(self, listener):
        self.listener = listener
        self.log.append("start")

    def watch(self, checks, pace):
        self.log.append(("watch", [one.id for one in checks], pace))

    def probe_now(self, check_id):
        self.log.append(("probe", check_id))

    def clock_changed(self, speed=1.0):
        return

    def stop(self):
        self.log.append("stop")


class Window:
    """One program's worker with what it asked and what it heard."""

    def __init__(self, folder, clock):
        self.watch = Watch(folder / "watch.lock")
        self.log, self.heard, self.askers, self.said = [], [], [], []
        self.board = Board(folder / "samples.db")
        self.taken = []
        self.worker = SharedWorker(clock, self.watch, self.board, self._asker)
        self.worker.watch([CHECK], Pace.INCIDENT)
        self.worker.start(self)

    def _asker(self):
        self.askers.append(Asker(self.log))
        return self.askers[-1]

    @property
    def asks(self):
        return self.log.count("start") > self.log.count("stop")

    def samples_taken(self, samples):
        self.heard += samples

    def worker_lost(self, reason):
        self.said.append(reason)

    def worker_ready(self):
        self.said.append("ready")

    def watch_taken(self, last_asked):
        self.taken.append(last_asked)


def answer(number, at=NOON):
    return Sample("one/health", at, Outcome.OK, Timing(total_ms=float(number)), status=200, evidence="ü")


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def windows(tmp_path, clock):
    """Makes windows on one data folder, and closes them."""
    made = []

    def one(folder=tmp_path):
        made.append(Window(folder, clock))
        return made[-1]

    yield one
    for window in made:
        window.worker.stop()


@pytest.fixture
def pair(windows):
    """One that asks and one that listens."""
    first = windows()
    until(lambda: first.asks, "the first window asks")
    return first, windows()


def test_one_asks_and_both_hear_the_same(pair):
    first, second = pair
    given = [answer(1), answer(2)]
    first.askers[0].listener.samples_taken(given)
    until(lambda: len(second.heard) == 2, "the other window hears")
    assert first.heard == second.heard == given
    assert first.watch.held and not second.watch.held and second.log == []
    assert first.log == ["start", ("watch", ["one/health"], Pace.INCIDENT)]


def test_a_line_of_a_worker_process_is_passed_on_as_it_stands(pair):
    first, second = pair
    line = to_line({"samples": [sample_to_data(answer(1))]})
    first.askers[0].listener.samples_taken(samples_of(line, from_line(line)))
    until(lambda: second.heard == [answer(1)], "the other window hears")
    assert line.decode().rstrip() in first.board.since(0)[1]


@pytest.mark.parametrize("end", ["quits", "dies"])
def test_another_takes_over_with_what_it_was_told_to_ask(end, pair):
    first, second = pair
    second.worker.watch([], Pace.IDLE)
    second.worker.watch([CHECK], Pace.INCIDENT)
    began = time.monotonic()
    if end == "quits":
        first.worker.stop()
        assert first.log[-1] == "stop"
    else:
        first.watch.release()
        first.worker._stopping.set()
    until(lambda: second.asks, "the other one asks")
    assert time.monotonic() - began < 3.0 and second.watch.held
    assert second.log == ["start", ("watch", ["one/health"], Pace.INCIDENT)]


def test_a_wish_to_ask_now_reaches_the_one_that_asks(pair):
    first, second = pair
    second.worker.probe_now("one/health")
    until(lambda: ("probe", "one/health") in first.log, "the wish arrives")
    first.worker.probe_now("one/other")
    assert first.log[-1] == ("probe", "one/other") and second.log == []


def test_other_checks_go_to_the_worker_at_once(pair):
    first, second = pair
    first.worker.watch([], Pace.IDLE)
    second.worker.watch([], Pace.IDLE)
    assert first.log[-1] == ("watch", [], Pace.IDLE) and second.log == []


def test_a_window_that_opens_hears_the_last_minute_and_nothing_older(pair, windows, clock):
    first, _ = pair
    clock.pass_s(600)
    fresh = answer(2, NOON + timedelta(seconds=590))
    first.askers[0].listener.samples_taken([answer(1), fresh])
    late = windows()
    until(lambda: late.heard, "the late window hears")
    assert late.heard == [fresh]


def test_a_lost_worker_is_told_to_its_own_window(pair):
    first, _ = pair
    first.askers[0].listener.worker_lost("it ended")
    first.askers[0].listener.worker_ready()
    assert first.said == ["it ended", "ready"]


def test_where_nobody_can_have_the_watch_each_asks_for_itself_and_none_books(windows, tmp_path):
    for window in (windows(tmp_path / "gone"), windows(tmp_path / "gone")):
        until(lambda window=window: window.asks, "it asks")
        assert not window.watch.held
        window.askers[0].listener.samples_taken([answer(1)])
        assert window.heard == [answer(1)]


def test_a_lock_that_was_taken_away_leaves_one_that_asks(pair, tmp_path):
    first, second = pair
    (tmp_path / "watch.lock").unlink()
    until(lambda: first.watch.held is not second.watch.held and first.asks is not second.asks, "one asks")
    never = threading.Event()
    never.wait(4 * shared.LOOK_EVERY_S)
    assert first.watch.held is not second.watch.held and first.asks is not second.asks


@pytest.mark.parametrize(
    "line", ["", "[]", "nonsense", '{"samples": [{}]}', '{"samples": 7}', '{"probe": []}', "[" * 9999]
)
def test_a_line_of_another_version_is_passed_over(line, pair):
    first, second = pair
    second.board.post(line)
    first.askers[0].listener.samples_taken([answer(1)])
    until(lambda: second.heard, "it goes on")
    second.worker.probe_now("one/health")
    until(lambda: ("probe", "one/health") in first.log, "it goes on")
    assert second.heard == [answer(1)]


def test_whoever_takes_the_watch_is_told_when_anybody_was_heard_last(pair, windows, clock):
    first, second = pair
    assert first.taken == [None] and second.taken == []
    first.askers[0].listener.samples_taken([answer(1, NOON), answer(2, NOON + timedelta(seconds=5))])
    until(lambda: len(second.heard) == 2, "the other window hears")
    first.worker.stop()
    until(lambda: second.asks, "the other one asks")
    assert second.taken == [NOON + timedelta(seconds=5)]
    second.worker.stop()
    clock.pass_s(3600)
    late = windows()
    until(lambda: late.asks, "a window of an hour later asks")
    assert late.taken == [NOON + timedelta(seconds=5)] and late.heard == []


def test_checks_that_are_told_leave_no_gap_behind_though_nobody_called_for_long(pair, clock):
    first, second = pair
    told = Check("one/shop", "Alerts", WebhookOptions("shop"))
    second.worker.watch([told], Pace.INCIDENT)
    clock.pass_s(3600)
    until(lambda: second.worker._last_asked == clock.now(), "the other one is there")
    first.worker.stop()
    until(lambda: second.asks, "the other one asks")
    assert second.taken == [clock.now()]
