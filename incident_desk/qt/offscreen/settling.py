"""Waiting, without a screen, until the window has shown what it has to show."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

_STEP_MS = 15


class NotSettled(RuntimeError):
    """What was waited for did not come in time."""


def wait_until(ready: Callable[[], bool], seconds: float, what: str) -> None:
    """Let the window work until ``ready``.

    Raises:
        NotSettled: it took longer than ``seconds``.
    """
    end = monotonic() + seconds
    while not ready():
        if monotonic() > end:
            raise NotSettled(f"Waited {seconds:g} s for {what}")
        work(_STEP_MS)


def work(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.processEvents()
