"""Filters long timelines off the window's thread; of several wishes the last one counts.

A row that came or reads otherwise is looked at by itself, however long the timeline is.
"""

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.timeline import Entry
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.pages.timeline.filtering import Known, Sifted, Wanted, moved_on, sift

AT_ONCE = 3_000
"""So many rows are filtered at once, in some 5 ms; more are handed to a thread."""


class Sifter(QObject):
    """Says what is shown of the rows that it was given last."""

    sifted = Signal(object)
    """The ``Sifted`` of the last wish."""
    begun = Signal()
    """A thread begins to look: other rows will be shown soon."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs("timeline", self)
        self._wish: tuple[tuple[Entry, ...], Wanted] | None = None
        self._known: Known | None = None
        self._is_busy = False

    def sift(self, entries: tuple[Entry, ...], wanted: Wanted) -> None:
        """Filter these rows; ``sifted`` follows, at once where they are few."""
        self._wish = (entries, wanted)
        if self._is_busy:
            return
        quick = moved_on(self._known, entries, wanted, AT_ONCE) if self._known is not None else None
        if quick is None and len(entries) <= AT_ONCE:
            quick = sift(entries, wanted, self._known)
        if quick is None:
            self._start()
        else:
            self._tell(entries, quick)

    def close(self) -> None:
        """Wait for what is under way; nothing is filtered after it."""
        self._wish = None
        self._jobs.close()

    def _start(self) -> None:
        if self._wish is not None:
            (entries, wanted), known, self._is_busy = self._wish, self._known, True
            self.begun.emit()
            self._jobs.run(lambda: (entries, sift(entries, wanted, known)), self._on_done)

    def _on_done(self, found: tuple[tuple[Entry, ...], Sifted]) -> None:
        entries, sifted = found
        self._is_busy = False
        self._known = Known(entries, sifted)
        wish = self._wish
        if wish is None:
            return
        if wish[0] is entries and wish[1] == sifted.wanted:
            self._tell(entries, sifted)
        else:
            self.sift(*wish)

    def _tell(self, entries: tuple[Entry, ...], sifted: Sifted) -> None:
        self._wish, self._known = None, Known(entries, sifted)
        self.sifted.emit(sifted)
