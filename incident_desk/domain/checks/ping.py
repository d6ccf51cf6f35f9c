"""Ping: whether a host answers an ICMP echo."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from incident_desk.domain.checks.places import need_host, need_ip_version
from incident_desk.domain.checks.reading import plain, typed


@dataclass(frozen=True, slots=True)
class PingOptions:
    """A host; it is asked again each second until it answers or the time is over."""

    kind: ClassVar[str] = "ping"
    host: str
    ip: str = ""

    def __post_init__(self) -> None:
        need_host(self.host)
        need_ip_version(self.ip)

    @property
    def address(self) -> str:
        """The host, as it may be shown and logged."""
        return self.host

    def to_data(self) -> dict[str, Any]:
        """The options as plain data, ready for JSON."""
        return plain(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises `CheckNotReadable` naming the wrong field."""
        return cls(**typed(cls, data))
