"""The pages of the report while it is written: made anew after a rest, by the same compiler as the PDF."""

import re
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from incident_desk.domain.errors import DeskError
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.review_aid import Aid, aids_of
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.view_model import ReviewModel
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
    """

    pictures: tuple[QImage, ...]
    count: int
    left_out: int
    markdown: str
    places: tuple[Place, ...] = ()
    aids: Mapping[str, tuple[Aid, ...]] = field(default_factory=dict)

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
        self.problem, self.is_busy = "", False
        self.version = 0
        """The approved version that is shown; 0: the report as it stands."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make)
        review.changed.connect(self._on_changed)

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
        self._jobs.run(
            lambda: _sheets(office, report, (of[2], template), stopped),
            lambda sheets: self._on_made(sheets, of),
            lambda error: self._on_failed(error, stopped),
        )

    def _on_made(self, sheets: Sheets, of: _Of) -> None:
        if of == self._wanted:
            self._made, self.sheets, self.problem = of, sheets, ""
            self._set_busy(False)

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


def _sheets(
    office: "Office", report: "ReportModel", how: tuple[float, ReviewTemplate | None], stopped: threading.Event
) -> Sheets:
    """Off the window's thread."""
    ppi, template = how
    with ThreadPoolExecutor(1, "beside the pages") as beside:
        # The pages come from a child: what is told beside them is made meanwhile.
        words = beside.submit(_words, report, template)
        pages = office.new_reporting().pages(report, PageWish(ppi, MOST), stopped)
        pictures = tuple(QImage.fromData(one) for one in pages.pictures)
        markdown, aids = words.result()
    return Sheets(pictures, pages.count, pages.left_out, markdown, pages.places, aids)


def _words(report: "ReportModel", template: ReviewTemplate | None) -> tuple[str, Mapping[str, tuple[Aid, ...]]]:
    """The report as Markdown, and what the record says in each of the review's sections."""
    return markdown_of(report), aids_of(report, template) if template is not None else {}
