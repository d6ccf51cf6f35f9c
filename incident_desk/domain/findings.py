"""What an answer says beyond good or bad: the parts that it names, the certificate it came under. Pure values."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class PartState(StrEnum):
    """How one part of a service is, by what the service itself says of it."""

    OK = "ok"
    DEGRADED = "degraded"
    FAILING = "failing"
    UNKNOWN = "unknown"

    @property
    def word(self) -> str:
        """The state as a person reads it."""
        return "normal" if self is PartState.OK else self.value


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of what was asked, such as the database behind a health address."""

    name: str
    state: PartState
    words: str = ""
    """What was said of it, as text: "connected"."""
    latency_ms: float | None = None
    """How long the service itself waited for it, where it says so."""

    @property
    def text(self) -> str:
        """The part in a few words: "mongodb failing (disconnected)"."""
        return f"{self.name} {self.state.word}" + (f" ({self.words})" if self.words else "")


@dataclass(frozen=True, slots=True)
class PeerCertificate:
    """The certificate that the other side showed."""

    subject: str
    issuer: str
    expires_at: datetime
    """UTC."""

    def days_left(self, now: datetime) -> float:
        """Days until it expires, negative once it has."""
        return (self.expires_at - now) / timedelta(days=1)
