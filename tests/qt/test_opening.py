"""What is wished before the record is open keeps its turn."""

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
