"""HTTP/2 for the checks that ask for it: httpx's own machinery (httpcore with h2) on a connection of ours.

So name, connection, proxy, TLS and their times are as for HTTP/1.1. What a server sends in frames is bounded too:
the head, what lies around the answer, and what it makes us say and does not read.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

import h2.config
import h2.exceptions
import httpcore
import httpx

from incident_desk.adapters.probes.answer_head import MOST_HEAD_BYTES
from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import AnswerNotReadable
from incident_desk.adapters.probes.phases import Phases

MOST_AROUND_BYTES = 131_072
"""What may come beside the body: heads, settings, pings."""
MOST_UNSENT_BYTES = 262_144
_PIECE_BYTES = 4_096
"""So much is taken in at a time: its frames are worked through in one step, in which nothing else is asked."""
_OF_ONE_CONNECTION = frozenset({b"connection", b"keep-alive", b"proxy-connection", b"upgrade", b"te"})
_USUAL_PORT = 443


async def ask_http2(connection: Connection, request: httpx.Request, phases: Phases) -> httpx.Response:
    """Ask over an encrypted connection, and return when the head of the answer is read.

    Raises OSError, `AnswerNotReadable`, `ConnectionEnded`.
    """
    encryption = connection.encryption
    if encryption is None or encryption.protocol != "h2":
        raise AnswerNotReadable("it does not speak HTTP/2")
    url, asked = request.url, perf_counter()
    port = url.port or _USUAL_PORT
    stream = _Stream(connection)
    talk = _Talk(httpcore.Origin(b"https", url.raw_host, port), stream)
    target = httpcore.URL(scheme=b"https", host=url.raw_host, port=port, target=url.raw_path)
    headers = [pair for pair in request.headers.raw if pair[0].lower() not in _OF_ONE_CONNECTION]
    with _in_our_words():
        wanted = httpcore.Request(request.method, target, headers=headers, content=request.content)
        answer = await talk.handle_async_request(wanted)
    phases.first_byte_s = perf_counter() - asked
    if sum(len(name) + len(value) + 4 for name, value in answer.headers) > MOST_HEAD_BYTES:
        raise AnswerNotReadable(f"its head is longer than {MOST_HEAD_BYTES} bytes")
    if not 200 <= answer.status <= 599:
        raise AnswerNotReadable("its status is none")
    extensions = {"http_version": b"HTTP/2", "certificate": encryption.certificate}
    body = _Body(connection, answer, stream)
    return httpx.Response(
        answer.status, headers=answer.headers, stream=body, request=request, extensions=extensions
    )


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Raises what the machinery says of a broken rule as `AnswerNotReadable`."""
    try:
        yield
    except (httpcore.ProtocolError, httpcore.ConnectionNotAvailable, h2.exceptions.H2Error, ValueError) as error:
        raise AnswerNotReadable("it breaks the rules of HTTP/2") from error


class _Talk(httpcore.AsyncHTTP2Connection):
    # Strictly: without it, an answer that names no status would be taken for a good one.
    CONFIG = h2.config.H2Configuration(validate_inbound_headers=True)


class _Stream(httpcore.AsyncNetworkStream):
    """Our connection as the machinery reads and writes it; the deadline is that of the whole ask."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.around_bytes = 0
        """What came and was no part of the body."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some of the next bytes. Raises `ConnectionEnded`, `AnswerNotReadable`."""
        data = await self._connection.up_to(min(max_bytes, _PIECE_BYTES))
        self.around_bytes += len(data)
        if self.around_bytes > MOST_AROUND_BYTES:
            raise AnswerNotReadable(f"more than {MOST_AROUND_BYTES} bytes come beside its answer")
        # What lies there already is taken without waiting: others have their turn, and the deadline is seen.
        await asyncio.sleep(0)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send. Raises `AnswerNotReadable` where the other side makes us say much and reads nothing."""
        if buffer and self._connection.send(buffer) > MOST_UNSENT_BYTES:
            raise AnswerNotReadable("it asks and does not read what it is answered")

    async def aclose(self) -> None:
        """Drop the connection."""
        self._connection.close()

    def get_extra_info(self, info: str) -> Any:
        """Nothing is told."""
        return None


class _Body(httpx.AsyncByteStream):
    def __init__(self, connection: Connection, answer: httpcore.Response, stream: _Stream) -> None:
        self._connection, self._answer, self._stream = connection, answer, stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _in_our_words():
            async for piece in self._answer.aiter_stream():
                self._stream.around_bytes -= len(piece)
                yield piece

    async def aclose(self) -> None:
        self._connection.close()
