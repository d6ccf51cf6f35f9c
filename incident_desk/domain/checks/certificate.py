"""TLS certificates: whether one is trusted, of the right name, and how long it still holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from incident_desk.domain.checks.places import need_host, need_ip_version, need_port, need_proxy, need_source, shown
from incident_desk.domain.checks.reading import need, plain, typed

if TYPE_CHECKING:
    from incident_desk.domain.findings import PeerCertificate


@dataclass(frozen=True, slots=True)
class CertificateOptions:
    """A host and a port that speak TLS from the first byte."""

    kind: ClassVar[str] = "certificate"
    host: str
    port: int = 443
    warning_days: int = 21
    """From here on a person is told; 0 for never."""
    critical_days: int = 7
    """From here on the check fails; 0 for only when it has expired."""
    server_name: str = ""
    """The name to ask for and to find in the certificate, where it is not the host's."""
    ca_file: str = ""
    """A file of certificates to trust instead of the system's; empty for the system's."""
    ip: str = ""
    """4 or 6 asks over that version alone."""
    proxy: str = ""
    """An http:// address of a proxy that connects there; none is taken from the environment."""
    source: str = ""
    """The address of this computer that asks; empty for what the system chooses."""

    def __post_init__(self) -> None:
        need_host(self.host)
        need_port(self.port)
        need_ip_version(self.ip)
        need_proxy(self.proxy)
        need_source(self.source)
        if self.server_name:
            need_host(self.server_name, "server_name")
        need(0 <= self.critical_days <= 3_650, "critical_days", "from 0 to 3650")
        need(0 <= self.warning_days <= 3_650, "warning_days", "from 0 to 3650")
        is_sooner = self.warning_days == 0 or self.warning_days >= self.critical_days
        need(is_sooner, "warning_days", "must not be fewer than critical_days")

    @property
    def address(self) -> str:
        """Host and port, as it may be shown and logged."""
        return shown(self.host, self.port)

    @property
    def name(self) -> str:
        """The name that the certificate must be for."""
        return self.server_name or self.host

    def to_data(self) -> dict[str, Any]:
        """The options as plain data, ready for JSON."""
        return plain(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises `CheckNotReadable` naming the wrong field."""
        return cls(**typed(cls, data))

    def judge(self, certificate: "PeerCertificate", now: datetime) -> tuple[str, str]:
        """What is wrong, and what a person should know, of a certificate's time; each may be empty."""
        words = expiry(certificate, now)
        left = certificate.days_left(now)
        if left <= self.critical_days:
            return words, ""
        return "", words if left <= self.warning_days else ""


def expiry(certificate: "PeerCertificate", now: datetime) -> str:
    """When it ends: "the certificate expires in 9 days", "… expired 3 days ago"."""
    left = certificate.days_left(now)
    if left < 0:
        return f"the certificate expired {_time(-left)} ago"
    return f"the certificate expires in {_time(left)}"


def _time(days: float) -> str:
    if days < 2:
        hours = int(days * 24)
        return "1 hour" if hours == 1 else f"{hours} hours"
    return f"{int(days)} days"
