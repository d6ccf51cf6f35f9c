"""What the page knows: which incidents are asked for, their figures, and which of them is looked at.

What each incident adds is read once, slice by slice on a thread of its own, and it is said how far that is. A newer
question takes the place of an older one: what is read is kept, what was counted for the older one is dropped.
Nothing that is made here refers back, so that the collector of the window need not look through it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.incident import Incident
from incident_desk.domain.metrics_over import Chosen
from incident_desk.domain.objectives import RTO, Verdict
from incident_desk.domain.recurrence import CameBack
from incident_desk.domain.targets_met import first_targets
from incident_desk.qt.garbage import large_value
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.metrics.asked import Asked, levels
from incident_desk.qt.pages.metrics.axis import Axis
from incident_desk.qt.pages.metrics.costs import CostBook, Rate, no_rate
from incident_desk.qt.pages.metrics.outages import OutageBook, history_of
from incident_desk.qt.pages.metrics.rows import (
    MeasureShown,
    Target,
    dot_of,
    measure_shown,
    ordered,
    shared_axis,
    target_of,
)
from incident_desk.qt.pages.metrics.side import Known, Parts, SideRow, parts_of
from incident_desk.qt.ticker import Ticker
from incident_desk.services.measuring import Measures, Measuring

SLICE = 100
"""Incidents that are read in one go; between two a newer question has its turn."""
GATHER_MS = 400
"""How long changes of the record are gathered before they are counted."""
_AGAIN = timedelta(seconds=60)
"""How long the figures of what is open stand, for time alone moves them on."""
_ACKNOWLEDGE, _RESOLVE, _IMPACT = (
    ("Time to acknowledge", "Time to acknowledge, from declared"),
    "Time to resolve",
    "Impact duration",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """All that the page shows of one question."""

    asked: Asked
    found: Measures
    measures: tuple[MeasureShown, ...]
    history: tuple[Incident, ...]
    parts: Parts
    axis: Axis
    over: dict[str, frozenset[str]] = field(default_factory=dict)
    """The keys that missed what goes with a measure, by its name."""


@dataclass(frozen=True, slots=True)
class _Question:
    turn: int
    asked: Asked
    every: tuple[Incident, ...]
    now: datetime
    offers: bool
    """Whether the record is another one than that of which severities and words were offered."""


class MetricsModel(QObject):
    """Counts while somebody looks."""

    changed = Signal()
    """There are other figures, or none any more."""
    progress_changed = Signal()
    """More of what is asked for was read."""
    marked = Signal()
    """Another incident is looked at."""
    offered = Signal()
    """Other severities or words can be asked for."""

    def __init__(self, link: DeskLink, ticker: Ticker, parent: QObject | None = None, rate: Rate = no_rate) -> None:
        """``rate`` is what an hour of a person costs, as it is kept at the time."""
        super().__init__(parent or link)
        self._link, self._jobs = link, Jobs("metrics", self)
        self._measuring = Measuring()
        self.outages, self.costs = OutageBook(link, self), CostBook(link, rate, self)
        self.asked = Asked()
        self.counted: Counted | None = None
        self.mark = ""
        """The key of the incident that is looked at."""
        self.levels: tuple[str, ...] = ()
        self.words: tuple[str, ...] = ()
        self.left, self.total = 0, 0
        """How many incidents are still to be read for the question, and of how many."""
        self._turn, self._looks, self._is_behind = 0, False, True
        self._offered_of: object = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(GATHER_MS)
        self._soon.timeout.connect(self._begin)
        link.library_changed.connect(self._on_library_changed)
        ticker.ticked.connect(self._on_ticked)

    @property
    def has_library(self) -> bool:
        """Whether the record was read."""
        return self._link.library is not None

    @property
    def has_failed(self) -> bool:
        """Whether the record can't be opened."""
        return self._link.has_failed

    @property
    def is_empty(self) -> bool:
        """Whether the record holds nothing that could be counted at any time."""
        return not self._link.library

    def ask(self, asked: Asked) -> None:
        """Count this; what is counted for another question is dropped."""
        if asked != self.asked:
            self.asked = asked
            self._begin()

    def look(self, looks: bool) -> None:
        """Whether anybody looks: what nobody sees is not counted."""
        self._looks = looks
        if not looks:
            self._is_behind = self._is_behind or self.left > 0
            self._turn += 1
            self._soon.stop()
            self.costs.stop()
        elif self._is_behind or self.counted is None:
            self._begin()
        else:
            self.costs.ask(self.counted.found.chosen.incidents)

    def look_at(self, key: str) -> None:
        """Look at this incident on every strip; empty: at none."""
        if key != self.mark:
            self.mark = key
            self.marked.emit()

    def marked_rows(self) -> tuple[MeasureShown, ...]:
        """The measures, each with the dot of the incident that is looked at."""
        counted = self.counted
        if counted is None or not self.mark:
            return counted.measures if counted is not None else ()
        found = []
        for shown, figure in zip(counted.measures, ordered(counted.found.figures), strict=True):
            value = next((one for one in figure.values if one.key == self.mark), None)
            over = counted.over.get(figure.rule.name, frozenset())
            found.append(replace(shown, marked=dot_of(value, counted.axis, over) if value is not None else None))
        return tuple(found)

    def side(self) -> list[SideRow]:
        """The rows of the right column."""
        counted = self.counted
        if counted is None:
            return []
        return counted.parts.rows(counted.found.came_back, self.mark, self.costs.rows())

    def close(self) -> None:
        """The window closes."""
        self._turn += 1
        self._soon.stop()
        self.outages.stop()
        self.costs.close()
        self._jobs.close()

    # -- inside ---------------------------------------------------------------------------------------------------

    def _on_library_changed(self, _rows: Sequence[Incident]) -> None:
        if self._looks:
            self._soon.start()
        else:
            self._is_behind = True

    def _on_ticked(self, now: datetime) -> None:
        counted = self.counted
        if counted is None or not self._looks or self.left or now - counted.found.now < _AGAIN:
            return
        if any(one.is_open for one in counted.found.chosen.incidents[-_OPEN_AMONG:]):
            self._begin()

    def _begin(self) -> None:
        office, library = self._link.office, self._link.library
        if office is None or library is None or not self._looks:
            self._is_behind = True
            self.changed.emit()
            return
        self._turn += 1
        self._is_behind = False
        offers = library is not self._offered_of
        question = _Question(self._turn, self.asked, tuple(library), office.now(), offers)
        self._jobs.run(lambda: self._choose(question), self._on_chosen)

    def _choose(self, question: _Question) -> "tuple[_Question, Chosen, list[Incident]]":
        with large_value():
            chosen = self._measuring.choose(question.every, question.asked.wanted(question.now))
            return question, chosen, self._measuring.unread(chosen.incidents)

    def _on_chosen(self, found: "tuple[_Question, Chosen, list[Incident]]") -> None:
        question, chosen, unread = found
        if question.turn == self._turn:
            self.left, self.total = len(unread), len(unread)
            self._read_on(question, chosen, unread)

    def _read_on(self, question: _Question, chosen: Chosen, unread: list[Incident]) -> None:
        some, rest = unread[:SLICE], unread[SLICE:]

        def read() -> None:
            with large_value():
                self._measuring.read(some, question.now)

        def go_on(_nothing: object) -> None:
            if question.turn == self._turn:
                self.left = len(rest)
                self.progress_changed.emit()
                self._read_on(question, chosen, rest)

        if some:
            self._jobs.run(read, go_on)
        else:
            self._jobs.run(lambda: self._count(question, chosen), self._on_counted)

    def _count(self, question: _Question, chosen: Chosen) -> tuple[_Question, Counted]:
        with large_value():
            found = self._measuring.figures(chosen, question.asked.wanted(question.now), question.now)
            return question, counted_of(question.asked, found, question.every)

    def _on_counted(self, found: tuple[_Question, Counted]) -> None:
        question, counted = found
        if question.turn != self._turn:
            return
        before = self.counted
        same = before is not None and before.found.chosen.incidents == counted.found.chosen.incidents
        if same and before is not None:
            counted = replace(counted, found=replace(counted.found, came_back=before.found.came_back))
        self.counted = counted
        self.changed.emit()
        self.costs.ask(counted.found.chosen.incidents)
        self._jobs.run(lambda: self._compare(question, counted), self._on_compared)

    def _compare(
        self, question: _Question, counted: Counted
    ) -> tuple[_Question, tuple[CameBack, ...], tuple[str, ...]]:
        """What came back, and the words that can be asked for: nobody waits for these."""
        with large_value():
            back = self._measuring.came_back(counted.found.chosen.incidents, question.every)
            words = self._measuring.words(question.every) if question.offers else self.words
            return question, back, tuple(words)

    def _on_compared(self, found: tuple[_Question, tuple[CameBack, ...], tuple[str, ...]]) -> None:
        question, back, words = found
        if question.turn != self._turn or self.counted is None:
            return
        offers = (levels(question.every) if question.offers else self.levels, words)
        self._offered_of = self._offered_of if not question.offers else self._link.library
        if offers != (self.levels, self.words):
            self.levels, self.words = offers
            self.offered.emit()
        if back != self.counted.found.came_back:
            self.counted = replace(self.counted, found=replace(self.counted.found, came_back=back))
            self.changed.emit()


_OPEN_AMONG = 200
"""What is open is among the newest."""


def counted_of(asked: Asked, found: Measures, every: Sequence[Incident]) -> Counted:
    """All that is shown of these figures."""
    incidents = found.chosen.incidents
    left_out = {one.key for one in found.chosen.left_out}
    known = {one.key: one for one in incidents}
    known.update({one.key: one for one in every if one.key in left_out} if left_out else {})
    over = _over(found)
    targets = _targets(incidents, over)
    figures = ordered(found.figures)
    axis = shared_axis(figures, targets.values())
    shown = tuple(
        measure_shown(one, axis, over.get(one.rule.name, frozenset()), targets.get(one.rule.name))
        for one in figures
    )
    marks = axis.marks(0.1)
    shown = tuple(replace(one, marks=marks) for one in shown)
    return Counted(asked, found, shown, history_of(incidents), parts_of(found, Known(known)), axis, over)


def _over(found: Measures) -> dict[str, frozenset[str]]:
    response = frozenset(found.all_targets.response.missed)
    missed = (one.key for one in found.objectives if one.goal.name == RTO and one.verdict is Verdict.MISSED)
    return {
        **dict.fromkeys(_ACKNOWLEDGE, response),
        _RESOLVE: frozenset(found.all_targets.resolution.missed),
        _IMPACT: frozenset(missed),
    }


def _targets(incidents: Sequence[Incident], over: Mapping[str, frozenset[str]]) -> dict[str, Target]:
    """For each measure that a target judges, the target of which most incidents missed theirs, else the one that
    most of them had."""
    responses, resolutions = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for one in incidents:
        held, name = first_targets(one), one.severity or ""
        if held.response is not None and held.response.seconds:
            responses[name, held.response.seconds] += _weight(one.key in over[_ACKNOWLEDGE[0]])
        if held.resolution is not None and held.resolution.seconds:
            resolutions[name, held.resolution.seconds] += _weight(one.key in over[_RESOLVE])
    found: dict[str, Target] = {}
    for names, counts in ((_ACKNOWLEDGE, responses), ((_RESOLVE,), resolutions)):
        if counts:
            severity, seconds = min(counts, key=lambda pair: (-counts[pair], pair))
            found.update({name: target_of(severity, seconds, name) for name in names})
    return found


def _weight(is_missed: bool) -> int:
    """What is red on a strip needs its flag more than what is not."""
    return 1_000_000 if is_missed else 1
