"""The probes of every kind, and one ask by its kind. What a kind needs is loaded when it is first asked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol, cast

from incident_desk.adapters.probes.http_probe import HttpProbe
from incident_desk.adapters.probes.names import Names
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Sample

Allows = Callable[[Sequence[str]], bool]
"""Whether a command may be run on this computer."""


class Probe(Protocol):
    """Asks the checks of one kind."""

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Ask once, for that many real seconds at most; whatever goes wrong outside is a sample."""
        ...


def probes(now: Callable[[], datetime], names: Names, allows: Allows) -> Mapping[str, Probe]:
    """A probe for each kind by its word."""
    return {
        "http": HttpProbe(now, names),
        "tcp": _Late("tcp_probe", "TcpProbe", now, names),
        "certificate": _Late("certificate_probe", "CertificateProbe", now, names),
        "dns": _Late("dns_probe", "DnsProbe", now),
        "ping": _Late("ping_probe", "PingProbe", now, names),
        "command": _Late("command_probe", "CommandProbe", now, allows),
    }


class _Late:
    """A probe whose module is loaded with its first ask: most desks ask web addresses alone."""

    def __init__(self, module: str, name: str, *arguments: Any) -> None:
        self._module, self._name, self._arguments = module, name, arguments
        self._probe: Probe | None = None

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Ask once."""
        if self._probe is None:
            module = import_module(f"incident_desk.adapters.probes.{self._module}")
            self._probe = cast(Probe, getattr(module, self._name)(*self._arguments))
        return await self._probe.ask(check, deadline_s)
