"""HTTP for health checks: a slim httpx transport with one new connection a request and hard limits.

A check must test the connection and TLS too, so nothing is pooled; and one slow or hostile server must cost the
others nothing, so heads, chunks and what lies unread are bounded. The deadline is the caller's: it wraps the whole
ask, and reading an answer in drops cannot outlast it.

Requests and responses are httpx's own, and where a check asks for HTTP/2 httpx's own machinery speaks it, on the
same connection. The request's extensions carry `deadline` (a moment of the loop's clock), `phases`, `way` and
`trust`; those of the response `http_version` and, over TLS, `certificate` as it came.
"""

import re
from collections.abc import AsyncGenerator, AsyncIterator
from time import perf_counter

import httpx

from incident_desk.adapters.probes.answer_head import Headers, read_head
from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import AnswerNotReadable
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.phases import Phases
from incident_desk.adapters.probes.reaching import Place, Way, proxy_password, reach
from incident_desk.adapters.probes.trust import Trust, tls_context

MOST_INTERIM_ANSWERS = 8
MOST_CHUNK_LINE_BYTES = 1_024
_LONG_CHUNK = "a chunk is longer than it says"
_PIECE_BYTES = 65_536
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}")
_PORTS = {"http": 80, "https": 443}


class ProbeTransport(httpx.AsyncBaseTransport):
    """One new connection for each request."""

    def __init__(self, names: Names) -> None:
        self._names = names

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and return when the head of the answer is read; the body is read by iterating it.

        Raises OSError, `AnswerNotReadable`, `ConnectionEnded` and the errors of `faults`.
        """
        phases: Phases = request.extensions["phases"]
        connection = Connection()
        try:
            await self._connect(connection, request, phases)
            trust: Trust = request.extensions["trust"]
            if trust.http == "2":
                # Loaded with the first check that asks for it.
                from incident_desk.adapters.probes.http2 import ask_http2

                return await ask_http2(connection, request, phases)
            connection.send(_request_bytes(request))
            return await _response(connection, request, phases)
        except BaseException:
            connection.close()
            raise

    async def _connect(self, connection: Connection, request: httpx.Request, phases: Phases) -> None:
        way: Way = request.extensions["way"]
        host, port = request.url.raw_host.decode(), request.url.port or _PORTS[request.url.scheme]
        context = tls_context(request.extensions["trust"]) if request.url.scheme == "https" else None
        place = Place(host, port, request.extensions["deadline"])
        await reach(connection, self._names, place, way, phases, tunnel=context is not None)
        if context is not None:
            await connection.encrypt(context, host, phases)


def _request_bytes(request: httpx.Request) -> bytes:
    target = path = request.url.raw_path
    proxy: str = request.extensions["way"].proxy
    if proxy and request.url.scheme == "http":
        # A proxy is told the whole address; over TLS it has connected already and sees nothing.
        target = b"http://" + request.url.netloc + path
    head = [b"%b %b HTTP/1.1" % (request.method.encode(), target)]
    head += [b"%b: %b" % pair for pair in request.headers.raw]
    if target is not path:
        head += [one.encode() for one in proxy_password(httpx.URL(proxy))]
    return b"\r\n".join((*head, b"", b"")) + request.content


async def _response(connection: Connection, request: httpx.Request, phases: Phases) -> httpx.Response:
    asked = perf_counter()
    await connection.more()
    phases.first_byte_s = perf_counter() - asked
    for _ in range(MOST_INTERIM_ANSWERS):
        version, status, headers = await read_head(connection)
        if status >= 200:
            body = _Body(connection, _reading(connection, request.method, status, headers))
            certificate = connection.encryption and connection.encryption.certificate
            extensions = {"http_version": b"HTTP/" + version, "certificate": certificate}
            return httpx.Response(status, headers=headers, stream=body, request=request, extensions=extensions)
    raise AnswerNotReadable(f"more than {MOST_INTERIM_ANSWERS} interim answers")


def _reading(connection: Connection, method: str, status: int, headers: Headers) -> AsyncGenerator[bytes, None]:
    """The body by its framing: none, in chunks, of a stated length, or up to the end of the connection."""
    given = {name.lower(): value for name, value in headers}
    if method == "HEAD" or status in (204, 304):
        return _of_length(connection, 0)
    if given.get(b"transfer-encoding", b"").lower().endswith(b"chunked"):
        return _in_chunks(connection)
    if b"content-length" not in given:
        return _to_the_end(connection)
    lengths = {value for name, value in headers if name.lower() == b"content-length"}
    length = given[b"content-length"]
    if len(lengths) > 1 or not length.isdigit() or len(length) > 18:
        raise AnswerNotReadable("its length is malformed")
    return _of_length(connection, int(length))


async def _of_length(connection: Connection, left: int) -> AsyncGenerator[bytes, None]:
    while left > 0:
        piece = await connection.up_to(min(left, _PIECE_BYTES))
        left -= len(piece)
        yield piece


async def _to_the_end(connection: Connection) -> AsyncGenerator[bytes, None]:
    while not await connection.is_at_end():
        yield await connection.up_to(_PIECE_BYTES)


async def _in_chunks(connection: Connection) -> AsyncGenerator[bytes, None]:
    while True:
        size = (await connection.line(MOST_CHUNK_LINE_BYTES, "a chunk is malformed")).partition(b";")[0].strip()
        if not _CHUNK_SIZE.fullmatch(size):
            raise AnswerNotReadable("a chunk is malformed")
        if int(size, 16) == 0:
            return
        async for piece in _of_length(connection, int(size, 16)):
            yield piece
        if await connection.line(2, _LONG_CHUNK):
            raise AnswerNotReadable(_LONG_CHUNK)


class _Body(httpx.AsyncByteStream):
    def __init__(self, connection: Connection, pieces: AsyncGenerator[bytes, None]) -> None:
        self._connection = connection
        self._pieces = pieces

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._pieces

    async def aclose(self) -> None:
        self._connection.close()
        await self._pieces.aclose()
