"""Opening the record in the background, and keeping what is wished until it is open."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import DeskError, Refused
from incident_desk.qt.jobs import Jobs
from incident_desk.services.office import Office

NOT_OPEN = "The record is not open, so nothing was written"
_log = logging.getLogger(__name__)

Wish = Callable[[Office], None]


class Opening(QObject):
    """The office once it is there. Wishes come before, after, or where it can't be opened at all."""

    opened = Signal(object)
    """The record is open: the ``Office``. What was wished before is done after this was told."""
    open_failed = Signal(object)
    """The record can't be opened: the ``DeskError``."""
    refused = Signal(str)
    """A wish for a record that can't be opened."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: list[Wish] = []
        self._failed, self._closed = False, False
        self._made: Office | None = None
        self.office: Office | None = None

    @property
    def has_failed(self) -> bool:
        """Whether the last try to open it failed."""
        return self._failed

    def open(self, opener: Callable[[], Office]) -> None:
        """Open the record off the GUI thread; ``opened`` or ``open_failed`` follows. After a failure, again."""
        self._failed = False
        self._jobs.run(lambda: self._make(opener), self._on_opened, self._on_open_failed)

    def close(self) -> None:
        """Let the record go once everything that was handed in is done; one that is still being opened as well."""
        self._closed = True
        self._jobs.run(self._let_go)

    def when_open(self, wish: Wish) -> None:
        """Do it now, or in its turn once the record is open."""
        if self.office is not None:
            wish(self.office)
        elif self._failed:
            self.refused.emit(NOT_OPEN)
        else:
            self._waiting.append(wish)

    def _make(self, opener: Callable[[], Office]) -> Office:
        """On the desk's thread, as ``_let_go``: the record closes even if nobody on the GUI thread saw it open."""
        self._made = opener()
        return self._made

    def _let_go(self) -> None:
        if self._made is not None:
            self._made.close()

    def _on_opened(self, office: Office) -> None:
        if self._closed:
            return
        self.office = office
        self.opened.emit(office)
        waiting, self._waiting = self._waiting, []
        for wish in waiting:
            wish(office)

    def _on_open_failed(self, error: Exception) -> None:
        """The window says why it is empty, whatever the reason was; a bug of ours is logged besides."""
        if self._closed:
            return
        self._failed = True
        self._waiting.clear()
        if isinstance(error, DeskError):
            self.open_failed.emit(error)
            return
        _log.error("The record can't be opened", exc_info=error)
        self.open_failed.emit(Refused(f"The program has a fault: {error}. The record itself was not changed"))
