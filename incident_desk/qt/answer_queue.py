"""Answers that wait to be judged: a few in a turn of the event loop, in their order.

So the window stays smooth where hundreds of checks answer at once.
"""

from collections import deque
from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from incident_desk.domain.health import Sample
from incident_desk.services.patrol import Seen

TURN_S = 0.0003
"""A turn that has lasted so long judges no further answer."""


class AnswerQueue(QObject):
    """Has answers judged and told. What an answer changes is told before the next one is judged."""

    def __init__(
        self,
        judge: Callable[[Sequence[Sample]], list[Seen]],
        tell: Callable[[Sequence[Sample], Sequence[Seen]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._judge, self._tell = judge, tell
        self._waiting: deque[Sample] = deque()
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    def __len__(self) -> int:
        return len(self._waiting)

    def hand_in(self, samples: Sequence[Sample]) -> None:
        """Judge these after those that wait: the first of them now, if none does."""
        is_idle = not self._waiting
        self._waiting += samples
        if is_idle and samples:
            self._turn.start()
            self._on_turn()

    def finish(self) -> None:
        """Judge at once all that wait."""
        while self._waiting:
            self._on_turn()

    def _on_turn(self) -> None:
        end, judged, seen = perf_counter() + TURN_S, list[Sample](), list[Seen]()
        while self._waiting and not seen and perf_counter() < end:
            judged.append(self._waiting.popleft())
            seen = self._judge(judged[-1:])
        if not self._waiting:
            self._turn.stop()
        if judged:
            self._tell(judged, seen)
