"""The webhook's server: HTTP on this computer alone, one request a connection, everything with an end.

Where more connect than there is room for, those go first that have not shown the secret, the longest waiting first:
so connections that say nothing cannot keep out one that does.
"""

import asyncio
import errno
import os
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from http import HTTPStatus

import h11

from incident_desk.adapters.probes.hook_gate import Admitted, TurnedAway, admitted
from incident_desk.formats.hooks.reading import MOST_BYTES

MOST_CONNECTIONS = 64
MOST_HEAD_BYTES = 16_384
HEAD_S = 3.0
"""How long a caller may take to show the secret."""
WHOLE_S = 10.0
"""How long a call may take from beginning to end."""
LINGER_S = 1.0
"""How long is read on after an answer, so that it is not lost with what was still being sent."""
BACKLOG = 128
_CHUNK = 16_384
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a caller is told."""

    status: HTTPStatus
    words: str

    def to_bytes(self) -> bytes:
        """The whole answer."""
        body = f"{self.words}\n".encode()
        head = (
            f"HTTP/1.1 {self.status.value} {self.status.phrase}\r\nServer: incident-desk\r\n"
            "Content-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        return head.encode() + body


Answer = Callable[[Admitted, bytes], Reply]
"""What becomes of a call that may be heard. It must not wait."""


class HookServer:
    """Listens on the loopback addresses. Everything happens on one event loop."""

    def __init__(self, secret: str, answer: Answer, turned_away: Callable[[str], None]) -> None:
        self._secret, self._answer, self._turned_away = secret, answer, turned_away
        self._servers: list[asyncio.Server] = []
        self._unproven: dict[asyncio.Task[None], None] = {}
        self._proven: set[asyncio.Task[None]] = set()

    async def open(self, port: int) -> int:
        """Listen from now on; the answer is the port, for 0 one that is free. Raises OSError."""
        for one in _sockets(port):
            self._servers.append(
                await asyncio.start_server(self._on_connection, sock=one, limit=_CHUNK, backlog=BACKLOG)
            )
        return int(self._servers[0].sockets[0].getsockname()[1])

    def close(self) -> None:
        """Listen no more, and let go of whoever is connected."""
        for server in self._servers:
            server.close()
        for task in (*self._unproven, *self._proven):
            task.cancel()

    async def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        with closing(writer), suppress(OSError, TimeoutError, asyncio.CancelledError):
            if not self._has_room():
                writer.write(Reply(HTTPStatus.SERVICE_UNAVAILABLE, "Too many call at once").to_bytes())
                return
            self._unproven[task] = None
            try:
                await self._hear(task, reader, writer)
            finally:
                self._unproven.pop(task, None)
                self._proven.discard(task)

    def _has_room(self) -> bool:
        """Whether one more may come in; somebody who has shown no secret yet is sent away for it."""
        if len(self._unproven) + len(self._proven) < MOST_CONNECTIONS:
            return True
        if not self._unproven:
            return False
        longest = next(iter(self._unproven))
        del self._unproven[longest]
        longest.cancel()
        return True

    async def _hear(
        self, task: asyncio.Task[None], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            async with asyncio.timeout(WHOLE_S):
                reply = await self._reply(task, reader, writer)
        except TurnedAway as error:
            if error.foreign:
                self._turned_away(error.foreign)
            reply = Reply(error.status, error.words)
        except h11.RemoteProtocolError as error:
            reply = Reply(HTTPStatus(error.error_status_hint), "That is no HTTP request")
        writer.write(reply.to_bytes())
        await writer.drain()
        writer.write_eof()
        async with asyncio.timeout(LINGER_S):
            while await reader.read(_CHUNK):
                pass

    async def _reply(
        self, task: asyncio.Task[None], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Reply:
        talk = h11.Connection(h11.SERVER, max_incomplete_event_size=MOST_HEAD_BYTES)
        async with asyncio.timeout(HEAD_S):
            request = await _next(talk, reader)
        if not isinstance(request, h11.Request):
            raise ConnectionAbortedError
        asked = admitted(
            request.method.decode("ascii", "replace"),
            request.target.decode("ascii", "replace"),
            [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers],
            self._secret,
        )
        self._unproven.pop(task, None)
        self._proven.add(task)
        if talk.they_are_waiting_for_100_continue:
            writer.write(_CONTINUE)
        return self._answer(asked, await _body(talk, reader))


async def _next(talk: h11.Connection, reader: asyncio.StreamReader) -> object:
    """The next event of the other side."""
    while (event := talk.next_event()) is h11.NEED_DATA:
        talk.receive_data(await reader.read(_CHUNK))
    return event


async def _body(talk: h11.Connection, reader: asyncio.StreamReader) -> bytes:
    """The body to its end. Raises `TurnedAway` for one that is too long."""
    body = bytearray()
    while isinstance(event := await _next(talk, reader), h11.Data):
        body += event.data
        if len(body) > MOST_BYTES:
            words = f"A call has {MOST_BYTES} bytes at most"
            raise TurnedAway(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words)
    if not isinstance(event, h11.EndOfMessage):
        raise ConnectionAbortedError
    return bytes(body)


def _sockets(port: int) -> list[socket.socket]:
    """Bound sockets of one port, for both versions where the system has both. Raises OSError."""
    bound = [_bound(socket.AF_INET, "127.0.0.1", port)]
    try:
        bound.append(_bound(socket.AF_INET6, "::1", bound[0].getsockname()[1]))
    except OSError as error:
        # A system without IPv6 does without. Where another program has the port there, "localhost" may be its.
        if error.errno == errno.EADDRINUSE:
            bound[0].close()
            raise
    return bound


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    one = socket.socket(family, socket.SOCK_STREAM)
    try:
        if family is socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        if os.name == "posix":
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        else:
            one.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE", 0), 1)
        one.bind((host, port))
    except OSError:
        one.close()
        raise
    return one
