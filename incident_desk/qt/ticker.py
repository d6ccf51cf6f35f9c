"""The one timer that ticks: once a second, just after the second turns, and it measures nothing."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from time import perf_counter

from PySide6.QtCore import SIGNAL, QObject, Qt, QTimer, Signal

_AFTER_MS = 5
"""How long after the second's turn a tick comes, so that it never shows the second before."""
_DRILL_MS = 100
_TURN_S = 0.0003
"""A turn that has lasted so long tells no further listener: the window works between two turns."""


class _Relay(QObject):
    """One listener of the tick."""

    told = Signal(object)

    @property
    def is_heard(self) -> bool:
        """Whether the listener is still there."""
        return self.receivers(SIGNAL("told(PyObject)")) > 0


class Ticked:
    """What is connected to as to a signal. Its listeners can be told one by one, in their order."""

    def __init__(self) -> None:
        self._relays: list[_Relay] = []

    def connect(self, listener: Callable[[datetime], object]) -> None:
        """Tell this one too: a slot or a signal, for as long as its object is there."""
        relay = _Relay()
        relay.told.connect(listener)
        self._relays = [*(one for one in self._relays if one.is_heard), relay]

    def emit(self, now: datetime) -> None:
        """Tell all of them at once."""
        for relay in self._relays:
            relay.told.emit(now)

    def relays(self) -> tuple[_Relay, ...]:
        """The listeners in their order."""
        return tuple(self._relays)


class Ticker(QObject):
    """Says ``ticked`` each second with steady UTC. Missed ticks are not made up: now is asked for, not counted.

    Twenty listeners together take longer than a frame lasts, so they are told in turns of the event loop.
    """

    def __init__(self, now: Callable[[], datetime] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticked = Ticked()
        """The current moment, a ``datetime`` in UTC."""
        self._now, self._speed = now, 1.0
        self._moment: datetime | None = None
        self._waiting: deque[_Relay] = deque()
        self._timer, self._turn = QTimer(self), QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    def use(self, now: Callable[[], datetime], speed: float = 1.0) -> None:
        """Take the time from this clock from now on; a drill's clock, which runs faster, ticks more often."""
        self._now, self._speed = now, speed
        self.start()

    def start(self) -> None:
        """Tick at once, all listeners together, and from then on at each turn of the second."""
        moment = self._plan()
        if moment is not None:
            self._waiting.clear()
            self.ticked.emit(moment)

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()
        self._turn.stop()
        self._waiting.clear()

    @property
    def waits_ms(self) -> int | None:
        """Milliseconds from the last tick to the next; None while it is still."""
        return self._timer.interval() if self._timer.isActive() else None

    def _plan(self) -> datetime | None:
        """Wait for the next turn of the second; the present moment, None without a clock."""
        if self._now is None:
            return None
        now = self._now()
        wait_ms = 1000 - now.microsecond // 1000 + _AFTER_MS if self._speed == 1.0 else _DRILL_MS
        self._timer.start(wait_ms)
        return now

    def _on_timeout(self) -> None:
        self._moment = self._plan()
        if self._moment is not None:
            # Who was not told of the second before comes first, and hears of this one only.
            late = set(self._waiting)
            self._waiting.extend(one for one in self.ticked.relays() if one not in late)
            self._turn.start()
            self._on_turn()

    def _on_turn(self) -> None:
        end = perf_counter() + _TURN_S
        while self._waiting:
            # A signal does not keep its object, and this may be the last that holds it.
            relay = self._waiting.popleft()
            relay.told.emit(self._moment)
            if perf_counter() >= end:
                break
        if not self._waiting:
            self._turn.stop()
