"""What computes too long or holds too much is interrupted, whatever it does; what ends in time is not."""

import re
import signal

import pytest

from incident_desk.adapters.reading.budget import Overrun, budget, memory_mb

by_each_sender = pytest.mark.parametrize("by_timer", [True, False])


@by_each_sender
def test_what_computes_too_long_is_interrupted(by_timer):
    with (
        pytest.raises(Overrun, match=re.escape("more than 0.02 s of the processor")),
        budget(0.02, by_timer=by_timer),
    ):
        while True:
            sum(range(1000))


@by_each_sender
def test_what_holds_too_much_is_interrupted(by_timer):
    held = []
    with (
        pytest.raises(Overrun, match="more than 1 MB of memory"),
        budget(20, most_mb=1, by_timer=by_timer),
    ):
        while True:
            held.append(bytearray(1000))
            del held[:-100]


def test_a_search_of_a_pattern_is_interrupted_in_its_midst():
    bomb = re.compile(r"(?:a+)+$")
    with pytest.raises(Overrun), budget(0.05):
        bomb.match("a" * 60 + "!")


@by_each_sender
def test_what_ends_in_time_is_left_alone_and_the_signals_are_as_before(by_timer):
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGPROF)
    with budget(5, by_timer=by_timer):
        total = sum(range(1000))
    assert total == 499_500 and (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGPROF)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_the_memory_of_this_process_is_known():
    assert 10 < memory_mb() < 4000


@by_each_sender
def test_where_the_first_interruption_is_lost_there_is_another(by_timer):
    lost = 0
    with pytest.raises(Overrun, match="0.05 s of the processor"), budget(0.05, by_timer=by_timer):
        while True:
            try:
                while True:
                    pass
            except Overrun:
                lost += 1
                if lost > 1:
                    raise
    assert lost == 2


def test_one_budget_after_the_other_is_told_of_its_own():
    for seconds in (0.03, 0.02, 0.01):
        with pytest.raises(Overrun, match=f"than {seconds} s"), budget(seconds):
            while True:
                pass
