"""Reads the past of one check off the GUI thread: one reading at a time, of what is wanted last."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from incident_desk.domain.health import Outcome, Sample
from incident_desk.domain.health_past import CoursePoint, Past
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.services.history import History

DAY = timedelta(hours=24)
PATIENCE = timedelta(seconds=10)
"""A reading that failed has no answer."""
POINTS = 240
ANSWERS = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of which check, of which window, and since when it has failed, if it does."""

    key: str
    check: str
    since: datetime
    until: datetime
    failing_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class PastRead:
    """What the history had of it."""

    key: str = ""
    day: Past | None = None
    """The last 24 hours."""
    usual: Past | None = None
    """The 24 hours before the trouble began."""
    course: tuple[CoursePoint, ...] = ()
    answers: tuple[Sample, ...] = ()
    last_good: Sample | None = None
    window: Past | None = None
    """The window that is shown."""


class PastReader:
    """Asks the history; what is wanted while it reads is read after that, and only the last of it."""

    def __init__(self, feed: HealthFeed, then: Callable[[PastRead], None]) -> None:
        self._feed, self._then = feed, then
        self._reads: Wanted | None = None
        self._next: Wanted | None = None

    def want(self, wanted: Wanted) -> None:
        """Read this, now or after what is being read; where nothing came of that for long, now after all."""
        if self._reads is not None and wanted.until - self._reads.until < PATIENCE:
            self._next = wanted
            return
        self._reads, self._next = wanted, None
        if not self._feed.history.read(partial(read_past, wanted), self._on_read):
            self._reads = None

    def _on_read(self, found: PastRead) -> None:
        following, self._reads, self._next = self._next, None, None
        self._then(found)
        if following is not None:
            self.want(following)


def read_past(wanted: Wanted, history: History) -> PastRead:
    """What the history has. It reads a file: on the history's thread."""
    begins = wanted.failing_from or wanted.until
    day = history.figures(wanted.check, wanted.until - DAY, wanted.until)
    usual = history.figures(wanted.check, begins - DAY, begins) if wanted.failing_from else day
    answers = tuple(one.sample for one in history.answers(wanted.check, wanted.until, ANSWERS))
    good = next((one for one in answers if one.outcome is Outcome.OK), None)
    if good is None and wanted.failing_from is not None:
        before = history.answers(wanted.check, wanted.failing_from, 3)
        good = next((one.sample for one in before if one.sample.outcome is Outcome.OK), None)
    course = history.course(wanted.check, wanted.since, wanted.until, POINTS)
    window = history.figures(wanted.check, wanted.since, wanted.until)
    return PastRead(wanted.key, day, usual, course, answers, good, window)
