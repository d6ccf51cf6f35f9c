"""A limit to what a reading may cost in processor time and memory, kept in the process that reads.

Twenty times a second of the processor a signal comes to the main thread, in which the reading runs, and what it has
cost is looked at there; no rule of the reader has to know of it. The signal is the system's own, because nothing
else reaches a search of a pattern: while one runs, no other thread of Python has its turn. On Windows, which has no
such signal, a thread sends it, and a search is interrupted only when it has ended.
"""

import _thread
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from types import FrameType, TracebackType
from typing import Self

LOOK_S = 0.05
AGAIN_S = 0.5
"""After so long a reading that was interrupted and goes on is interrupted again: where it came in something that
keeps errors to itself, it was lost."""
MOST_MB = 512
_MB = 1_048_576
_STATM = Path("/proc/self/statm")
_HAS_TIMER = hasattr(signal, "setitimer")


class Overrun(Exception):  # noqa: N818
    """The reading costs more than it may: *why* in words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class budget:  # noqa: N801 - it is used as a word, as what contextlib makes is
    """``with budget(seconds):`` what is done here, in the main thread, may take so many seconds of processor time,
    and so much memory.

    Raises:
        Overrun: it took more.
    """

    def __init__(self, seconds: float, most_mb: int = MOST_MB, *, by_timer: bool = _HAS_TIMER) -> None:
        self._seconds, self._most_mb = seconds, most_mb
        self._sender: _Timer | _Sender = _Timer() if by_timer else _Sender()
        self._is_over = False

    def __enter__(self) -> Self:
        """It begins now."""
        self._until, self._again = time.process_time() + self._seconds, 0.0
        self._before = signal.signal(self._sender.number, self._look)
        self._sender.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """It ends; no signal that is on its way raises anything any more."""
        self._is_over = True
        self._sender.end()
        signal.signal(self._sender.number, self._before)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        if self._is_over or (frame is not None and frame.f_code is _EXIT):
            return
        now = time.process_time()
        if now > self._until:
            why = f"reading it took more than {self._seconds:g} s of the processor"
        elif memory_mb() > self._most_mb:
            why = f"reading it took more than {self._most_mb} MB of memory"
        else:
            return
        if now > self._again:
            self._again = now + AGAIN_S
            raise Overrun(why)


_EXIT = budget.__exit__.__code__


class _Timer:
    """The system sends the signal while this process computes."""

    number = getattr(signal, "SIGPROF", signal.SIGINT)

    def begin(self) -> None:
        """The first one comes soon."""
        signal.setitimer(signal.ITIMER_PROF, LOOK_S, LOOK_S)

    def end(self) -> None:
        """No more of them."""
        signal.setitimer(signal.ITIMER_PROF, 0)


class _Sender:
    """A thread of its own sends the signal: what computes has to be interrupted whatever it computes."""

    number = signal.SIGINT

    def begin(self) -> None:
        """The first one comes soon."""
        self._over = Event()
        self._thread = ThreadPoolExecutor(1)
        self._thread.submit(self._send)

    def _send(self) -> None:
        while not self._over.wait(LOOK_S):
            _thread.interrupt_main(self.number)

    def end(self) -> None:
        """No more of them."""
        self._over.set()
        self._thread.shutdown()


def memory_mb() -> float:
    """What this process holds in memory; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    if _STATM.exists():
        return int(_STATM.read_text().split()[1]) * resource.getpagesize() / _MB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _MB if sys.platform == "darwin" else most / 1024
