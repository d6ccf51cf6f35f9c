"""What is wished before the record is open keeps its turn."""

import threading

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.opening import NOT_OPEN, Opening
from tests.fakes import Bench
from tests.qt.office import office_of


@pytest.fixture
def jobs(qapp):
    one = Jobs("test")
    yield one
    one.close()


def test_wishes_wait_and_are_done_in_order_after_opened_was_told(jobs, qtbot):
    opening, order = Opening(jobs), []
    opening.opened.connect(lambda office: order.append("opened"))
    opening.when_open(lambda office: order.append("first"))
    opening.when_open(lambda office: order.append("second"))
    opening.open(lambda: office_of(Bench()))
    qtbot.waitUntil(lambda: len(order) == 3)
    opening.when_open(lambda office: order.append("at once"))
    assert order == ["opened", "first", "second", "at once"]


def test_where_it_cannot_be_opened_later_wishes_are_refused_and_earlier_ones_forgotten(jobs, qtbot):
    opening, done, refused = Opening(jobs), [], []
    opening.refused.connect(refused.append)
    opening.when_open(done.append)

    def opener():
        raise Refused("Not your folder")

    with qtbot.waitSignal(opening.open_failed) as told:
        opening.open(opener)
    opening.when_open(done.append)
    assert str(told.args[0]) == "Not your folder"
    assert (done, refused, opening.office) == ([], [NOT_OPEN], None)


class Closing:
    """An office that says when it is closed."""

    def __init__(self):
        self.closed = 0

    def close(self):
        self.closed += 1


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_record_that_opens_while_the_window_goes_is_closed_and_told_to_nobody(qapp, qtbot, is_seen):
    jobs, office, held, told = Jobs("test"), Closing(), threading.Event(), []
    opening = Opening(jobs)
    opening.opened.connect(told.append)

    def opener():
        held.wait(5)
        return office

    opening.open(opener)
    if is_seen:
        held.set()
        qtbot.waitUntil(lambda: bool(told))
    opening.close()
    held.set()
    jobs.close()
    assert office.closed == 1 and told == ([office] if is_seen else [])


def test_a_failure_while_the_window_goes_is_told_to_nobody(qapp):
    jobs, told = Jobs("test"), []
    opening = Opening(jobs)
    opening.open_failed.connect(told.append)

    def opener():
        raise Refused("Not your folder")

    opening.open(opener)
    opening.close()
    jobs.close()
    assert told == []


def test_after_a_failure_it_can_be_opened_again(jobs, qtbot):
    opening, done = Opening(jobs), []

    def opener():
        raise Refused("Not your folder")

    with qtbot.waitSignal(opening.open_failed):
        opening.open(opener)
    opening.open(lambda: office_of(Bench()))
    opening.when_open(done.append)
    qtbot.waitUntil(lambda: done == [opening.office])
