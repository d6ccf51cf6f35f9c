"""A whole drill through the real window, on a record in memory and a clock that runs fast."""

from datetime import timedelta
from time import monotonic

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.domain.health import Fault, Outcome, Sample, Timing
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.qt.offscreen import drill, screenshot
from incident_desk.qt.offscreen.drill import DrillWish, play_drill
from incident_desk.services import judging
from tests.fakes import NOON, Bench
from tests.qt.office import office_of

SPEED = 6000.0
BOOK = Playbook(
    "Outage",
    plans=(
        Plan("p", (
            Phase("Look", 0, 900, steps=(Step("1", "Read"), Step("2", "Ask"))), Phase("Mend", 900, 3600),
            Phase("Review", after=True),
        )),
    ),
)  # fmt: skip


class FastClock:
    """Runs SPEED times as fast as time does."""

    def __init__(self):
        self.began, self.speed = monotonic(), SPEED

    def now(self):
        return NOON + timedelta(seconds=(monotonic() - self.began) * SPEED)

    def wall_offset(self):
        return 0.0

    def slept_s(self):
        return 0.0

    def accept_wall(self):
        return


class FakePractice:
    """A service that fails and recovers when told."""

    url = "http://127.0.0.1:9/health"

    def __init__(self, recovers=True):
        self.failing, self.recovers, self.running = False, recovers, False

    def start(self):
        self.running = True
        return 9

    def fail(self, how):
        self.failing = True

    def recover(self):
        self.failing = not self.recovers

    def stop(self):
        self.running = False


class Asking(QObject):
    """A worker that answers as the practice service is, many times a second."""

    def __init__(self, clock, practice):
        super().__init__()
        self.clock, self.practice, self.checks, self.listener = clock, practice, (), None
        self.timer = QTimer(self)
        self.timer.setInterval(20)
        self.timer.timeout.connect(self._on_timeout)

    def start(self, listener):
        self.listener = listener
        self.timer.start()

    def watch(self, checks, pace):
        self.checks = checks

    def probe_now(self, check_id):
        return

    def clock_changed(self, speed=1.0):
        return

    def stop(self):
        self.timer.stop()

    def _on_timeout(self):
        now = self.clock.now()
        for check in self.checks:
            if self.practice.failing:
                sample = Sample(check.id, now, Outcome.FAILED, Timing(), 503, Fault.STATUS, "answered 503")
            else:
                sample = Sample(check.id, now, Outcome.OK, Timing(total_ms=9))
            self.listener.samples_taken([sample])


class Stage:
    def __init__(self, recovers=True):
        self.bench = Bench()
        self.clock = FastClock()
        self.bench.clock = self.bench.store.clock = self.clock
        self.bench.desk._clock = self.clock
        self.practice = FakePractice(recovers)
        self.worker = Asking(self.clock, self.practice)

    def open(self):
        office = office_of(self.bench)
        office.new_worker = lambda: self.worker
        return office

    def play(self, folder, visible=True):
        wish = DrillWish(ReadDocument("outage", "# Outage", BOOK), None, folder, visible)
        return play_drill(self.open, self.practice, wish)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(screenshot, "_SETTLE_MS", 5)
    monkeypatch.setattr(drill, "LONGEST_S", 90.0)
    # A busy computer lets the window stand for seconds: that is no silence of the service.
    monkeypatch.setattr(judging, "SILENCE_GRACE_S", 90.0)


def test_it_is_played_to_its_end_and_booked_with_real_answers(qapp, tmp_path):
    stage = Stage()
    done = stage.play(tmp_path)
    assert done.incident.status == "resolved"
    assert done.incident.record == "drill"
    words = [event.data["words"] for event in stage.bench.store.rows if event.kind == "check_changed"]
    assert words == ["down", "normal again"]
    assert [entry.name for entry in done.incident.phases_entered] == ["Look", "Mend", "Review"]
    assert done.pictures == () and not stage.practice.running


def test_its_pictures_are_taken_on_the_way(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(drill, "_PICTURES", drill._PICTURES[:1])
    done = Stage().play(tmp_path, visible=False)
    assert [path.name for path in done.pictures] == sorted(path.name for path in tmp_path.iterdir())
    assert len(done.pictures) >= 5
    assert not any(QImage(str(path)).isNull() for path in done.pictures)


def test_a_service_that_does_not_recover_gives_the_drill_up_and_everything_is_closed(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(drill, "LONGEST_S", 0.1)
    stage = Stage(recovers=False)
    with pytest.raises(Refused, match="did not come to its end"):
        stage.play(tmp_path)
    assert not stage.practice.running
    assert not stage.worker.timer.isActive()


def test_a_window_that_is_closed_ends_the_drill_with_a_word(qapp, tmp_path):
    stage = Stage(recovers=False)

    def close_once_declared():
        if stage.bench.store.rows:
            for one in qapp.topLevelWidgets():
                one.close()

    timer = QTimer()
    timer.timeout.connect(close_once_declared)
    timer.start(20)
    with pytest.raises(Refused, match="closed before its end. DRILL-0001 stands"):
        stage.play(tmp_path)
    timer.stop()
    assert not stage.practice.running


def test_a_slow_drill_gets_the_time_that_its_score_takes(qapp, tmp_path, monkeypatch):
    limits, wait = {}, drill.wait_until

    def noting(ready, seconds, what):
        limits[what] = seconds
        wait(ready, seconds, what)

    monkeypatch.setattr(drill, "wait_until", noting)
    Stage().play(tmp_path)
    assert limits["the last cue"] == pytest.approx(drill.LONGEST_S + 3600 / SPEED, abs=0.1)


def test_a_record_that_cannot_be_opened_says_why(qapp, tmp_path):
    stage = Stage()

    def opener():
        raise StoreFailure("cannot_open", "The record can't be opened")

    with pytest.raises(StoreFailure):
        play_drill(opener, stage.practice, DrillWish(ReadDocument("o", "", BOOK), None, tmp_path, True))
    assert not stage.practice.running
