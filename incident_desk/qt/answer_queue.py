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
TOLD_TOGETHER = 12
"""So many answers that change nothing are told of together, in whichever turns they were judged."""


class AnswerQueue(QObject):
    """Has answers judged and told. What an answer changes is told before the next one is judged.

    Those that change nothing are told of together: to tell costs more than to judge.
    """

    def __init__(
        self,
        judge: Callable[[Sequence[Sample]], list[Seen]],
        tell: Callable[[Sequence[Sample], Sequence[Seen]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._judge, self._tell = judge, tell
        self._waiting: deque[Sample] = deque()
        self._judged: list[Sample] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    def __len__(self) -> int:
        return len(self._waiting) + len(self._judged)

    def hand_in(self, samples: Sequence[Sample]) -> None:
        """Judge these after those that wait: the first of them now, if none does."""
        is_idle = not len(self)
        self._waiting += samples
        if is_idle and samples:
            self._turn.start()
            self._on_turn()

    def finish(self) -> None:
        """Judge at once all that wait."""
        while len(self):
            self._on_turn()

    def _on_turn(self) -> None:
        end, seen = perf_counter() + TURN_S, list[Seen]()
        while self._waiting and not seen and len(self._judged) < TOLD_TOGETHER:
            self._judged.append(self._waiting.popleft())
            seen = self._judge(self._judged[-1:])
            if perf_counter() >= end and not seen:
                # What was judged is told in a turn of its own.
                return
        judged, self._judged = self._judged, []
        if not self._waiting:
            self._turn.stop()
        self._tell(judged, seen)
