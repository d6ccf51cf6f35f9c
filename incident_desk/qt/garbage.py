"""Python's cyclic garbage is collected on the GUI thread alone.

The collector runs on whichever thread happens to allocate. On the desk's thread it would destroy widgets and timers
that are part of a dead cycle, and Qt ends the process when that happens outside the GUI thread (measured: a
segmentation fault in one of three test runs). So the automatic collector is off, and a timer collects instead.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

SWEEP_MS = 500
_MIDDLE_EVERY, _WHOLE_EVERY = 10, 1200
"""After how many sweeps the older objects, and all objects, are looked at: 5 seconds, 10 minutes."""
_MANY = 20_000
"""Of so many young objects most are a document or a record that was just read. They are made old without a look at
them, for looking through a million stops the window for half a second; what else is among them waits longer."""
_NAME = "garbage"


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
        if gc.get_count()[0] > _MANY:
            gc.freeze()
            gc.unfreeze()
        elif self._sweeps % _WHOLE_EVERY == 0:
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
