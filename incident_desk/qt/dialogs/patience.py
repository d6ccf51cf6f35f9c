"""What is on its way as a dialog opens, such as the library: Enter at once waits for it, but not for long."""

from PySide6.QtCore import QObject, QTimer, Signal

LONGEST_MS = 2_000
"""Nobody is held up by a disk: then what is there counts."""


class Patience(QObject):
    """Holds what a person has meant to do until the rest is there."""

    over = Signal()
    """It is there, or was waited for long enough, and somebody has meant to go on."""

    def __init__(self, words: str, parent: QObject) -> None:
        """``words`` say what is waited for."""
        super().__init__(parent)
        self.words = words
        self._is_meant = False
        self._timer = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._timer.timeout.connect(self.end)
        self._timer.start()

    def holds(self) -> bool:
        """Whether going on has to wait; it is gone on with once the waiting is over."""
        self._is_meant = self._timer.isActive()
        return self._is_meant

    def end(self) -> None:
        """It is there."""
        self._timer.stop()
        if self._is_meant:
            self._is_meant = False
            self.over.emit()
