"""The port to whatever does the asking, outside this process."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Sample
from incident_desk.services.webhook import WebhookSettings, WebhookState

if TYPE_CHECKING:
    from incident_desk.domain.hooks import ChangeTold


class Pace(StrEnum):
    """Which of a check's two intervals holds."""

    IDLE = "idle"
    INCIDENT = "incident"


class ProbeListener(Protocol):
    """Who hears from the worker. Called on the worker's own thread; it must not block."""

    def samples_taken(self, samples: Sequence[Sample]) -> None:
        """Some checks were asked; at most one call every 100 ms."""
        ...

    def worker_lost(self, reason: str) -> None:
        """Nobody asks at the moment; the worker is being restarted."""
        ...

    def worker_ready(self) -> None:
        """The worker is there (again) and asks."""
        ...

    def watch_taken(self, last_asked: datetime | None) -> None:
        """From now on this process asks; the last answer that any process heard stood then (UTC), if known."""
        ...

    def changes_heard(self, changes: "Sequence[ChangeTold]") -> None:
        """Changes of the world were told of at the webhook, to the program that has the watch."""
        ...

    def webhook_changed(self, state: WebhookState) -> None:
        """The webhook was switched on or off, or whether it works is another thing than before."""
        ...


class ProbeWorker(Protocol):
    """The port to whatever does the asking, outside this process."""

    def start(self, listener: ProbeListener) -> None:
        """Begin to ask. Returns at once; a worker that cannot be started is reported as lost."""
        ...

    def watch(self, checks: Sequence[Check], pace: Pace) -> None:
        """Ask these checks and no others from now on, at this pace. May be called before `start`."""
        ...

    def probe_now(self, check_id: str) -> None:
        """Ask this one check now, unless it is being asked already."""
        ...

    def listen(self, webhook: WebhookSettings) -> None:
        """Hear other monitors where the settings say, or nobody. Their states are samples like any other."""
        ...

    def clock_changed(self, speed: float = 1.0) -> None:
        """The clock was set anew, or a drill's runs `speed` times as fast: samples follow it from now on."""
        ...

    def stop(self) -> None:
        """Stop asking, and leave nothing behind. Waits for the end, seconds at most."""
        ...
