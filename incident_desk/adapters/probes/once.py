"""One ask of one check, by the worker process and as the desk would ask it, with nothing kept of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from queue import Empty, SimpleQueue

from incident_desk.adapters.probes.process import START_S, ProcessWorker
from incident_desk.domain.errors import Refused
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Outcome, Sample
from incident_desk.domain.hooks import ChangeTold
from incident_desk.services.monitor import Pace
from incident_desk.services.ports import Clock
from incident_desk.services.webhook import WebhookState

GRACE_S = 2.0
WHOLE_BYTES = 65_536
"""As much of an answer as a person who tests a check is shown."""


def ask_once(check: Check, clock: Clock, *, whole: bool = False) -> Sample:
    """What one ask finds. Waits for it, the check's own time at most and a little for the start of the process.
    ``whole``: more of a web answer comes back than is kept of one.

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
        found = heard.what.get(timeout=START_S + check.timeout_s + GRACE_S)
    except Empty:
        raise Refused("The checker did not answer") from None
    finally:
        worker.stop()
    if isinstance(found, str):
        raise Refused(f"It could not be asked: {found}")
    return found


class _Heard:
    """The first answer, or why there is none."""

    def __init__(self) -> None:
        self.what: SimpleQueue[Sample | str] = SimpleQueue()

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
