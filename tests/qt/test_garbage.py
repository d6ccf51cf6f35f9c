"""Dead cycles end on the GUI thread, whatever thread allocates."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from incident_desk.qt.garbage import Garbage, collect_on_gui_thread, keep_what_is_there, large_value
from incident_desk.qt.jobs import Jobs


class Ring:
    """A cycle that says on which thread it ended."""

    ended_on: list[int] = []

    def __init__(self):
        self.itself = self

    def __del__(self):
        Ring.ended_on.append(threading.get_ident())


@pytest.fixture(autouse=True)
def rings():
    Ring.ended_on.clear()


def test_the_collector_is_off_as_soon_as_there_is_a_thread(qapp):
    gc.enable()
    for old in qapp.findChildren(Garbage):
        old.setParent(None)
    Jobs("test").close()
    assert not gc.isenabled()


def test_there_is_one_sweeper_for_the_application(qapp):
    collect_on_gui_thread()
    collect_on_gui_thread()
    assert len(QCoreApplication.instance().findChildren(Garbage)) == 1


def test_a_busy_thread_does_not_end_cycles_and_the_gui_thread_does(qapp, qtbot):
    jobs, done = Jobs("test"), []

    def allocate():
        for _ in range(5000):
            Ring()
        return [[number] for number in range(20_000)]

    jobs.run(allocate, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert Ring.ended_on == []
    qapp.findChild(Garbage).sweep()
    gc.collect()
    assert set(Ring.ended_on) == {threading.main_thread().ident}
    jobs.close()


def test_what_a_work_refers_to_ends_on_the_gui_thread(qapp, qtbot):
    jobs, done = Jobs("test"), []
    held = QObject()
    gone = weakref.ref(held)

    class Work:
        def __init__(self, kept):
            self.kept = kept

        def __call__(self):
            return None

    jobs.run(Work(held), lambda _: done.append(1))
    del held
    qtbot.waitUntil(lambda: bool(done))
    assert gone() is None
    jobs.close()


def test_old_objects_are_looked_at_seldom(qapp, monkeypatch):
    asked = []
    monkeypatch.setattr(gc, "collect", asked.append)
    garbage = Garbage(qapp)
    for _ in range(1200):
        garbage.sweep()
    garbage.setParent(None)
    assert (asked.count(0), asked.count(1), asked.count(2)) == (1080, 119, 1)


def test_what_a_start_has_made_is_looked_at_no_more():
    kept = Ring()
    try:
        keep_what_is_there()
        assert not any(one is kept for one in gc.get_objects())
    finally:
        gc.unfreeze()
    assert any(one is kept for one in gc.get_objects())


def test_what_is_large_is_not_looked_through_and_other_garbage_is_found_afterwards(qapp):
    collect_on_gui_thread()
    gc.disable()
    gc.collect()
    Ring.ended_on.clear()
    frozen = gc.get_freeze_count()
    with large_value():
        many = [[] for _ in range(30_000)]
        Ring()
        qapp.findChild(Garbage).sweep()
        assert Ring.ended_on == []
    assert gc.get_freeze_count() - frozen > len(many)
    Ring()
    qapp.findChild(Garbage).sweep()
    assert len(Ring.ended_on) == 1
    gc.unfreeze()
    gc.collect()


def test_what_is_small_is_looked_through_as_ever(qapp):
    collect_on_gui_thread()
    gc.disable()
    gc.collect()
    Ring.ended_on.clear()
    with large_value():
        Ring()
    qapp.findChild(Garbage).sweep()
    assert len(Ring.ended_on) == 1
