"""One timer, aligned to the second, that measures nothing."""

from datetime import UTC, datetime, timedelta

import pytest

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
        qtbot.waitUntil(lambda: len(raised) >= 2, timeout=1000)
    assert ticker.waits_ms is not None
