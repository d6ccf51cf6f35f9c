"""The way to the other side: a source address, a proxy that connects through, and what must not be reached."""

import asyncio
import socket

import pytest

from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import (
    AddressNotAllowed,
    AskNotPossible,
    NoAddressOfVersion,
    ProxyRefused,
)
from incident_desk.adapters.probes.names import Address, Names
from incident_desk.adapters.probes.phases import Phases
from incident_desk.adapters.probes.reaching import Place, Way, reach

BOTH = [Address("::1", socket.AF_INET6), Address("127.0.0.1", socket.AF_INET)]


def reached(port: int, way: Way, host: str = "a.test", said: bytes = b"") -> Phases:
    async def once() -> Phases:
        connection, phases = Connection(), Phases.begin()
        deadline = asyncio.get_running_loop().time() + 1
        try:
            await reach(connection, Names(lambda name: BOTH), Place(host, port, deadline), way, phases)
            if said:
                connection.send(said)
                await connection.more()
        finally:
            connection.close()
        return phases

    return asyncio.run(once())


def noting(peers: list[str]):
    async def behave(reader, writer):
        peers.append(writer.get_extra_info("peername")[0])

    return behave


def test_it_is_asked_from_the_source_address(hostile, kinds):
    peers: list[str] = []
    with hostile.HostileServer(noting(peers)) as port:
        phases = reached(port, Way(source="127.0.0.9"))
        reached(port, Way())
        assert kinds.wait_until(lambda: len(peers) == 2)
    assert sorted(peers) == ["127.0.0.1", "127.0.0.9"]
    assert phases.name_s is not None and phases.connect_s is not None


def test_a_source_that_is_none_of_this_computer_says_nothing_of_the_other_side():
    with pytest.raises(AskNotPossible, match=r"192\.0\.2\.7 is no address of this computer"):
        reached(9, Way(source="192.0.2.7"))


def test_a_source_of_one_version_asks_over_that_version_alone():
    with pytest.raises(NoAddressOfVersion, match="IPv4"):
        reached(9, Way(source="127.0.0.1"), host="::1")


def test_a_proxy_is_told_to_connect_and_its_refusal_is_named(hostile):
    told: list[bytes] = []

    async def refusing(reader, writer):
        told.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 403 No\r\n\r\n")

    with hostile.HostileServer(refusing) as port, pytest.raises(ProxyRefused, match="it answered 403"):
        reached(25, Way(proxy=f"http://me:pw@127.0.0.1:{port}"), host="::1")
    assert told[0].startswith(b"CONNECT [::1]:25 HTTP/1.1\r\nHost: [::1]:25\r\nProxy-Authorization: Basic bWU6cHc=")


@pytest.mark.parametrize("proxy", ["", "http://127.0.0.1:9"])
def test_a_link_local_address_is_reached_only_where_a_person_typed_it(proxy):
    with pytest.raises(AddressNotAllowed):
        reached(80, Way(proxy=proxy), host="169.254.169.254")
