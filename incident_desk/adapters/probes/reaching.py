"""The way to the other side: its name, the connection, through a proxy or from a source address where asked."""

import socket
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from incident_desk.adapters.probes.answer_head import read_head
from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import AskNotPossible, ProxyRefused
from incident_desk.adapters.probes.names import Address, Names, numeric, of_version, refuse_link_local
from incident_desk.adapters.probes.phases import Phases
from incident_desk.domain.checks.places import shown

USUAL_PROXY_PORT = 80


@dataclass(frozen=True, slots=True)
class Way:
    """How the other side is reached."""

    ip: str = ""
    """4 or 6 for that version alone."""
    proxy: str = ""
    """The address of an HTTP proxy; none is ever taken from the environment."""
    source: str = ""
    """The address of this computer that asks; empty for what the system chooses."""
    allow_link_local: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The host and port that are to be reached, and the moment of the loop's clock by which."""

    host: str
    port: int
    deadline: float


async def reach(
    connection: Connection, names: Names, place: Place, way: Way, phases: Phases, *, tunnel: bool = True
) -> None:
    """Connect, each phase timed; through a proxy where there is one, without `tunnel` only to it.

    Raises OSError, TimeoutError, `ConnectionEnded`, and the errors of `faults`.
    """
    if not way.proxy:
        await _connect(connection, names, place, way, phases)
        return
    if not way.allow_link_local:
        refuse_link_local(place.host)
    proxy = httpx.URL(way.proxy)
    at_proxy = Place(proxy.raw_host.decode(), proxy.port or USUAL_PROXY_PORT, place.deadline)
    await _connect(connection, names, at_proxy, way, phases)
    if tunnel:
        await _through(connection, proxy, shown(place.host, place.port))


def proxy_password(proxy: httpx.URL) -> list[str]:
    """The header with name and password for a proxy; none where its address has none."""
    if not proxy.userinfo:
        return []
    return ["Proxy-Authorization: Basic " + b64encode(f"{proxy.username}:{proxy.password}".encode()).decode()]


async def _connect(connection: Connection, names: Names, place: Place, way: Way, phases: Phases) -> None:
    addresses = await names.timed(place.host, way.ip, phases)
    if not way.allow_link_local:
        for address in addresses:
            refuse_link_local(address)
    if way.source:
        addresses = _beside(addresses, way.source)
    await connection.open(addresses, place.port, place.deadline, phases, way.source)


def _beside(addresses: Sequence[Address], source: str) -> Sequence[Address]:
    """The addresses that can be asked from `source`. Raises `AskNotPossible`, `NoAddressOfVersion`."""
    own = numeric(source)
    assert own is not None
    try:
        with socket.socket(own.family, socket.SOCK_STREAM) as trial:
            trial.bind((source, 0))
    except OSError as error:
        raise AskNotPossible(f"{source} is no address of this computer") from error
    return of_version(addresses, "4" if own.family is socket.AF_INET else "6")


async def _through(connection: Connection, proxy: httpx.URL, target: str) -> None:
    """Have a proxy connect to the target. Raises `ProxyRefused`."""
    head = [f"CONNECT {target} HTTP/1.1", f"Host: {target}", *proxy_password(proxy), "", ""]
    connection.send("\r\n".join(head).encode())
    _, status, _ = await read_head(connection)
    if not 200 <= status < 300:
        raise ProxyRefused(f"it answered {status}")
