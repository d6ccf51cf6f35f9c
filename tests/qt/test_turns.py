"""A thread that computes does not keep the GUI thread waiting."""

import sys

import pytest

from incident_desk.qt.app import open_window
from incident_desk.qt.turns import TURN_S, short_turns


@pytest.fixture(autouse=True)
def as_before():
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def test_turns_are_short_once_it_is_said():
    sys.setswitchinterval(0.005)
    short_turns()
    assert sys.getswitchinterval() == pytest.approx(TURN_S)


def test_the_window_takes_short_turns(qapp, qtbot):
    sys.setswitchinterval(0.005)
    window, controller = open_window(qapp, lambda: None, "MK", begin=False)
    qtbot.addWidget(window)
    assert sys.getswitchinterval() == pytest.approx(TURN_S)
    controller.close()
