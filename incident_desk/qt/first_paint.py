"""What is to be done once somebody sees a window or a page, and not before."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

UNSEEN_MS = 1000
"""How long the paint is waited for; what starts minimized has none."""


class FirstPaint(QObject):
    """Does something once, as soon as a widget has been painted with all that is in it."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        widget.installEventFilter(self)

    def wait(self) -> None:
        """Wait for it from now on, but not for ever."""
        if not self._timer.isActive():
            self._timer.start(UNSEEN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paint; what is to be done comes after it."""
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            self._timer.start(0)
        return False

    def _on_timeout(self) -> None:
        self._widget.removeEventFilter(self)
        self._then()
