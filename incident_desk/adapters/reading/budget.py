"""A limit to what a reading may cost in processor time and memory, kept in the process that reads.

A thread looks twenty times a second and interrupts the main thread, in which the reading runs; no rule of the
reader has to know of it. Between two looks and within one search of a pattern nothing is interrupted.
"""

import _thread
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

LOOK_S = 0.05
AGAIN_S = 0.5
"""After so long a reading that was interrupted and goes on is interrupted again."""
MOST_MB = 512
_MB = 1_048_576
_STATM = Path("/proc/self/statm")


class Overrun(Exception):  # noqa: N818
    """The reading costs more than it may: *why* in words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@contextmanager
def budget(seconds: float, most_mb: int = MOST_MB) -> Iterator[None]:
    """What is done here, in the main thread, may take so many seconds of processor time, and so much memory.

    Raises:
        Overrun: it took more.
    """
    why: list[str] = []
    done = Event()

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        if not done.is_set():
            raise Overrun(why[0] if why else "it was interrupted")

    def look() -> None:
        until = time.process_time() + seconds
        wait_s = LOOK_S
        while not done.wait(wait_s):
            if time.process_time() > until:
                why.append(f"reading it took more than {seconds:g} s of the processor")
            elif memory_mb() > most_mb:
                why.append(f"reading it took more than {most_mb} MB of memory")
            if why:
                # Again after a while: where it came in something that keeps errors to itself, it was lost.
                _thread.interrupt_main(signal.SIGINT)
                wait_s = AGAIN_S

    before = signal.signal(signal.SIGINT, interrupted)
    # A thread of its own: the reading must be interrupted while it computes, whatever it computes.
    looking = ThreadPoolExecutor(1)
    looking.submit(look)
    try:
        yield
    finally:
        done.set()
        looking.shutdown()
        signal.signal(signal.SIGINT, before)


def memory_mb() -> float:
    """What this process holds in memory; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    if _STATM.exists():
        return int(_STATM.read_text().split()[1]) * resource.getpagesize() / _MB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _MB if sys.platform == "darwin" else most / 1024
