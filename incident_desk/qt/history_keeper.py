"""The history of the checks in the window: written in batches and read, both on a thread of its own."""

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.health_past import Judged
from incident_desk.domain.incident import Incident
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.services.history import History, Kept, spans_to_keep
from incident_desk.services.office import Office

BEAT_MS = 1_000
WRITE_EACH = 5
"""Beats from one batch to the next: as much as is lost at most when the program is killed."""
SPANS_EACH = 60
MOST_WAITING = 50_000
"""Answers that wait for a disk that takes none; the oldest go first."""
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class HistoryKeeper(QObject):
    """Hands answers to the history and asks it. Only who has the watch writes."""

    kept = Signal()
    """Answers were written: what is shown of the present may be read anew."""

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._jobs = Jobs("history", self)
        self._history: History | None = None
        self._waiting: list[Judged] = []
        self._spans: Sequence[Kept] | None = None
        self._beats = 0
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_beat)
        link.opened.connect(self._on_opened)

    def hand_in(self, answers: Iterable[Judged]) -> None:
        """Keep these, a few seconds from now."""
        office = self._link.office
        if self._history is not None and office is not None and office.has_watch:
            self._waiting += answers

    def read(self, work: Callable[[History], _Result], then: Callable[[_Result], None]) -> bool:
        """Ask the history off the GUI thread; ``then`` gets the result. False where there is none (yet)."""
        if self._history is None:
            return False
        self._jobs.run(partial(work, self._history), then)
        return True

    def close(self) -> None:
        """Write what waits and let go of the file. Waits."""
        self._timer.stop()
        if self._history is not None:
            self._write(self._history)
            self._jobs.run(self._history.close)
        self._jobs.close()
        self._history = None

    def _on_opened(self, office: Office) -> None:
        self._history = office.new_history()
        if self._history is not None:
            self._timer.start()

    def _on_beat(self) -> None:
        history = self._history
        if history is None or self._is_busy:
            return
        self._beats += 1
        if self._beats % WRITE_EACH == 0 and self._waiting:
            self._write(history)
        elif self._beats % WRITE_EACH != 0:
            self._tend(history)

    def _write(self, history: History) -> None:
        batch, self._waiting = self._waiting, []
        if batch:
            self._is_busy = True
            work, then = partial(history.keep, batch), partial(self._on_written, batch)
            self._jobs.run(work, then, self._on_failed)

    def _on_written(self, batch: list[Judged], is_kept: bool) -> None:
        self._is_busy = False
        if is_kept:
            self.kept.emit()
        else:
            self._waiting = [*batch, *self._waiting][-MOST_WAITING:]

    def _tend(self, history: History) -> None:
        """A step of housekeeping, by who has the watch."""
        office, rows = self._link.office, self._link.library if self._link.rows.is_complete else None
        if office is None or not office.has_watch:
            return
        is_old = self._spans is None or self._beats % SPANS_EACH == 1
        work = _Tending(history, office, self._spans, rows if is_old else None)
        self._is_busy = True
        self._jobs.run(work, self._on_tended, self._on_failed)

    def _on_tended(self, spans: Sequence[Kept] | None) -> None:
        self._is_busy = False
        self._spans = spans

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        _log.error("The history of checks failed", exc_info=error)


class _Tending:
    """A step of housekeeping; it gives what stays at full rate, as far as that is known."""

    def __init__(
        self, history: History, office: Office, spans: Sequence[Kept] | None, rows: Sequence[Incident] | None
    ) -> None:
        self._history, self._office = history, office
        self._spans, self._rows = spans, None if rows is None else tuple(rows)

    def __call__(self) -> Sequence[Kept] | None:
        now = self._office.now()
        spans = self._spans if self._rows is None else spans_to_keep(self._rows, now)
        self._history.tend(now, spans)
        return spans
