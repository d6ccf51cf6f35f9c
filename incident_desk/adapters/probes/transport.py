"""HTTP/1.1 for health checks: a slim httpx transport with one new connection a request and hard limits.

A check must test the connection and TLS too, so nothing is pooled; and one slow or hostile server must cost the
others nothing, so heads, chunks and what lies unread are bounded. The deadline is the caller's: it wraps the whole
ask, and reading an answer in drops cannot outlast it.

Requests and responses are httpx's own, so that another transport of httpx (a proxy, HTTP/2) can take this one's
place. The request's extensions carry `deadline` (a moment of the loop's clock) and `phases`.
"""

import re
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass
from functools import cache
from time import perf_counter

import httpx

from incident_desk.adapters.probes.connection import AnswerNotReadable, Connection, Phases
from incident_desk.adapters.probes.names import Address, Names

MOST_HEAD_BYTES = 16_384
MOST_INTERIM_ANSWERS = 8
MOST_CHUNK_LINE_BYTES = 1_024
_LONG_HEAD = f"its head is longer than {MOST_HEAD_BYTES} bytes"
_LONG_CHUNK = "a chunk is longer than it says"
_PIECE_BYTES = 65_536
_STATUS_LINE = re.compile(rb"HTTP/(1\.[01]) ([1-5]\d\d)(?: .*)?")
_HEADER_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}")
_PORTS = {"http": 80, "https": 443}


class TrustNotReadable(Exception):
    """The file of certificates to trust cannot be read."""


class AddressNotAllowed(Exception):
    """The name leads to an address that checks must not ask."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Which certificates are believed; each trust setting has one TLS context, made once (20 ms each)."""

    verify: bool = True
    ca_file: str = ""


@cache
def tls_context(trust: Trust) -> ssl.SSLContext:
    """The TLS context of a trust setting. Raises `TrustNotReadable`."""
    try:
        context = ssl.create_default_context(cafile=trust.ca_file or None)
    except OSError as error:
        raise TrustNotReadable(f"{trust.ca_file}: {error.strerror or error}") from error
    context.set_alpn_protocols(["http/1.1"])
    if not trust.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


class ProbeTransport(httpx.AsyncBaseTransport):
    """One new connection for each request."""

    def __init__(self, names: Names) -> None:
        self._names = names

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and return when the head of the answer is read; the body is read by iterating it.

        Raises OSError, `AnswerNotReadable`, `ConnectionEnded`, `AddressNotAllowed`, `TrustNotReadable`.
        """
        phases: Phases = request.extensions["phases"]
        connection = Connection()
        try:
            await self._connect(connection, request, phases)
            connection.send(_request_bytes(request))
            return await _response(connection, request, phases)
        except BaseException:
            connection.close()
            raise

    async def _connect(self, connection: Connection, request: httpx.Request, phases: Phases) -> None:
        host = request.url.raw_host.decode()
        context = tls_context(request.extensions["trust"]) if request.url.scheme == "https" else None
        begun = perf_counter()
        addresses = await self._names.resolve(host)
        phases.name_s = perf_counter() - begun
        if not request.extensions["allow_link_local"]:
            _refuse_link_local(addresses)
        port = request.url.port or _PORTS[request.url.scheme]
        await connection.open(addresses, port, request.extensions["deadline"], phases)
        if context is not None:
            await connection.encrypt(context, host, phases)


def _refuse_link_local(addresses: Sequence[Address]) -> None:
    for address in addresses:
        if address.is_link_local:
            raise AddressNotAllowed(f"{address.ip} is a link-local address")


def _request_bytes(request: httpx.Request) -> bytes:
    head = [b"%b %b HTTP/1.1" % (request.method.encode(), request.url.raw_path)]
    head += [b"%b: %b" % pair for pair in request.headers.raw]
    return b"\r\n".join((*head, b"", b""))


async def _response(connection: Connection, request: httpx.Request, phases: Phases) -> httpx.Response:
    asked = perf_counter()
    await connection.more()
    phases.first_byte_s = perf_counter() - asked
    for _ in range(MOST_INTERIM_ANSWERS):
        version, status, headers = await _head(connection)
        if status >= 200:
            body = _Body(connection, _reading(connection, request.method, status, headers))
            extensions = {"http_version": b"HTTP/" + version}
            return httpx.Response(status, headers=headers, stream=body, request=request, extensions=extensions)
    raise AnswerNotReadable(f"more than {MOST_INTERIM_ANSWERS} interim answers")


Headers = list[tuple[bytes, bytes]]


async def _head(connection: Connection) -> tuple[bytes, int, Headers]:
    left = MOST_HEAD_BYTES
    line = await connection.line(left, _LONG_HEAD)
    found = _STATUS_LINE.fullmatch(line)
    if found is None:
        raise AnswerNotReadable("it is not HTTP")
    headers: Headers = []
    while line:
        left -= len(line) + 2
        line = await connection.line(left, _LONG_HEAD)
        if line:
            headers.append(_header(line))
    return found[1], int(found[2]), headers


def _header(line: bytes) -> tuple[bytes, bytes]:
    name, colon, value = line.partition(b":")
    if not colon or not _HEADER_NAME.fullmatch(name):
        raise AnswerNotReadable("a header line is malformed")
    return name, value.strip(b" \t")


def _reading(connection: Connection, method: str, status: int, headers: Headers) -> AsyncGenerator[bytes, None]:
    """The body by its framing: none, in chunks, of a stated length, or up to the end of the connection."""
    given = {name.lower(): value for name, value in headers}
    if method == "HEAD" or status in (204, 304):
        return _of_length(connection, 0)
    if given.get(b"transfer-encoding", b"").lower().endswith(b"chunked"):
        return _in_chunks(connection)
    if b"content-length" not in given:
        return _to_the_end(connection)
    length = given[b"content-length"]
    if not length.isdigit() or len(length) > 18:
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
