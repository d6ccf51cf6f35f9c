"""The pages of the report while it is written: made anew after a rest, by the same compiler as the PDF.

Reading a picture takes some 10 ms, and a report has eight: the pages in sight are read first and shown, the others
after them.
"""

import re
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from struct import unpack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from incident_desk.domain.errors import DeskError
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.review_aid import Aid, aids_of
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.view_model import ReviewModel
from incident_desk.qt.png import picture_of
from incident_desk.services.reporting import PageWish, Place

if TYPE_CHECKING:
    from incident_desk.domain.report import ReportModel
    from incident_desk.services.office import Office

_NUMBER = re.compile(r"^\d{1,3} ")
"""What the report puts before the title of a section."""
REST_MS = 600
"""How long after a change of the record the pages are made."""
MOST = 12
"""So many pages are pictured; the file has all of them."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The first pages as pictures, how many pages there are, how many rows of long tables were left out of them,
    the same report as Markdown, whole, where its sections begin, and what the record says in each of the review's.

    ``unread`` are those pictures (PNG, by their place) that are not read yet: the page before it stands there.
    """

    pictures: tuple[QImage, ...]
    count: int
    left_out: int
    markdown: str
    places: tuple[Place, ...] = ()
    aids: Mapping[str, tuple[Aid, ...]] = field(default_factory=dict)
    unread: Mapping[int, bytes] = field(default_factory=dict)

    def read(self) -> "Sheets":
        """The same with every picture read."""
        pictures = [
            _picture(self.unread[place]) if place in self.unread else picture
            for place, picture in enumerate(self.pictures)
        ]
        return replace(self, pictures=tuple(pictures), unread={})

    def place_of(self, title: str) -> Place | None:
        """Where that section begins; None where the report leaves it out, or its page is not pictured."""
        found = next((one for one in self.places if _NUMBER.sub("", one.title) == title), None)
        return found if found is not None and found.page <= len(self.pictures) else None


_Of = tuple[str, int, float, int, str]
"""What pages are made of: the incident's key and number of events, dots an inch, the approved version that is
looked at (0: as it stands), and the name of the template."""


class PaperModel(QObject):
    """Makes the pages while somebody looks, one set at a time; what is out of date is given up."""

    changed = Signal()
    """There are other pages, or another word of them."""

    def __init__(self, link: DeskLink, review: ReviewModel) -> None:
        super().__init__(link)
        self._link, self._review = link, review
        self._jobs = Jobs("paper", self)
        self._stopped: threading.Event | None = None
        self._looks, self._ppi = False, 0.0
        self._made: _Of | None = None
        self._wanted: _Of | None = None
        self.sheets: Sheets | None = None
        self.in_sight = range(1)
        """The places of the pages that are looked at."""
        self.problem, self.is_busy = "", False
        self.version = 0
        """The approved version that is shown; 0: the report as it stands."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make)
        review.changed.connect(self._on_changed)

    @property
    def is_whole(self) -> bool:
        """Whether the pages are there, and each of them read."""
        return self.sheets is not None and not self.sheets.unread

    def look(self, looks: bool) -> None:
        """Whether anybody looks; what nobody sees is not made."""
        self._looks = looks
        if looks:
            self._make()

    def fit(self, ppi: float) -> None:
        """Set the pages in so many dots an inch."""
        if abs(ppi - self._ppi) > 1:
            self._ppi = ppi
            self._on_changed()

    def show_version(self, version: int) -> None:
        """Show that approved version, or with 0 the report as it stands."""
        if version != self.version:
            self.version = version
            self._on_changed()

    def close(self) -> None:
        """Give up what is being made; waits until it is."""
        self._give_up()
        self._jobs.close()

    # -- within -----------------------------------------------------------------------------------------------

    @property
    def _now(self) -> _Of | None:
        """What the pages would be made of."""
        incident = self._review.incident
        template = self._review.template
        if incident is None or not self._ppi:
            return None
        return incident.key, incident.seq, self._ppi, self.version, template.name if template else ""

    def _on_changed(self) -> None:
        now = self._now
        if self._made is not None and (now is None or now[0] != self._made[0]):
            self._made, self.sheets, self.version = None, None, 0
            now = self._now
            self.changed.emit()
        if self._looks and now != self._wanted:
            self._rest.start()

    def _make(self) -> None:
        now = self._now
        if not self._looks or now is None or now in (self._made, self._wanted):
            return
        self._give_up()
        self._wanted, stopped = now, threading.Event()
        self._stopped = stopped
        self._set_busy(True)
        key, version = now[0], now[3]
        self._link.read(lambda office: office.report(key, version), lambda report: self._set(report, now, stopped))

    def _set(self, report: "ReportModel", of: _Of, stopped: threading.Event) -> None:
        office, template = self._link.office, self._review.template
        if office is None or stopped.is_set():
            return
        looked_at = _LookedAt(self.in_sight, self.sheets.pictures if self.sheets is not None else ())
        self._jobs.run(
            lambda: _sheets(office, report, (of[2], template, looked_at), stopped),
            lambda sheets: self._on_made(sheets, of),
            lambda error: self._on_failed(error, stopped),
        )

    def _on_made(self, sheets: Sheets, of: _Of) -> None:
        if of == self._wanted:
            self._made, self.sheets, self.problem = of, sheets, ""
            self._set_busy(False)
            if sheets.unread:
                self._jobs.run(sheets.read, self._on_read)

    def _on_read(self, sheets: Sheets) -> None:
        if self.sheets is not None and self.sheets.markdown is sheets.markdown:
            self.sheets = sheets
            self.changed.emit()

    def _on_failed(self, error: Exception, stopped: threading.Event) -> None:
        if not isinstance(error, DeskError):
            raise error
        if not stopped.is_set():
            self.problem = str(error)
            self._set_busy(False)

    def _give_up(self) -> None:
        if self._stopped is not None:
            self._stopped.set()

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.changed.emit()


def _picture(png: bytes) -> QImage:
    """As the screen wants it: paper lets nothing through."""
    return picture_of(png).convertToFormat(QImage.Format.Format_RGB32)


def _size(png: bytes) -> QSize:
    """What its head says (PNG, third edition, 11.2.1: width and height are the first that IHDR holds)."""
    return QSize(*unpack(">II", png[16:24]))


@dataclass(frozen=True, slots=True)
class _LookedAt:
    """The places of the pages in sight, and what is shown of the report as it was before."""

    places: range
    before: tuple[QImage, ...]

    def stand_in(self, place: int, png: bytes) -> QImage:
        """What is shown of a page until it is read: the page before it, or an empty sheet of the same size."""
        size = _size(png)
        if place < len(self.before) and self.before[place].size() == size:
            return self.before[place]
        empty = QImage(size, QImage.Format.Format_RGB32)
        empty.fill(0xFFFFFFFF)
        return empty


def _sheets(
    office: "Office",
    report: "ReportModel",
    how: tuple[float, ReviewTemplate | None, _LookedAt],
    stopped: threading.Event,
) -> Sheets:
    """Off the window's thread."""
    ppi, template, looked_at = how
    with ThreadPoolExecutor(1, "beside the pages") as beside:
        # The pages come from a child: what is told beside them is made meanwhile.
        words = beside.submit(_words, report, template)
        pages = office.new_reporting().pages(report, PageWish(ppi, MOST), stopped)
        unread = {place: png for place, png in enumerate(pages.pictures) if place not in looked_at.places}
        pictures = tuple(
            looked_at.stand_in(place, png) if place in unread else _picture(png)
            for place, png in enumerate(pages.pictures)
        )
        markdown, aids = words.result()
    return Sheets(pictures, pages.count, pages.left_out, markdown, pages.places, aids, unread)


def _words(report: "ReportModel", template: ReviewTemplate | None) -> tuple[str, Mapping[str, tuple[Aid, ...]]]:
    """The report as Markdown, and what the record says in each of the review's sections."""
    return markdown_of(report), aids_of(report, template) if template is not None else {}
