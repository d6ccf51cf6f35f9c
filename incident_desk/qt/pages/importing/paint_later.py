"""A part of the screen is painted in a turn of its own.

Both sides together take as long to paint as a turn may last. What is shown stands at once; only its picture comes a
turn or two later, which nobody sees, and keys that come meanwhile are not kept waiting.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget


class PaintLater(QObject):
    """For one part."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part, self._left = part, 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def hold(self, turns: int = 1) -> None:
        """Paint nothing of the part for so many turns of the event loop; all of it then."""
        self._left = max(self._left, turns)
        self._part.setUpdatesEnabled(False)
        self._timer.start(0)

    def _on_timeout(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._timer.start(0)
        else:
            self._part.setUpdatesEnabled(True)
