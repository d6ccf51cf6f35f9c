"""What the ways out have in common: the newest wish counts, and a failure is said where it was wished."""

import threading

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.qt.dialogs.print_report import PrintDialog
from tests.qt.outgoing import Outgoing


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Outgoing(qtbot, tmp_path)
    yield made
    made.close()


class Ways:
    """Makes no copy before it may, or none at all."""

    def __init__(self, ways):
        self.ways, self.gate, self.fails = ways, threading.Event(), False

    def prepare(self, leavable, wish):
        self.gate.wait(20)
        if self.fails:
            raise Refused("no copy today")
        return self.ways.prepare(leavable, wish)


def test_of_two_wishes_the_newest_is_shown_and_until_then_nothing_is_done(desk, qtbot):
    dialog = desk.opened("print_report", PrintDialog)
    way = desk.controller.ways_out.printing
    way._ways = ways = Ways(way._ways)
    for place in (1, 2):
        dialog.audience.set_current(place)
        dialog._on_audience(place)
    dialog.try_accept()
    assert dialog.isVisible() and "being made" in dialog.note.text()
    ways.gate.set()
    desk.ready(dialog)
    assert dialog.handout.wish.audience == "customer"


def test_a_copy_that_can_not_be_made_is_said_in_the_dialog(desk, qtbot):
    dialog = desk.opened("print_report", PrintDialog)
    way = desk.controller.ways_out.printing
    way._ways = ways = Ways(way._ways)
    ways.fails = True
    ways.gate.set()
    dialog._on_audience(1)
    qtbot.waitUntil(lambda: dialog.note.text() == "no copy today")
    assert dialog.missing() and dialog.isVisible()
