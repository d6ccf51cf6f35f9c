"""What computes too long or holds too much is interrupted, whatever it does; what ends in time is not."""

import re
import signal

import pytest

from incident_desk.adapters.reading.budget import Overrun, budget, memory_mb


def test_what_computes_too_long_is_interrupted():
    with pytest.raises(Overrun, match=re.escape("more than 0.02 s of the processor")), budget(0.02):
        while True:
            sum(range(1000))


def test_what_holds_too_much_is_interrupted():
    held = []
    with pytest.raises(Overrun, match="more than 1 MB of memory"), budget(20, most_mb=1):
        while True:
            held.append(bytearray(1000))
            del held[:-100]


def test_what_ends_in_time_is_left_alone_and_the_signal_is_as_before():
    before = signal.getsignal(signal.SIGINT)
    with budget(5):
        total = sum(range(1000))
    assert total == 499_500 and signal.getsignal(signal.SIGINT) is before


def test_the_memory_of_this_process_is_known():
    assert 10 < memory_mb() < 4000


def test_where_the_first_interruption_is_lost_there_is_another():
    lost = 0
    with pytest.raises(Overrun, match="0.05 s of the processor"), budget(0.05):
        while True:
            try:
                while True:
                    pass
            except Overrun:
                lost += 1
                if lost > 1:
                    raise
    assert lost == 2
