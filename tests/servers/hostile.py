"""Servers that behave badly, each in its own way: what a health check must survive.

 1 takes the connection and reads nothing   hang_unread      17 a header line without end         header_line_bomb
 2 reads the request and is silent          hang             18 a head in drops                   dribble_head
 3 its backlog is full                      full_backlog     19 headers in drops                  dribble_headers
 4 resets at once                           reset_at_once    20 NUL in a header                   nul_header
 5 resets after the request                 reset            21 a line that is no header          malformed_header
 6 resets within the head                   reset_in_head    22 a body in drops                   dribble_body
 7 resets within the body                   reset_in_body    23 a body of 10 GB                   huge_body
 8 closes after the request                 close_at_once    24 a body without end                endless_body
 9 closes before the body is whole          short_body       25 a bomb of gzip                    gzip_bomb
10 redirects in a circle                    redirect_loop    26 chunks that are malformed         bad_chunks
11 redirects in a circle, slowly            slow_redirect_loop   also lying_chunks, negative_chunk, dribble_chunks,
12 redirects to another host                redirect_elsewhere   endless_chunk_extension
13 redirects to a file                      redirect_to_file 27 a length that is negative         negative_length
14 interim answers without end              endless_continue 28 a length beyond all bounds        huge_length
   also dribbled_continue                                    29 two lengths                       two_lengths
15 garbage                                  garbage          30 HTTP/0.9                          http_0_9
   also endless_garbage                                      31 another protocol speaks first     other_protocol
16 headers without end                      header_bomb

With encryption: 32 silent_tls, 33 dribbling_tls, 34 garbage_tls, 35 plain_tls (speaks no TLS), 36 reset_tls,
37 expired, 38 wrong_host, 39 self_signed, and 40 hang_tls (silent once encrypted).

One asyncio server a behaviour, on 127.0.0.1. `HostileServer` runs one in a thread of this process;
`hostile_process` runs all of them in a process of their own, so that what they cost is not counted. `BEHAVIOURS`
maps the name of each that is plain HTTP to what is done with a connection.
"""

import asyncio
import contextlib
import gzip
import shutil
import socket
import ssl
import struct
import subprocess
import threading
import weakref
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter
Behaviour = Callable[[Reader, Writer], Awaitable[None]]
OK_HEAD = b"HTTP/1.1 200 OK\r\n"


async def _request(reader: Reader) -> bytes:
    return await reader.readuntil(b"\r\n\r\n")


async def hang(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    await asyncio.sleep(3600)


async def hang_unread(reader: Reader, writer: Writer) -> None:
    await asyncio.sleep(3600)


def _reset(writer: Writer) -> None:
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _reset_after(writer: Writer, said: bytes) -> None:
    writer.write(said)
    await writer.drain()
    await asyncio.sleep(0.05)
    _reset(writer)


async def reset(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    _reset(writer)


async def reset_at_once(reader: Reader, writer: Writer) -> None:
    _reset(writer)


async def reset_in_head(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    await _reset_after(writer, OK_HEAD + b"Content-Le")


async def reset_in_body(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    await _reset_after(writer, OK_HEAD + b"Content-Length: 100\r\n\r\nhello")


async def close_at_once(reader: Reader, writer: Writer) -> None:
    await _request(reader)


async def redirect_loop(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")


async def redirect_elsewhere(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n")


async def redirect_to_file(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n")


async def slow_redirect_loop(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    await asyncio.sleep(0.1)
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")


async def _endlessly(writer: Writer, piece: bytes, pause_s: float = 0.0) -> None:
    while True:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(pause_s)


async def huge_body(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Content-Length: 10000000000\r\n\r\n")
    await _endlessly(writer, b"x" * 1_000_000)


async def endless_body(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"\r\n")
    await _endlessly(writer, b"x" * 1_000_000)


@lru_cache(1)
def bomb() -> bytes:
    return gzip.compress(b"\0" * 30_000_000)


async def gzip_bomb(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    packed = bomb()
    writer.write(OK_HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed)


async def dribble_body(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Content-Length: 1000000\r\n\r\n")
    await _endlessly(writer, b"x", 0.02)


async def dribble_head(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"X-Slow: ")
    await _endlessly(writer, b"x", 0.02)


async def dribble_headers(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD)
    await _endlessly(writer, b"X-Slow: 1\r\n", 0.02)


async def header_bomb(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD)
    await _endlessly(writer, b"X-Bomb: " + b"x" * 10_000 + b"\r\n")


async def header_line_bomb(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"X-Bomb: ")
    await _endlessly(writer, b"x" * 100_000)


async def bad_chunks(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")


async def lying_chunks(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n")


async def negative_chunk(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n")


async def endless_chunk_extension(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;")
    await _endlessly(writer, b"x" * 100_000)


async def dribble_chunks(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    await _endlessly(writer, b"1\r\nx\r\n", 0.02)


async def huge_length(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Content-Length: " + b"9" * 100 + b"\r\n\r\nhello")


async def two_lengths(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Content-Length: 2\r\nContent-Length: 5\r\n\r\nhello")


async def nul_header(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"X-Nul: a\0b\r\nContent-Length: 0\r\n\r\n")


async def negative_length(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Content-Length: -1\r\n\r\nhello")


async def short_body(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Content-Length: 100\r\n\r\nhello")


async def garbage(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(bytes(range(256)) * 40)


async def endless_garbage(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    await _endlessly(writer, b"\0" * 100_000)


async def other_protocol(reader: Reader, writer: Writer) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    await asyncio.sleep(3600)


async def http_0_9(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(b"<html>fine</html>")


async def malformed_header(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"no colon here\r\n\r\n")


async def endless_continue(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    await _endlessly(writer, b"HTTP/1.1 100 Continue\r\n\r\n")


async def dribbled_continue(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    await _endlessly(writer, b"HTTP/1.1 100 Continue\r\n\r\n", 0.3)


async def well(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    writer.write(OK_HEAD + b"Content-Length: 2\r\nConnection: close\r\n\r\nok")


async def echo(reader: Reader, writer: Writer) -> None:
    request = await _request(reader)
    writer.write(OK_HEAD + b"Content-Length: %d\r\n\r\n" % len(request) + request)


BEHAVIOURS: dict[str, Behaviour] = {
    name: behaviour
    for name, behaviour in list(globals().items())
    if asyncio.iscoroutinefunction(behaviour) and not name.startswith("_")
}


async def _let_others_go_on() -> None:
    """What was just accepted becomes a connection, and what is closed lets go of its socket."""
    for _ in range(5):
        await asyncio.sleep(0)


class HostileServer:
    """One behaviour on one port; a context manager whose value is the port."""

    def __init__(self, behaviour: Behaviour | str, context: ssl.SSLContext | None = None) -> None:
        self._behave = BEHAVIOURS[behaviour] if isinstance(behaviour, str) else behaviour
        self._context = context
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready = threading.Event()
        self.port = 0
        self.connections = 0
        self._open: weakref.WeakSet[Writer] = weakref.WeakSet()

    def __enter__(self) -> int:
        self._thread.start()
        assert self._ready.wait(10)
        return self.port

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

    def _run(self) -> None:
        self._loop.set_exception_handler(lambda loop, context: None)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._end = asyncio.Event()
        server = await asyncio.start_server(self._on_connected, "127.0.0.1", 0, ssl=self._context)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        # What is accepted while the server closes would never become a connection, and never let go of its socket.
        for listening in server.sockets:
            self._loop.remove_reader(listening.fileno())
        await _let_others_go_on()
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for writer in self._open:
            # Encrypted ones would wait for the goodbye of the other side.
            writer.transport.abort()
        await _let_others_go_on()

    async def _on_connected(self, reader: Reader, writer: Writer) -> None:
        self.connections += 1
        self._open.add(writer)
        try:
            with contextlib.suppress(OSError, EOFError, asyncio.LimitOverrunError):
                await self._behave(reader, writer)
                await writer.drain()
        finally:
            writer.close()


def certificate(folder: Path, host: str, *, expired: bool = False) -> tuple[ssl.SSLContext, Path] | None:
    """A self-signed certificate for `host`: the server's context and the file to trust; None without openssl."""
    if shutil.which("openssl") is None:
        return None
    key, cert = folder / "key.pem", folder / "cert.pem"
    name = f"IP:{host}" if host[0].isdigit() else f"DNS:{host}"
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(key)]
    subject = ["-subj", "/CN=test"]
    if expired:
        request = folder / "request.pem"
        _openssl("req", "-new", *new_key, *subject, "-out", str(request))
        _sign_in_the_past(folder, request, key, cert, name)
    else:
        more = ["-days", "2", "-addext", f"subjectAltName={name}"]
        _openssl("req", "-x509", *new_key, *subject, "-out", str(cert), *more)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, cert


def _sign_in_the_past(folder: Path, request: Path, key: Path, cert: Path, name: str) -> None:
    (folder / "index").touch()
    (folder / "ca.cnf").write_text(
        f"[ca]\ndefault_ca=a\n[a]\ndatabase={folder}/index\nnew_certs_dir={folder}\nrand_serial=yes\n"
        f"default_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n[e]\nsubjectAltName={name}\n"
    )
    words = ["-batch", "-selfsign", "-notext", "-config", str(folder / "ca.cnf"), "-extensions", "e"]
    words += ["-keyfile", str(key), "-in", str(request), "-out", str(cert)]
    _openssl("ca", *words, "-startdate", "200101000000Z", "-enddate", "200201000000Z")


def _openssl(*words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)
