"""Answers reach the history in batches, from who has the watch alone, and never on the GUI thread."""

import threading
from dataclasses import fields, replace
from datetime import timedelta

import pytest

from incident_desk.adapters.storage.history import HistoryFile
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_past import Judged
from incident_desk.qt.history_keeper import HistoryKeeper
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.history import History
from incident_desk.services.office import Office
from tests.fakes import NOON, Bench
from tests.qt.office import office_of
from tests.qt.watched import Watched, bad, good


class FakeStore:
    """A history that notes what it is asked, and on which thread."""

    def __init__(self):
        self.kept, self.tended, self.threads = [], [], set()
        self.takes, self.breaks, self.closed = True, False, False

    def keep(self, answers):
        self.threads.add(threading.current_thread().name)
        if self.breaks:
            raise ZeroDivisionError
        if self.takes:
            self.kept.append(list(answers))
        return self.takes

    def tend(self, now, kept):
        self.threads.add(threading.current_thread().name)
        self.tended.append((now, kept))
        return False

    def close(self):
        self.closed = True


class Kept:
    """A keeper on a link with a bench, and a store that notes."""

    def __init__(self, qtbot, has_history=True):
        self.qtbot, self.store, self.bench, self.has_watch = qtbot, FakeStore(), Bench(), True
        self.link = DeskLink("MK")
        self.keeper = HistoryKeeper(self.link)
        history = (lambda: History(self.store)) if has_history else None
        given = replace(office_of(self.bench)._given, history=history, has_watch=lambda: self.has_watch)
        with qtbot.waitSignal(self.link.opened):
            self.link.open(lambda: Office(given))
        self.keeper._timer.stop()

    def beat(self, times=1):
        for _ in range(times):
            self.keeper._on_beat()
            self.qtbot.waitUntil(lambda: not self.keeper._is_busy)

    def close(self):
        self.keeper.close()
        self.link.close()


@pytest.fixture
def desk(qtbot):
    made = Kept(qtbot)
    yield made
    made.close()


def answers(*seconds):
    return [Judged(good(NOON + timedelta(seconds=one)), 20.0) for one in seconds]


def test_what_is_handed_in_is_written_together_off_the_gui_thread(desk, qtbot):
    desk.keeper.hand_in(answers(1, 2))
    desk.keeper.hand_in(answers(3))
    with qtbot.waitSignal(desk.keeper.kept):
        desk.beat(5)
    assert desk.store.kept == [answers(1, 2, 3)]
    assert all(name.startswith("history") for name in desk.store.threads)


def test_a_window_without_the_watch_writes_nothing_and_tends_nothing(desk):
    desk.has_watch = False
    desk.keeper.hand_in(answers(1))
    desk.beat(10)
    assert (desk.store.kept, desk.store.tended) == ([], [])


def test_what_the_disk_refuses_is_handed_in_again_in_its_order(desk):
    desk.store.takes = False
    desk.keeper.hand_in(answers(1))
    desk.beat(5)
    desk.keeper.hand_in(answers(2))
    desk.beat(5)
    desk.store.takes = True
    desk.beat(5)
    assert desk.store.kept == [answers(1, 2)]


def test_what_waits_for_a_disk_is_bounded(desk, monkeypatch):
    monkeypatch.setattr("incident_desk.qt.history_keeper.MOST_WAITING", 3)
    desk.store.takes = False
    desk.keeper.hand_in(answers(*range(10)))
    desk.beat(5)
    desk.store.takes = True
    desk.beat(5)
    assert desk.store.kept == [answers(7, 8, 9)]


def test_a_bug_in_the_history_stops_no_further_batch(desk, caplog):
    desk.store.breaks = True
    desk.keeper.hand_in(answers(1))
    desk.beat(5)
    assert "ZeroDivisionError" in caplog.text
    desk.store.breaks = False
    desk.keeper.hand_in(answers(2))
    desk.beat(5)
    assert desk.store.kept == [answers(2)]


def test_nothing_is_let_go_before_all_incidents_are_known_and_then_theirs_stays(desk, qtbot):
    one = desk.bench.desk.declare(Declaration("Checkout is down", "P1"), "MK")
    desk.bench.desk.declare(Declaration("A drill", "P1", record=RecordKind.DRILL), "MK")
    desk.beat()
    assert [spans for _, spans in desk.store.tended] == [None]
    with qtbot.waitSignal(desk.link.library_changed):
        desk.link.refresh_library()
    qtbot.waitUntil(lambda: desk.link.rows.is_complete)
    desk.beat()
    ((_, spans),) = desk.store.tended[1:]
    assert [span.since for span in spans] == [one.declared_at - timedelta(hours=1)]


def test_reading_is_off_the_gui_thread_and_its_result_comes_back_on_it(desk, qtbot):
    found = []
    assert desk.keeper.read(lambda history: threading.current_thread().name, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].startswith("history")


def test_at_the_end_what_waits_is_written(qtbot):
    desk = Kept(qtbot)
    desk.keeper.hand_in(answers(1))
    desk.close()
    assert desk.store.kept == [answers(1)] and desk.store.closed
    assert not desk.keeper.read(lambda history: 1, print)


def test_without_a_history_nothing_is_kept_and_nothing_fails(qtbot):
    desk = Kept(qtbot, has_history=False)
    desk.keeper.hand_in(answers(1))
    desk.beat(6)
    assert not desk.keeper.read(lambda history: 1, print)
    desk.close()


def test_what_the_window_hears_is_in_the_file_and_says_what_the_pane_says(qtbot, tmp_path):
    window = Watched(qtbot)
    file = HistoryFile(tmp_path / "history.db")
    window.feed.history._history = History(file)
    for n in range(12):
        at = window.pass_s(5)
        window.answer(bad(at) if n in (4, 5, 6) else good(at, ms=40 + n))
    now = window.pass_s(1)
    window.feed.history._beats = 4
    window.feed.history._on_beat()
    qtbot.waitUntil(lambda: not window.feed.history._is_busy)
    past = History(file).figures("health", now - timedelta(seconds=300), now)
    pane = window.feed._patrol.figures(window.incident, "health", now, 300.0)
    told = {one.name: getattr(past, one.name) for one in fields(pane)}
    assert told == pytest.approx({one.name: getattr(pane, one.name) for one in fields(pane)})
    assert (past.answers, past.failed, past.outages) == (12, 3, 1)
    assert History(file).answers("health", now)[-1].sample.check_id == "health"
    window.close()
