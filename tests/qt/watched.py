"""A link with a shown incident whose checks a worker asks that does what it is told, for tests."""

import threading
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.health import Fault, Outcome, Sample, Timing
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import watch
from incident_desk.services.office import Office
from tests.fakes import Bench
from tests.qt.office import office_of


class FakeWorker:
    """A worker whose answers come from another thread, when a test says so."""

    def __init__(self):
        self.listener = None
        self.watched, self.asked, self.stopped = [], [], False

    def start(self, listener):
        self.listener = listener

    def watch(self, checks, pace):
        self.watched.append((["/".join(check.id.split("/")[1:]) for check in checks], pace))

    def probe_now(self, check_id):
        self.asked.append(check_id.partition("/")[2])

    def clock_changed(self, speed=1.0):
        return

    def stop(self):
        self.stopped = True

    def answer(self, *samples):
        """Tell of these answers, from a thread of its own."""
        self.from_a_thread(lambda: self.listener.samples_taken(samples))

    def lose(self, reason):
        """Say that nobody asks any more."""
        self.from_a_thread(lambda: self.listener.worker_lost(reason))

    @staticmethod
    def from_a_thread(call):
        thread = threading.Thread(target=call)
        thread.start()
        thread.join()


class FakeTicker(QObject):
    """Ticks when it is told to."""

    ticked = Signal(object)


def check_of(name="health", interval_s=5.0):
    """Down after two failures, normal after two good answers."""
    return Check(
        id=name, name=f"/{name}", options=HttpOptions(url=f"http://127.0.0.1:9/{name}"),
        interval_s=interval_s, incident_interval_s=interval_s, rule=Rule(failures=2, good=2),
    )  # fmt: skip


def good(at: datetime, check="health", ms=40.0):
    """A good answer."""
    return Sample(check, at, Outcome.OK, Timing(total_ms=ms), status=200)


def bad(at: datetime, check="health", error="no answer in 5 s"):
    """No answer."""
    return Sample(check, at, Outcome.FAILED, Timing(total_ms=5000), fault=Fault.TIMEOUT, error=error)


class Watched:
    """One window that watches one incident."""

    def __init__(self, qtbot, bench=None, incident=None, checks=("health",), has_watch=True):
        self.qtbot, self.bench = qtbot, bench or Bench()
        self.worker, self.ticker, self.link = FakeWorker(), FakeTicker(), DeskLink("MK")
        self.feed = HealthFeed(self.link, self.ticker)
        self.has_watch = has_watch
        office = office_of(self.bench)
        given = replace(office._given, worker=lambda: self.worker, has_watch=lambda: self.has_watch)
        office = Office(given)
        with qtbot.waitSignal(self.link.opened):
            self.link.open(lambda: office)
        self.link.refresh_library()
        self.incident = incident or self.declare("Checkout is down", checks)
        self.show(self.incident)

    def declare(self, title, checks=("health",)):
        """Another incident with these checks; its id."""
        one = self.bench.desk.declare(Declaration(title, "P1"), "MK").id
        for name in checks:
            self.bench.desk.act(one, lambda i, _, name=name: watch(i, check_of(name)), "MK")
        return one

    def show(self, incident):
        self.shown = incident
        with self.qtbot.waitSignal(self.link.scene_shown):
            self.link.show(incident)

    @property
    def now(self):
        return self.bench.clock.now()

    def pass_s(self, seconds):
        self.bench.clock.pass_s(seconds)
        return self.bench.clock.now()

    def settle(self):
        """Until everything that was handed in is judged, written and told."""
        self.qtbot.waitUntil(lambda: not self.feed.queue)
        done = []
        self.link.read(lambda office: None, done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        self.link.read(lambda office: None, done.append)
        self.qtbot.waitUntil(lambda: len(done) == 2)

    def answer(self, *samples):
        """The worker found this of the shown incident's checks."""
        with self.qtbot.waitSignal(self.feed.states_changed):
            self.worker.answer(*(replace(one, check_id=f"{self.shown}/{one.check_id}") for one in samples))
        self.settle()

    def fail_twice(self):
        """Two failures a second apart, so that the check is down; the time of the first."""
        first = self.pass_s(5)
        self.answer(bad(first))
        self.answer(bad(self.pass_s(1)))
        return first

    def booked(self, incident=None):
        """The changes of checks in the record: (words, happened)."""
        events = self.bench.desk.events(incident or self.incident)
        return [(e.data["words"], e.happened.at) for e in events if e.kind == "check_changed"]

    def close(self):
        self.feed.stop()
        self.link.close()
