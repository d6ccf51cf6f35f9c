"""Host names to addresses, so that dead names cannot starve the checks of living ones.

A look-up can hang for half a minute and cannot be cancelled. So there is never more than one in flight for one
name, and there are enough threads that each dead name can hold one.
"""

import asyncio
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from time import perf_counter

from incident_desk.adapters.probes.faults import AddressNotAllowed, NoAddressOfVersion
from incident_desk.adapters.probes.phases import Phases

MOST_LOOK_UPS = 128
_CLOUD_METADATA = frozenset({ip_address("fd00:ec2::254")})


@dataclass(frozen=True, slots=True)
class Address:
    """A numeric address to connect to."""

    ip: str
    family: socket.AddressFamily

    @property
    def is_link_local(self) -> bool:
        """True for addresses that only mean this computer's own link, where cloud metadata services live."""
        return _is_link_local(self.ip)


@lru_cache(4096)
def _is_link_local(ip: str) -> bool:
    address = ip_address(ip.partition("%")[0])
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_link_local or address in _CLOUD_METADATA


LookUp = Callable[[str], Sequence[Address]]


def look_up(host: str) -> list[Address]:
    """The addresses of a name by the system's resolver, in its order. Blocks. Raises socket.gaierror."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(Address(str(sockaddr[0]), family) for family, _, _, _, sockaddr in found))


@lru_cache(4096)
def numeric(host: str) -> Address | None:
    """The address, if `host` is one already."""
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return Address(str(address), socket.AF_INET if address.version == 4 else socket.AF_INET6)


def of_version(addresses: Sequence[Address], ip: str) -> Sequence[Address]:
    """The addresses of one version, 4 or 6. Raises `NoAddressOfVersion`."""
    family = socket.AF_INET if ip == "4" else socket.AF_INET6
    found = [one for one in addresses if one.family == family]
    if not found:
        raise NoAddressOfVersion(f"IPv{ip}")
    return found


def refuse_link_local(place: Address | str) -> None:
    """Raises `AddressNotAllowed` for a link-local address; a name is looked up first."""
    address = numeric(place) if isinstance(place, str) else place
    if address is not None and address.is_link_local:
        raise AddressNotAllowed(f"{address.ip} is a link-local address")


class Names:
    """Resolves names on threads of its own; one look-up in flight for one name."""

    def __init__(self, look_up: LookUp = look_up) -> None:
        self._look_up = look_up
        self._threads = ThreadPoolExecutor(MOST_LOOK_UPS, thread_name_prefix="name")
        self._in_flight: dict[str, asyncio.Future[Sequence[Address]]] = {}

    async def resolve(self, host: str, ip: str = "") -> Sequence[Address]:
        """The addresses of `host`, never none; `ip` 4 or 6 for those of that version alone.

        Giving up leaves the look-up to others. Raises socket.gaierror, `NoAddressOfVersion`.
        """
        literal = numeric(host)
        if literal is not None:
            found: Sequence[Address] = [literal]
        else:
            found = await asyncio.shield(self._in_flight.get(host) or self._begin(host))
        return of_version(found, ip) if ip else found

    async def timed(self, host: str, ip: str, phases: Phases) -> Sequence[Address]:
        """The same, and how long it took."""
        begun = perf_counter()
        found = await self.resolve(host, ip)
        phases.name_s = perf_counter() - begun
        return found

    def close(self) -> None:
        """Begin no more look-ups; those that hang end with the process."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _begin(self, host: str) -> asyncio.Future[Sequence[Address]]:
        loop = asyncio.get_running_loop()
        look_up = loop.run_in_executor(self._threads, self._look_up, host)
        self._in_flight[host] = look_up
        look_up.add_done_callback(self._forgetting(host))
        return look_up

    def _forgetting(self, host: str) -> Callable[[asyncio.Future[Sequence[Address]]], None]:
        def forget(look_up: asyncio.Future[Sequence[Address]]) -> None:
            self._in_flight.pop(host, None)
            # Seen here, so that an error nobody waits for any more is not reported as forgotten.
            look_up.cancelled() or look_up.exception()

        return forget
