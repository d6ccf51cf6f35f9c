"""Filters long timelines off the window's thread; of several wishes the last one counts."""

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.timeline import Entry
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.pages.timeline.filtering import Sifted, Wanted, sift

AT_ONCE = 3_000
"""So many rows are filtered at once, in some 5 ms; more are handed to a thread."""


class Sifter(QObject):
    """Says what is shown of the rows that it was given last."""

    sifted = Signal(object)
    """The ``Sifted`` of the last wish."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs("timeline", self)
        self._wish: tuple[tuple[Entry, ...], Wanted] | None = None
        self._is_busy = False

    def sift(self, entries: tuple[Entry, ...], wanted: Wanted) -> None:
        """Filter these rows; ``sifted`` follows, at once where they are few."""
        self._wish = (entries, wanted)
        if len(entries) <= AT_ONCE and not self._is_busy:
            self._tell(sift(entries, wanted))
        elif not self._is_busy:
            self._start()

    def close(self) -> None:
        """Wait for what is under way; nothing is filtered after it."""
        self._wish = None
        self._jobs.close()

    def _start(self) -> None:
        if self._wish is not None:
            (entries, wanted), self._is_busy = self._wish, True
            self._jobs.run(lambda: (entries, sift(entries, wanted)), self._on_done)

    def _on_done(self, found: tuple[tuple[Entry, ...], Sifted]) -> None:
        entries, sifted = found
        self._is_busy = False
        if self._wish is None:
            return
        if self._wish[0] is entries and self._wish[1] == sifted.wanted:
            self._tell(sifted)
        else:
            self._start()

    def _tell(self, sifted: Sifted) -> None:
        self._wish = None
        self.sifted.emit(sifted)
