"""Makes the pictures of the pages: of the copy as sent, with what is marked, or of the report as it was before."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from incident_desk.domain.errors import DeskError
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.marks import Mark
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.png import picture_of
from incident_desk.services.export_values import Sheets, View
from incident_desk.services.reporting import PageWish

if TYPE_CHECKING:
    from incident_desk.domain.report import ReportModel
    from incident_desk.services.export_work import ExportWork

MOST = 40
"""So many pages are pictured; the file has all of them."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pages as pictures for the screen, with the marks of each."""

    pages: tuple[QImage, ...]
    sheets: Sheets
    of: Handout
    """Whose pages they are: those of the wish before stay in sight until the new ones are there."""

    @property
    def count(self) -> int:
        """How many pages there are; the file may have others: see ``is_the_file``."""
        return self.sheets.count

    def is_the_file(self, handout: Handout, view: View) -> bool:
        """Whether these are the pages of that copy's file: with all rows, and with no word where it has none."""
        says_more = not handout.wish.on.says_removed and any(one.is_removed for one in handout.findings)
        is_as_sent = view is View.SENT or (view is View.MARKED and not says_more)
        return self.of is handout and is_as_sent and not self.sheets.left_out

    def marks(self, page: int) -> tuple[Mark, ...]:
        """The marks of a page, from 0."""
        return tuple(one for one in self.sheets.marks if one.page == page)


class Picturing(QObject):
    """The pictures of one handout, view by view; those of a view stay until the handout is another one."""

    changed = Signal()
    """There are other pictures, or another word of them."""

    def __init__(self, work: "ExportWork", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._jobs = work, Jobs("sheets", self)
        self._stopped = threading.Event()
        self._of: tuple[ReportModel, Handout] | None = None
        self._leaks: tuple[Leak, ...] = ()
        self._there: dict[tuple[View, int], Pictures] = {}
        self._wanted: tuple[View, int] | None = None
        self._last: dict[View, Pictures] = {}
        self.problem, self.is_busy = "", False

    def use(self, report: "ReportModel", handout: Handout) -> None:
        """From now on the pages are those of this handout; what was shown stays until they are there."""
        self._give_up()
        if self._of is not None and self._of[0].header.id != report.header.id:
            self._last.clear()
        self._of = report, handout
        self._leaks = ()
        self._there.clear()
        self.problem = ""

    def show_leaks(self, leaks: tuple[Leak, ...]) -> None:
        """These leaks are to be marked as well."""
        if leaks != self._leaks:
            self._leaks = leaks
            self._give_up()
            self._there.clear()
            self.changed.emit()

    def pictures(self, view: View) -> Pictures | None:
        """What there is of a view, if it is of an earlier wish as well."""
        return self._last.get(view)

    def want(self, view: View, ppi: float) -> None:
        """Have the pages of a view in so many dots an inch."""
        wanted = view, round(ppi)
        if self._of is None or ppi <= 0 or wanted == self._wanted:
            return
        if wanted in self._there:
            if self._last.get(view) is not self._there[wanted]:
                self._last[view] = self._there[wanted]
                self.changed.emit()
            return
        self._give_up()
        self._wanted, self.is_busy = wanted, True
        self._make(self._of, wanted)
        self.changed.emit()

    def close(self) -> None:
        """Give up; waits until the work has."""
        self._give_up()
        self._jobs.close()

    def _make(self, of: "tuple[ReportModel, Handout]", wanted: tuple[View, int]) -> None:
        stopped, work, leaks = self._stopped, self._work, self._leaks
        view, ppi = wanted

        def make() -> Pictures | None:
            if stopped.is_set():
                return None
            sheets = work.sheets(*of, view, PageWish(ppi, MOST), stopped, leaks)
            return Pictures(tuple(map(picture_of, sheets.pictures)), sheets, of[1])

        def then(pictures: Pictures | None) -> None:
            if pictures is not None and not stopped.is_set():
                self._there[wanted] = self._last[view] = pictures
                self._end("")

        def failed(error: Exception) -> None:
            if not isinstance(error, DeskError):
                raise error
            if not stopped.is_set():
                self._end(str(error))

        self._jobs.run(make, then, failed)

    def _end(self, problem: str) -> None:
        self._wanted, self.problem, self.is_busy = None, problem, False
        self.changed.emit()

    def _give_up(self) -> None:
        self._stopped.set()
        self._stopped = threading.Event()
        self._wanted, self.is_busy = None, False
