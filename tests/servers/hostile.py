"""Servers that behave badly, each in its own way: what a health check must survive.

One asyncio server a behaviour, on 127.0.0.1, in a thread of its own. `BEHAVIOURS` maps a name to what is done with
a connection.
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
from collections.abc import Awaitable, Callable
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


async def reset(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


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
    await asyncio.sleep(0.2)
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


async def gzip_bomb(reader: Reader, writer: Writer) -> None:
    await _request(reader)
    bomb = gzip.compress(b"\0" * 30_000_000)
    writer.write(OK_HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(bomb) + bomb)


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
        server.close()
        await _let_others_go_on()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await _let_others_go_on()

    async def _on_connected(self, reader: Reader, writer: Writer) -> None:
        self.connections += 1
        try:
            with contextlib.suppress(OSError, EOFError, asyncio.LimitOverrunError):
                await self._behave(reader, writer)
                await writer.drain()
        finally:
            writer.close()


def certificate(folder: Path, host: str) -> tuple[ssl.SSLContext, Path] | None:
    """A self-signed certificate for `host`: the server's context and the file to trust; None without openssl."""
    if shutil.which("openssl") is None:
        return None
    key, cert = folder / "key.pem", folder / "cert.pem"
    name = f"IP:{host}" if host[0].isdigit() else f"DNS:{host}"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", str(key), "-out", str(cert), "-days", "2", "-subj", "/CN=test"]
    subprocess.run([*command, "-addext", f"subjectAltName={name}"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, cert
