"""Looks for words in everything, off the GUI thread; of several wishes the last one counts.

What was written since the last time is taken in a page at a time, so that acts are not held up by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from incident_desk.qt.link import DeskLink
from incident_desk.services.office import Office
from incident_desk.services.searching import Hit, PageHit, Searching, Within, lines_with

MOST = 60
"""So many rows, and so many lines of documents, are shown."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of these words: rows of records, the best first, and lines of the library's documents."""

    words: str = ""
    within: Within = Within()
    hits: tuple[Hit, ...] = ()
    pages: tuple[PageHit, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether there may be more."""
        return len(self.hits) >= MOST or len(self.pages) >= MOST


class Looker(QObject):
    """One for a window; its index stays open."""

    found = Signal(object)
    """The ``Looked`` of the last wish."""
    prepared = Signal(float)
    """So large a share of the record is taken in: 1 is all of it."""

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._searching: Searching | None = None
        self._wish: tuple[str, Within] | None = None
        self._looks = self._prepares = False

    def prepare(self) -> None:
        """Take in what was written since the last time."""
        if not self._prepares:
            self._prepares = True
            self._link.read(self._take_page, self._on_page_taken)

    def look(self, words: str, within: Within) -> None:
        """Look for these words there; ``found`` follows, unless something else is wished before."""
        self._wish = (words, within)
        self._start()

    # -- on the desk's thread ----------------------------------------------------------------------------------

    def _take_page(self, office: Office) -> float:
        searching = self._of(office)
        return searching.prepare() if searching is not None else 1.0

    def _of(self, office: Office) -> Searching | None:
        if self._searching is None and office.new_searching is not None:
            self._searching = office.new_searching()
        return self._searching

    def _read(self, office: Office, words: str, within: Within) -> Looked:
        searching = self._of(office)
        hits: Sequence[Hit] = searching.look(words, MOST, within) if searching is not None else ()
        pages: Sequence[PageHit] = ()
        if within.documents:
            library = office.playbooks
            pages = lines_with([*library.playbooks(), *library.messages()], words, MOST)
        return Looked(words, within, tuple(hits), tuple(pages))

    # -- back on the GUI thread --------------------------------------------------------------------------------

    def _start(self) -> None:
        if self._wish is None or self._looks:
            return
        (words, within), self._wish, self._looks = self._wish, None, True
        self._link.read(lambda office: self._read(office, words, within), self._on_read)

    def _on_read(self, looked: Looked) -> None:
        self._looks = False
        if self._wish is None:
            self.found.emit(looked)
        else:
            self._start()

    def _on_page_taken(self, share: float) -> None:
        self._prepares = False
        self.prepared.emit(share)
        if share < 1:
            self.prepare()
