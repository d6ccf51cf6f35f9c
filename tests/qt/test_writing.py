"""Saved is said only when nothing is left on its way."""

import threading

import pytest

from incident_desk.domain.errors import Refused, StoreFailure
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


@pytest.mark.parametrize(
    ("error", "is_lost"),
    [(StoreFailure("disk_full", "Full"), True), (KeyError("a bug"), True), (Refused("Say why"), False)],
    ids=["disk", "bug", "rule"],
)
def test_not_saved_is_said_before_why_but_not_where_a_rule_said_no(jobs, qtbot, error, is_lost):
    told = []
    writing = Writing(jobs, told.append)
    writing.saving_changed.connect(told.append)
    writing.not_saved.connect(lambda: told.append("not saved"))

    def fail():
        raise error

    writing.write(fail, None)
    qtbot.waitUntil(lambda: error in told)
    assert told == [True, False, *(["not saved"] if is_lost else []), error]


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
