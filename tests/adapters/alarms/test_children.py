"""Programs that are started and not waited for."""

import sys
from threading import Event
from time import monotonic

import pytest

from incident_desk.adapters.alarms import children
from incident_desk.adapters.alarms.children import in_background, succeeds


def test_whether_a_program_did_its_work_is_what_it_says():
    assert succeeds([sys.executable, "-S", "-c", "pass"])
    assert not succeeds([sys.executable, "-S", "-c", "raise SystemExit(3)"])


@pytest.mark.parametrize("command", [["/nowhere/player"], [sys.executable, "a\0b"]], ids=["absent", "a NUL"])
def test_a_program_that_cannot_be_started_did_not(command):
    assert not succeeds(command)


def test_one_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(children, "LONGEST_S", 0.2)
    begun = monotonic()
    assert not succeeds([sys.executable, "-S", "-c", "import time; time.sleep(60)"])
    assert monotonic() - begun < 30


def test_nobody_waits_for_what_is_done_in_the_background():
    may_end, has_ended = Event(), Event()

    def work():
        may_end.wait(20)
        has_ended.set()

    in_background(work, "test")
    assert not has_ended.is_set()
    may_end.set()
    assert has_ended.wait(20)


def test_without_a_thread_nothing_is_done_and_nothing_fails(monkeypatch, caplog):
    def none_left(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(children.Thread, "start", none_left)
    in_background(lambda: None, "alarm-sound")
    assert "No thread for alarm-sound" in caplog.text
