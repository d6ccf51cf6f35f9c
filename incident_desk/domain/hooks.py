"""What other programs tell by a webhook: alerts that fire or are over, and changes of the world. Pure values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.health_record import ChangeKind

LONGEST_NAME = 120
LONGEST_WORDS = 400
MOST_ALERTS = 200
"""As many alerts of one call are read, and kept of one hook."""


class AlertState(StrEnum):
    """How an alert stands, by what the other monitor says."""

    FIRING = "firing"
    WARNING = "warning"
    """It says that a person should know, and not that something is down."""
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert of another monitor. All its texts are as that monitor wrote them, shortened."""

    key: str
    """What is the same for the same alert, firing or over: a fingerprint of the other monitor, or its labels."""
    name: str
    state: AlertState
    summary: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    since: datetime | None = None
    """Since when it fires, by the other monitor's clock, UTC."""

    @property
    def text(self) -> str:
        """Its name and what it says: "HighLatency: p99 above 2 s"."""
        return f"{self.name}: {self.summary}" if self.summary and self.summary != self.name else self.name


@dataclass(frozen=True, slots=True)
class Call:
    """What one call says of states."""

    alerts: tuple[Alert, ...] = ()
    is_all: bool = False
    """True where it speaks of all that the hook stands for: what fired before and isn't named here is over."""
    words: str = ""
    """Why a call that was understood changes no state; empty where it may."""


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A change of the world that was told of. `cause` is the same for the same telling, sent again or not."""

    text: str
    what: ChangeKind
    cause: str
    ref: str = ""
    environment: str = ""
    at: datetime | None = None
    """When it happened, by the other side's clock, UTC; None where it does not say."""
