"""Trying a check out: one ask at a time off the GUI thread, the last five kept; and what comes if it fails.

Both have a thread of their own, so that neither a hanging server nor a long rehearsal holds up anything else.
"""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.errors import DeskError
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Outcome, Sample
from incident_desk.qt.jobs import Jobs
from incident_desk.services.asking import Asking, NotAllowed
from incident_desk.services.rehearsal import Rehearsal, rehearse

EXAMPLE_MS = 100.0
"""How long an answer takes in what is played before the first test."""
KEPT = 5
CALM_MS = 150
"""So long nothing may be typed before an outage is played."""


class Trial(QObject):
    """The tests of the check in the editor."""

    changed = Signal()
    """A test begins or has ended."""
    refused = Signal(str)
    """It could not be asked at all; the words say why."""
    consent_wished = Signal(object)
    """Its command is not allowed here, so it did not run: the ``Check``."""
    closed = Signal()
    """Both threads have ended."""
    rehearsed = Signal()
    """What happens when it stops answering is known anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asks, self._plays = Jobs("check-test", self), Jobs("rehearsal", self)
        self.samples: tuple[Sample, ...] = ()
        self.asked: Check | None = None
        """The check as it was asked last."""
        self.begun_at: datetime | None = None
        """When the present test began; None while none runs."""
        self.is_allowed: bool | None = None
        """Whether the command may run here; None where that is not known, or there is none."""
        self.waits_for_consent = False
        """Whether the last test did not run because nobody had allowed its command."""
        self.rehearsal: Rehearsal | None = None
        self._turn, self._still_busy = 0, 2
        self._to_play: tuple[Check, Asking | None] | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._play)

    @property
    def last(self) -> Sample | None:
        """The answer of the last test."""
        return self.samples[-1] if self.samples else None

    def begin(self) -> None:
        """Another check is in the editor: an answer that is on its way counts for nothing."""
        self._turn += 1
        self.samples, self.asked, self.begun_at, self.rehearsal = (), None, None, None
        self.is_allowed, self.waits_for_consent = None, False
        self.changed.emit()

    def test(self, check: Check, asking: Asking, unsaved: Mapping[str, str], now: datetime) -> None:
        """Ask it once; nothing while it is being asked."""
        if self.begun_at is not None:
            return
        self.begun_at, self.waits_for_consent = now, False
        turn, secrets = self._turn, dict(unsaved)
        if self.asked is not None and self.asked.options != check.options:
            self.samples = ()
        self.asked = check
        self.changed.emit()

        def take(sample: Sample) -> None:
            if turn == self._turn:
                self._take(sample)

        def fail(error: Exception) -> None:
            if turn == self._turn:
                self._fail(check, error)

        def is_cancelled() -> bool:
            return turn != self._turn

        self._asks.run(lambda: asking.try_out(check, secrets, is_cancelled), take, fail)

    def rehearse(self, check: Check | None, asking: Asking | None) -> None:
        """Play the outage of this check once nothing was typed for a moment."""
        self._to_play = (check, asking) if check is not None else None
        if check is None:
            self._calm.stop()
            return
        self._calm.start()

    def close(self) -> None:
        """Let go of both threads, each once it has nothing to do: nobody waits here for a server that hangs."""
        self._turn += 1
        self._calm.stop()
        for jobs in (self._plays, self._asks):
            jobs.run(_nothing, self._on_idle)

    def _on_idle(self, _result: object) -> None:
        """What was handed in is done, in its order: the threads end."""
        self._still_busy -= 1
        if self._still_busy == 0:
            self._plays.close()
            self._asks.close()
            self.closed.emit()

    def _take(self, sample: Sample) -> None:
        self.begun_at = None
        self.samples = (*self.samples, sample)[-KEPT:]
        self.changed.emit()
        self.rehearse(self.asked, None)

    def _fail(self, check: Check, error: Exception) -> None:
        self.begun_at = None
        self.changed.emit()
        if isinstance(error, NotAllowed):
            self.is_allowed, self.waits_for_consent = False, True
            self.consent_wished.emit(check)
        elif isinstance(error, DeskError):
            self.refused.emit(str(error))
        else:
            raise error

    def _play(self) -> None:
        if self._to_play is None:
            return
        (check, asking), turn = self._to_play, self._turn
        # The last good test says how long an answer takes, else the last one, else nobody knows yet.
        tests = sorted(self.samples, key=lambda one: one.outcome is Outcome.OK)
        took_ms = tests[-1].timing.total_ms if tests else EXAMPLE_MS

        def work() -> tuple[Rehearsal | None, bool | None]:
            allowed = asking.is_allowed(check) if asking is not None and check.kind == "command" else None
            return (rehearse(check, took_ms) if check.is_asked else None), allowed

        def done(found: tuple[Rehearsal | None, bool | None]) -> None:
            if turn == self._turn:
                self.rehearsal = found[0]
                self.is_allowed = self.is_allowed if found[1] is None else found[1]
                self.rehearsed.emit()

        self._plays.run(work, done)


def _nothing() -> None:
    return
