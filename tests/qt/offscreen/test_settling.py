"""Waiting until the window has shown what it has to show."""

import pytest
from PySide6.QtCore import QTimer

from incident_desk.qt.offscreen.settling import NotSettled, wait_until, work


def test_it_waits_while_the_window_works(qapp):
    seen = []
    QTimer.singleShot(30, lambda: seen.append(1))
    wait_until(lambda: bool(seen), 5, "the timer")
    assert seen == [1]


def test_what_is_there_already_is_not_waited_for(qapp):
    wait_until(lambda: True, 0, "nothing")


def test_what_does_not_come_is_named_with_the_time_that_was_waited(qapp):
    with pytest.raises(NotSettled, match="Waited 0.05 s for the moon"):
        wait_until(lambda: False, 0.05, "the moon")


def test_work_lets_the_window_work(qapp):
    seen = []
    QTimer.singleShot(0, lambda: seen.append(1))
    work(5)
    assert seen == [1]
