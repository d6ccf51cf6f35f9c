"""A bug of ours is logged and shown, never hidden; the desk goes on."""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger("incident_desk")


class Faults(QObject):
    """Hears of exceptions that nobody caught on the GUI thread."""

    happened = Signal(str)
    """What it was, in the exception's own words."""

    def listen(self) -> None:
        """Take in, from now on, what would only stand on standard error."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log it, print it and tell of it. Ctrl+C in the terminal ends the program as ever."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, Exception):
            _log.critical("A bug", exc_info=(kind, error, trace))
            self.happened.emit(f"{kind.__name__}: {error}")
