"""A thread that computes does not keep the GUI thread waiting."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from incident_desk.qt.app import open_window
from incident_desk.qt.turns import TURN_S, short_turns

GIVEN_UP = 40


@pytest.fixture(autouse=True)
def as_before():
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def waited():
    """Seconds that a thread needs to give up its turn so many times while another one computes."""
    done = Event()

    def compute():
        while not done.is_set():
            sum(range(100))

    with ThreadPoolExecutor(1) as beside:
        beside.submit(compute)
        begun = time.monotonic()
        for _ in range(GIVEN_UP):
            time.sleep(0)
        took = time.monotonic() - begun
        done.set()
    return took


def test_who_gives_up_its_turn_soon_has_it_again():
    sys.setswitchinterval(0.005)
    slow = min(waited() for _ in range(2))
    short_turns()
    assert min(waited() for _ in range(3)) < slow / 2


def test_the_window_takes_short_turns(qapp, qtbot):
    sys.setswitchinterval(0.005)
    window, controller = open_window(qapp, lambda: None, "MK", begin=False)
    qtbot.addWidget(window)
    assert sys.getswitchinterval() == pytest.approx(TURN_S)
    controller.close()
