"""Python's cyclic garbage is collected on the GUI thread alone.

The collector runs on whichever thread happens to allocate. On the desk's thread it would destroy widgets and timers
that are part of a dead cycle, and Qt ends the process when that happens outside the GUI thread (measured: a
segmentation fault in one of three test runs). So the automatic collector is off, and a timer collects instead.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QObject, QTimer

SWEEP_MS = 500
_MIDDLE_EVERY, _WHOLE_EVERY = 10, 1200
"""After how many sweeps the older objects, and all objects, are looked at: 5 seconds, 10 minutes."""
_MANY = 20_000
"""So many young objects are never looked through again: a look at a million stops the window for half a second."""
_NAME = "garbage"


class _Large:
    """How many large values without cycles are being made."""

    count = 0


_large = _Large()


@contextmanager
def large_value() -> Iterator[None]:
    """A thread makes something large in which nothing refers back, such as a document of 3 MB: nothing is collected
    meanwhile, and it is not looked through afterwards. It ends as all does that is in no cycle."""
    _large.count += 1
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        _large.count -= 1


class Garbage(QObject):
    """Collects the young objects twice a second (some tenths of a millisecond), the old ones seldom."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._sweeps = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SWEEP_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()
        gc.disable()

    def sweep(self) -> None:
        """Collect what is due."""
        self._sweeps += 1
        if _large.count:
            return
        if self._sweeps % _WHOLE_EVERY == 0:
            gc.collect(2)
        elif self._sweeps % _MIDDLE_EVERY == 0:
            gc.collect(1)
        else:
            gc.collect(0)


def collect_on_gui_thread() -> None:
    """Do so from now on, once for the application. Called on the GUI thread before any other thread starts."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(Garbage, _NAME) is None:
        Garbage(application)


def keep_what_is_there() -> None:
    """Look no more at what is there by now: modules, the window and its pages stay as long as the program.

    A sweep over what a start has made would stop the window for 80 ms.
    """
    gc.freeze()
