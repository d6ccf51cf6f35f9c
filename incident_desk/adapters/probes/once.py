"""One ask of one check, by the worker process and as the desk would ask it, with nothing kept of it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from queue import Empty, SimpleQueue
from time import monotonic

from incident_desk.adapters.probes.process import START_S, ProcessWorker
from incident_desk.domain.errors import Refused
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Outcome, Sample
from incident_desk.domain.hooks import ChangeTold
from incident_desk.services.monitor import Pace
from incident_desk.services.ports import Clock
from incident_desk.services.webhook import WebhookState

GRACE_S = 2.0
STEP_S = 0.1
"""So soon it is seen that nobody waits any more."""
WHOLE_BYTES = 65_536
"""As much of an answer as a person who tests a check is shown."""


def ask_once(
    check: Check, clock: Clock, *, whole: bool = False, cancelled: Callable[[], bool] | None = None
) -> Sample:
    """What one ask finds. Waits for it, the check's own time at most and a little for the start of the process.
    ``whole``: more of a web answer comes back than is kept of one. ``cancelled`` says that nobody waits any more.

    Raises:
        Refused: the process that asks can't be started or has ended, or a check of this kind is never asked.
    """
    if not check.is_asked:
        raise Refused("A webhook is not asked: other programs call it. Its address: incident-desk webhook show")
    heard = _Heard()
    worker = ProcessWorker(clock, evidence_bytes=WHOLE_BYTES if whole else 0)
    worker.watch([replace(check, paused=False)], Pace.IDLE)
    worker.start(heard)
    try:
        found = heard.wait(START_S + check.timeout_s + GRACE_S, cancelled)
    finally:
        worker.stop()
    if isinstance(found, str):
        raise Refused(f"It could not be asked: {found}")
    return found


class _Heard:
    """The first answer, or why there is none."""

    def __init__(self) -> None:
        self.what: SimpleQueue[Sample | str] = SimpleQueue()

    def wait(self, longest_s: float, cancelled: Callable[[], bool] | None) -> Sample | str:
        """What came, waited for in small steps. Raises Refused."""
        end = monotonic() + longest_s
        while monotonic() < end and not (cancelled and cancelled()):
            with suppress(Empty):
                return self.what.get(timeout=STEP_S)
        raise Refused("The checker did not answer")

    def samples_taken(self, samples: Sequence[Sample]) -> None:
        """It was asked. That an answer is awaited for long is no answer."""
        for sample in samples:
            if sample.outcome is not Outcome.PENDING:
                self.what.put(sample)

    def worker_lost(self, reason: str) -> None:
        """Nobody asks."""
        self.what.put(reason)

    def worker_ready(self) -> None:
        """The process is there."""

    def watch_taken(self, last_asked: datetime | None) -> None:
        """One ask needs no watch."""

    def changes_heard(self, changes: Sequence[ChangeTold]) -> None:
        """Nobody is listened to here."""

    def webhook_changed(self, state: WebhookState) -> None:
        """Nobody is listened to here."""
