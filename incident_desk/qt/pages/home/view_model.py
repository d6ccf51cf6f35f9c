"""Home's values: the open incidents, the rows that the choice leaves, the figures, and what waits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from heapq import merge

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.clock import ClockReading, clock
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.metrics import Metrics, metrics
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.home.catalogue import Catalogue
from incident_desk.qt.pages.home.choice import OUTSIDE, Choice, severities
from incident_desk.qt.pages.home.library_row import LibraryRow
from incident_desk.qt.pages.home.waiting import Column, waiting
from incident_desk.qt.pages.home.waiting_model import WaitingModel
from incident_desk.qt.ticker import Ticker
from incident_desk.services.office import Office

CARDS_MOST = 3
"""Open incidents that have a card; further ones stand in the list."""


class HomeModel(QObject):
    """The library as it stands, and the clocks of the open incidents.

    Ten thousand records come with each change of one of them, so a row is made only when it is looked at, and the
    figures are counted on the desk's thread.
    """

    rows_changed = Signal()
    """The list is another one."""
    figures_changed = Signal()
    """The figures were counted anew."""
    read = Signal()
    """There are new readings of the open incidents."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._incidents: Sequence[Incident] = ()
        self._runs: Sequence[Incident] = ()
        self._shown: list[Incident] = []
        self.open_incidents: list[Incident] = []
        """Incidents that are worked on, newest first; a drill comes after the real ones."""
        self._catalogue = Catalogue()
        self._now: datetime | None = None
        self._is_counting, self._count_again = False, False
        self._looks, self._is_behind = True, False
        self.waiting = WaitingModel(link, ticker, self)
        self.choice = Choice()
        self.metrics: Metrics | None = None
        self.folder = ""
        self.is_read, self.has_failed = False, False
        self.levels: tuple[str, ...] = ()
        link.opened.connect(self._on_opened)
        link.open_failed.connect(self._on_open_failed)
        link.library_changed.connect(self._on_library_changed)
        link.runs.listed.connect(self._on_runs_listed)
        ticker.ticked.connect(self._on_ticked)
        self._catch_up()

    @property
    def incidents(self) -> Sequence[Incident]:
        """The records that the choice leaves, newest first by when each was declared, not by its number."""
        return self._shown

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self._incidents) + len(self._runs)

    @property
    def contents(self) -> str:
        """What the folder holds: ``46 incidents, 1 drill, 3 checklist runs``."""
        drills = sum(one.record is RecordKind.DRILL for one in self._incidents)
        others = ((drills, "drill"), (len(self._runs), "checklist run"))
        parts = [_counted_words(len(self._incidents) - drills, "incident")]
        return ", ".join((*parts, *(_counted_words(number, what) for number, what in others if number)))

    def row(self, incident: Incident) -> LibraryRow:
        """The record as a line; one from beyond the period says so."""
        now = self._now or incident.declared_at
        row = self._catalogue.row(incident, now)
        if not self.choice.reaches_back(incident, now):
            return row
        return replace(row, caption=f"{row.key} · {OUTSIDE}")

    def reading(self, incident: Incident) -> ClockReading | None:
        """The clocks of an open incident at the last tick."""
        return clock(incident, max(self._now, incident.declared_at)) if self._now else None

    def choose(self, choice: Choice) -> None:
        """Show what this choice leaves."""
        if choice == self.choice:
            return
        period = choice.recent != self.choice.recent
        self.choice = choice
        self._pick()
        if period:
            self._count()

    def search(self, text: str) -> None:
        """Leave the rows that hold all these words."""
        self.choose(replace(self.choice, words=tuple(text.casefold().split())))

    def look(self, looks: bool) -> None:
        """Whether anybody looks; what came meanwhile is caught up with as soon as somebody does."""
        self._looks = looks
        if looks and self._is_behind:
            self._is_behind = False
            self._on_library_changed(self._incidents)

    # -- inside -------------------------------------------------------------------------------------------

    def _catch_up(self) -> None:
        """Home can be made long after the record was opened."""
        self.has_failed = self._link.has_failed
        if self._link.office is not None:
            self._on_opened(self._link.office)
        if self._link.library is not None:
            self._runs = self._link.runs.all
            self._on_library_changed(self._link.library)

    def _on_opened(self, office: Office) -> None:
        self.folder, self._now = office.folder, office.now()
        self.rows_changed.emit()

    def _on_open_failed(self, _error: object) -> None:
        self.has_failed = True
        self.rows_changed.emit()

    def _on_library_changed(self, incidents: Sequence[Incident]) -> None:
        self._incidents = sorted(incidents, key=_declared, reverse=True)
        self.is_read, self.has_failed = True, False
        self._is_behind = not self._looks
        if self._is_behind:
            return
        running = [one for one in self._incidents if one.is_open]
        self.open_incidents = sorted(running, key=lambda one: one.record is RecordKind.DRILL)
        self.levels = severities(incidents)
        self._pick()
        self._count()
        self.read.emit()

    def _on_runs_listed(self, runs: Sequence[Incident]) -> None:
        self._runs = runs
        self._is_behind = self._is_behind or not self._looks
        if self.is_read and self._looks:
            self._pick()
            self._count()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        self.read.emit()

    def _pick(self) -> None:
        """What has a card is not repeated in the list, but a narrowed list finds it too."""
        cards = set() if self.choice.is_narrow else {one.id for one in self.open_incidents[:CARDS_MOST]}
        left = self._catalogue.left_by(self.choice, self._all, self._now)
        self._shown = [one for one in left if one.id not in cards]
        self.rows_changed.emit()

    @property
    def _all(self) -> Sequence[Incident]:
        """Incidents and checklist runs, newest first; each kind keeps its own order."""
        if not self._runs:
            return self._incidents
        return list(merge(self._incidents, self._runs, key=_declared, reverse=True))

    def _count(self) -> None:
        """Count on the desk's thread; what changes meanwhile is met by one further count."""
        if self._is_counting:
            self._count_again = True
            return
        self.waiting.hold()
        self._is_counting, incidents, choice = True, tuple(self._incidents), self.choice
        runs = tuple(self._runs)
        self._link.read(lambda office: _counted(incidents, runs, choice, office.now()), self._on_counted)

    def _on_counted(self, counted: tuple[Metrics, Column]) -> None:
        self._is_counting = False
        figures, found = counted
        if figures != self.metrics:
            self.metrics = figures
            self.figures_changed.emit()
        self.waiting.take((*self._incidents, *self._runs), found)
        if self._count_again:
            self._count_again = False
            self._count()


def _counted(
    incidents: Sequence[Incident], runs: Sequence[Incident], choice: Choice, now: datetime
) -> tuple[Metrics, Column]:
    """Runs wait, and stand in no figure."""
    return metrics(incidents, now, choice.since(now)), waiting((*incidents, *runs), now)


def _counted_words(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _declared(record: Incident) -> datetime:
    return record.declared_at
