"""How much each of the readers gets: pages, and kinds of things that are removed; counted while all else rests."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.counted import counted
from incident_desk.domain.errors import DeskError
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Handout
from incident_desk.qt.jobs import Jobs

if TYPE_CHECKING:
    from incident_desk.domain.report import ReportModel
    from incident_desk.formats.redaction.handout import Wish
    from incident_desk.services.export_work import ExportWork


@dataclass(frozen=True, slots=True)
class Count:
    """``pages`` None: nobody has counted them yet, or they can't be counted."""

    kinds: int
    withheld: int
    pages: int | None = None

    @property
    def words(self) -> str:
        """``4 pages, 7 kinds removed``."""
        removed = f"{counted(self.kinds, 'kind')} removed" if self.kinds else "nothing removed"
        if not self.kinds and self.withheld:
            removed = f"{counted(self.withheld, 'field')} withheld"
        return f"{counted(self.pages, 'page')}, {removed}" if self.pages is not None else removed


def count_of(handout: Handout, pages: int | None = None) -> Count:
    """What of a handout is removed."""
    return Count(len({one.sort for one in handout.hidden}), len(handout.withheld), pages)


class Counting(QObject):
    """Counts one wish after the other; a new report begins anew."""

    changed = Signal()
    """Something more is known."""

    def __init__(self, work: "ExportWork", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._jobs = work, Jobs("counts", self)
        self._stopped = threading.Event()
        self._asked: set[Audience] = set()
        self.counts: dict[Audience, Count] = {}

    def words(self, audience: Audience) -> str:
        """What is known of those readers' copy."""
        return self.counts[audience].words if audience in self.counts else "counting…"

    def note(self, handout: Handout, pages: int | None) -> None:
        """What is known of the copy in front; its pages are as many as they were until somebody says otherwise."""
        before = self.counts.get(handout.wish.audience)
        known = pages if pages is not None or before is None else before.pages
        self.counts[handout.wish.audience] = count_of(handout, known)
        # What is copied is another thing now: its pages are counted anew where nobody says how many there are.
        (self._asked.discard if pages is None else self._asked.add)(handout.wish.audience)
        self.changed.emit()

    def pages(self, audience: Audience) -> int:
        """How many pages those readers' file has; 0: nobody knows yet."""
        return (self.counts[audience].pages or 0) if audience in self.counts else 0

    def count(self, report: "ReportModel", wishes: "tuple[Wish, ...]") -> None:
        """Count these, as far as nobody did."""
        for wish in wishes:
            if wish.audience not in self._asked:
                self._asked.add(wish.audience)
                self._count(report, wish)

    def forget(self) -> None:
        """The report is another one."""
        self.stop()
        self.counts.clear()

    def stop(self) -> None:
        """Count no more for now; what is counted stays."""
        self._stopped.set()
        self._stopped = threading.Event()
        self._asked = {one for one, count in self.counts.items() if count.pages is not None}

    def close(self) -> None:
        """Give up; waits until the work has."""
        self._stopped.set()
        self._jobs.close()

    def _count(self, report: "ReportModel", wish: "Wish") -> None:
        stopped, work = self._stopped, self._work

        def prepare() -> Count | None:
            return None if stopped.is_set() else count_of(work.prepare(report, wish))

        def pages() -> Count | None:
            if stopped.is_set():
                return None
            handout = work.prepare(report, wish)
            try:
                return count_of(handout, work.page_count(handout, stopped))
            except DeskError:
                return count_of(handout)

        def then(count: Count | None) -> None:
            if count is not None and not stopped.is_set():
                self.counts[wish.audience] = count
                self.changed.emit()

        self._jobs.run(prepare, then)
        self._jobs.run(pages, then)
