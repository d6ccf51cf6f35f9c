"""One timer, aligned to the second, that measures nothing."""

from datetime import UTC, datetime, timedelta
from time import sleep

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from incident_desk.qt.ticker import Ticker


class HandClock:
    """A clock that shows what it is told."""

    def __init__(self, second=0, microsecond=0):
        self.at = datetime(2026, 3, 1, 12, 0, second, microsecond, tzinfo=UTC)

    def now(self):
        return self.at


@pytest.fixture
def ticker(qapp):
    one = Ticker()
    yield one
    one.stop()


@pytest.mark.parametrize(
    ("microsecond", "wait_ms"), [(0, 1005), (5_000, 1000), (400_000, 605), (999_000, 6), (999_999, 6)]
)
def test_the_next_tick_comes_just_after_the_second_turns(ticker, microsecond, wait_ms):
    ticker.use(HandClock(0, microsecond).now)
    assert ticker.waits_ms == wait_ms


def test_a_slow_tick_does_not_move_the_ones_after_it(ticker):
    clock = HandClock(1, 5_000)
    ticker.use(clock.now)
    for late_us in (0, 300_000, 0, 700_000, 0):
        clock.at = clock.at.replace(microsecond=5_000 + late_us) + timedelta(seconds=1)
        ticker.start()
        due = clock.at + timedelta(milliseconds=ticker.waits_ms)
        assert due.microsecond == 5_000


def test_it_ticks_at_once_and_says_the_clocks_time(ticker):
    clock, told = HandClock(7, 250_000), []
    ticker.ticked.connect(told.append)
    ticker.use(clock.now)
    assert told == [clock.at]


def test_missed_seconds_are_not_made_up(ticker, qtbot):
    clock, told = HandClock(0, 980_000), []
    ticker.ticked.connect(told.append)
    ticker.use(clock.now)
    clock.at += timedelta(hours=3)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=1000)
    assert told[1] - told[0] == timedelta(hours=3)


def test_without_a_clock_it_is_still(ticker, qtbot):
    told = []
    ticker.ticked.connect(told.append)
    ticker.start()
    assert told == [] and ticker.waits_ms is None


def test_a_drills_clock_ticks_ten_times_a_second(ticker, qtbot):
    clock, told = HandClock(), []
    ticker.ticked.connect(told.append)
    ticker.use(clock.now, 60.0)
    assert ticker.waits_ms == 100
    qtbot.waitUntil(lambda: len(told) >= 3, timeout=1000)


def test_another_clock_takes_the_place_of_the_first(ticker):
    told = []
    ticker.ticked.connect(told.append)
    ticker.use(HandClock(1).now)
    ticker.use(HandClock(2).now, 60.0)
    assert [moment.second for moment in told] == [1, 2]
    assert ticker.waits_ms == 100


def test_a_listener_that_fails_does_not_stop_it(ticker, qtbot):
    def fail(_now):
        raise ValueError("a bug")

    ticker.ticked.connect(fail)
    with qtbot.captureExceptions() as raised:
        ticker.use(HandClock(0, 990_000).now)
        qtbot.waitUntil(lambda: len(raised) >= 2)
        assert ticker.waits_ms is not None
        # The next tick would raise where nobody expects it any more.
        ticker.stop()


class Listener(QObject):
    """Takes its time, and notes what it is told."""

    def __init__(self, seconds=0.0):
        super().__init__()
        self.seconds, self.told = seconds, []

    def hear(self, now):
        sleep(self.seconds)
        self.told.append(now)


def test_between_two_slow_listeners_the_window_works(ticker, qtbot):
    clock, told = HandClock(0, 985_000), []
    first, second = Listener(0.002), Listener(0.002)
    beat = QTimer()
    beat.timeout.connect(lambda: told.append((len(first.told), len(second.told))))
    for one in (first, second):
        ticker.ticked.connect(one.hear)
    ticker.use(clock.now)
    assert (len(first.told), len(second.told)) == (1, 1), "the first tick is whole"
    beat.start(0)
    qtbot.waitUntil(lambda: len(second.told) == 2, timeout=1000)
    assert (2, 1) in told


def test_who_was_not_told_of_a_tick_comes_first_at_the_next_and_hears_of_that_one_alone(ticker):
    clock = HandClock(1)
    slow, last, told = Listener(0.002), Listener(), []
    ticker.ticked.connect(slow.hear)
    ticker.ticked.connect(last.hear)
    ticker.use(clock.now)
    slow.told.clear()
    last.told.clear()
    for second in (2, 3):
        clock.at = clock.at.replace(second=second)
        ticker._on_timeout()
        told.append((len(slow.told), len(last.told)))
    assert told[0] == (1, 0) and told[1][1] == 1
    assert last.told == [clock.at]


def test_a_listener_that_is_gone_is_told_nothing_and_forgotten(ticker):
    gone, stays = Listener(), Listener()
    ticker.ticked.connect(gone.hear)
    gone.deleteLater()
    del gone
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    ticker.ticked.connect(stays.hear)
    ticker.use(HandClock(1).now)
    assert len(stays.told) == 1
    assert len(ticker.ticked.relays()) == 1


def test_stopped_it_tells_nobody_of_what_was_under_way(ticker, qtbot):
    slow, last = Listener(0.002), Listener()
    ticker.ticked.connect(slow.hear)
    ticker.ticked.connect(last.hear)
    ticker.use(HandClock(1).now)
    ticker._on_timeout()
    ticker.stop()
    qtbot.wait(10)
    assert (len(slow.told), len(last.told)) == (2, 1)


def test_a_listener_that_went_while_it_waited_is_passed_over(ticker):
    clock, told = HandClock(), []

    class Ear(QObject):
        def hear(self, now):
            told.append(now)

    ear = Ear()
    ticker.ticked.connect(ear.hear)
    ticker.use(clock.now)
    ticker._moment = clock.at
    ticker._waiting.extend(ticker.ticked.relays())
    del ear
    # Another one comes, and the list forgets who is not heard any more.
    ticker.ticked.connect(told.append)
    ticker._on_turn()
    assert len(told) == 1 and not ticker._waiting
