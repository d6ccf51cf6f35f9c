"""One connection: opened within its share of the time, read in bounded pieces, dropped at once."""

import asyncio
import socket

import pytest

from incident_desk.adapters.probes.connection import MOST_UNREAD_BYTES, Connection, ConnectionEnded, Phases
from incident_desk.adapters.probes.names import Address

HERE = Address("127.0.0.1", socket.AF_INET)


async def opened(port: int, *addresses: Address, within_s: float = 2.0) -> Connection:
    connection = Connection()
    deadline = asyncio.get_running_loop().time() + within_s
    await connection.open(addresses or (HERE,), port, deadline, Phases.begin())
    return connection


def test_the_next_address_is_tried_where_one_refuses(hostile):
    async def scenario(port):
        connection = await opened(port, Address("127.0.0.9", socket.AF_INET), HERE)
        connection.send(b"GET / HTTP/1.1\r\n\r\n")
        line = await connection.line(100, "long")
        connection.close()
        return line

    # The server listens on 127.0.0.1 only, so 127.0.0.9 refuses.
    with hostile.HostileServer("well") as port:
        assert asyncio.run(scenario(port)) == b"HTTP/1.1 200 OK"


def test_the_last_addresss_error_is_the_connections():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(ConnectionRefusedError):
            asyncio.run(opened(free.getsockname()[1], HERE, HERE))


def test_what_lies_unread_is_bounded(hostile):
    async def scenario(port):
        connection = await opened(port)
        connection.send(b"GET / HTTP/1.1\r\n\r\n")
        await connection.more()
        # Turns of the loop in which the flood could come in.
        for _ in range(200):
            await asyncio.sleep(0)
        unread = len(connection._unread)
        read = 0
        while read < 5_000_000:
            read += len(await connection.up_to(65_536))
        connection.close()
        return unread

    with hostile.HostileServer("endless_body") as port:
        assert asyncio.run(scenario(port)) <= MOST_UNREAD_BYTES + 262_144


def test_the_end_is_told_after_what_came_before_it(hostile):
    async def say_and_go(reader, writer):
        writer.write(b"bye")

    async def scenario(port):
        connection = await opened(port)
        said = b""
        while not await connection.is_at_end():
            said += await connection.up_to(100)
        with pytest.raises(ConnectionEnded):
            await connection.more()
        connection.close()
        return said

    with hostile.HostileServer(say_and_go) as port:
        assert asyncio.run(scenario(port)) == b"bye"


def test_a_connection_that_is_not_open_is_a_bug_of_ours():
    async def scenario():
        Connection().send(b"x")

    with pytest.raises(RuntimeError, match="not open"):
        asyncio.run(scenario())


def test_phases_that_were_not_reached_have_no_time():
    timing = Phases.begin().timing()
    assert (timing.name_ms, timing.connect_ms, timing.tls_ms, timing.first_byte_ms) == (None, None, None, None)
    assert timing.total_ms >= 0
