"""Saved is said only when nothing is left on its way."""

import threading

import pytest

from incident_desk.qt.jobs import Jobs
from incident_desk.qt.writing import Writing


@pytest.fixture
def jobs(qapp):
    one = Jobs("test")
    yield one
    one.close()


def test_a_write_that_fails_ends_the_saving_before_it_is_told(jobs, qtbot):
    told = []
    writing = Writing(jobs, lambda error: told.append(type(error)))
    writing.saving_changed.connect(told.append)
    writing.write(lambda: 1 / 0, told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [True, False, ZeroDivisionError]


def test_saving_lasts_until_the_last_write_came_back(jobs, qtbot):
    told, held = [], threading.Event()
    writing = Writing(jobs, told.append)
    writing.saving_changed.connect(told.append)
    writing.write(lambda: "first", told.append)
    writing.write(held.wait, None)
    qtbot.waitUntil(lambda: "first" in told)
    assert told == [True, "first"]
    held.set()
    qtbot.waitUntil(lambda: told == [True, "first", False])
