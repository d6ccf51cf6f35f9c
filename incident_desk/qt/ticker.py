"""The one timer that ticks: once a second, just after the second turns, and it measures nothing."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_AFTER_MS = 5
"""How long after the second's turn a tick comes, so that it never shows the second before."""
_DRILL_MS = 100


class Ticker(QObject):
    """Says ``ticked`` each second with steady UTC. Missed ticks are not made up: now is asked for, not counted."""

    ticked = Signal(object)
    """The current moment, a ``datetime`` in UTC."""

    def __init__(self, now: Callable[[], datetime] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._speed = now, 1.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def use(self, now: Callable[[], datetime], speed: float = 1.0) -> None:
        """Take the time from this clock from now on; a drill's clock, which runs faster, ticks more often."""
        self._now, self._speed = now, speed
        self.start()

    def start(self) -> None:
        """Tick at once, and from then on at each turn of the second."""
        self._on_timeout()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    @property
    def waits_ms(self) -> int | None:
        """Milliseconds from the last tick to the next; None while it is still."""
        return self._timer.interval() if self._timer.isActive() else None

    def _on_timeout(self) -> None:
        if self._now is None:
            return
        now = self._now()
        wait_ms = 1000 - now.microsecond // 1000 + _AFTER_MS if self._speed == 1.0 else _DRILL_MS
        self._timer.start(wait_ms)
        self.ticked.emit(now)
