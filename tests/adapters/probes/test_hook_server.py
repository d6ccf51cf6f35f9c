"""The webhook's server against callers of every kind, on real sockets."""

import asyncio
import socket
from contextlib import asynccontextmanager
from http import HTTPStatus

import pytest

from incident_desk.adapters.probes import hook_server
from incident_desk.adapters.probes.hook_server import MOST_CONNECTIONS, HookServer, Reply

SECRET = "s" * 32
PATH = f"/hook/{SECRET}/shop"


@asynccontextmanager
async def serving(heard: list, foreign: list | None = None):
    def answer(asked, body):
        heard.append((asked.name, body))
        return Reply(HTTPStatus.OK, "Noted")

    server = HookServer(SECRET, answer, ([] if foreign is None else foreign).append)
    try:
        yield await server.open(0)
    finally:
        server.close()


def request(body: bytes = b"{}", path: str = PATH, host: str = "127.0.0.1", more: str = "") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


async def said(port: int, data: bytes, host: str = "127.0.0.1") -> bytes:
    """What comes back to these bytes, to the end."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(data)
        await writer.drain()
        return await reader.read()
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


def run(story) -> None:
    asyncio.run(asyncio.wait_for(story(), 20))


def test_a_call_is_heard_whole_and_answered_and_the_connection_ends():
    async def story():
        heard: list = []
        async with serving(heard) as port:
            answer = await said(port, request(b'{"state": "down"}'))
            assert answer.startswith(b"HTTP/1.1 200 OK\r\nServer: incident-desk\r\n") and answer.endswith(
                b"Noted\n"
            )
            assert b"Access-Control" not in answer
        assert heard == [("shop", b'{"state": "down"}')]

    run(story)


def test_it_listens_to_this_computer_alone_in_both_versions():
    async def story():
        heard: list = []
        async with serving(heard) as port:
            if socket.has_ipv6:
                assert b"200 OK" in await said(port, request(host=f"[::1]:{port}"), "::1")
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                try:
                    probe.connect(("192.0.2.1", 9))
                except OSError:
                    return
                outer = probe.getsockname()[0]
            if not outer.startswith("127."):
                with pytest.raises(OSError):
                    await said(port, request(), outer)

    run(story)


def test_a_body_in_pieces_and_one_that_asks_first_are_heard():
    async def story():
        heard: list = []
        async with serving(heard) as port:
            pieces = b"5\r\nab\r\nc\r\n4\r\ndefg\r\n0\r\n\r\n"
            head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
            assert b"200 OK" in await said(port, head + pieces)
            answer = await said(port, request(b"x" * 2000, more="Expect: 100-continue\r\n"))
            assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")
        assert [body for _, body in heard] == [b"ab\r\ncdefg", b"x" * 2000]

    run(story)


def test_a_stranger_is_turned_away_before_its_body_is_read_and_that_is_noticed():
    async def story():
        heard, foreign = [], []
        async with serving(heard, foreign) as port:
            for data in (
                request(path="/hook/wrong/shop"),
                request(host="evil.example"),
                request(more="Origin: https://evil.example\r\n"),
            ):
                assert (await said(port, data)).split()[1] in (b"404", b"403")
            unsent = b"POST /hook/wrong/shop HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n"
            assert b"404" in await said(port, unsent)
        assert heard == [] and len(foreign) == 4

    run(story)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
        (b"hello\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n\r\n", b"400"),
        (f"POST {PATH} HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n\r\n".encode(), b"400"),
        (f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n".encode(), b"400"),
        (f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nX: {'y' * 40_000}\r\n\r\n".encode(), b"431"),
        (f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n".encode(), b"413"),
    ],
    ids=["tls", "words", "no host", "two hosts", "no length", "long head", "long body"],
)
def test_what_is_no_call_is_answered_in_its_place(data, status):
    async def story():
        heard: list = []
        async with serving(heard) as port:
            assert (await said(port, data)).split()[1] == status
        assert heard == []

    run(story)


def test_pieces_that_become_too_many_are_not_kept():
    async def story():
        heard: list = []
        async with serving(heard) as port:
            head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
            answer = await said(port, head + (b"10000\r\n" + b"x" * 65_536 + b"\r\n") * 20)
            assert answer == b"" or b"413" in answer
        assert heard == []

    run(story)


def test_whoever_says_nothing_or_says_it_too_slowly_is_let_go(monkeypatch):
    monkeypatch.setattr(hook_server, "HEAD_S", 0.1)
    monkeypatch.setattr(hook_server, "WHOLE_S", 0.2)

    async def story():
        heard: list = []
        async with serving(heard) as port:
            whole = request(b"x" * 100)
            assert await said(port, b"") == b""
            assert await said(port, whole[:40]) == b""
            assert await said(port, whole[:-1]) == b""
            assert b"200 OK" in await said(port, whole)
        assert [name for name, _ in heard] == ["shop"]

    run(story)


def test_connections_that_say_nothing_keep_out_nobody():
    async def story():
        heard: list = []
        async with serving(heard) as port:
            silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3 * MOST_CONNECTIONS)]
            for _ in range(5):
                assert b"200 OK" in await said(port, request())
            for _, writer in silent:
                writer.close()
        assert len(heard) == 5

    run(story)


def test_a_port_that_is_taken_is_an_error_in_either_version():
    async def story():
        async with serving([]) as port:
            other = HookServer(SECRET, lambda asked, body: Reply(HTTPStatus.OK, ""), [].append)
            with pytest.raises(OSError):
                await other.open(port)
            other.close()

    run(story)
