"""What behaves badly beneath HTTP: TCP and TLS servers, resolvers, commands. For the probes of these kinds.

TCP and TLS behaviours are for `HostileServer`; `Resolver` is a DNS server on 127.0.0.1 of its own thread.
"""

import asyncio
import socket
import struct
import threading
import time

import dns.flags
import dns.message
import dns.rrset

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


async def silent(reader: Reader, writer: Writer) -> None:
    await asyncio.sleep(3600)


async def banner(reader: Reader, writer: Writer) -> None:
    writer.write(b"220 mail.example.org ESMTP\r\n")
    await asyncio.sleep(3600)


async def answers_ping(reader: Reader, writer: Writer) -> None:
    if await reader.readuntil(b"\r\n") == b"PING\r\n":
        writer.write(b"+PO")
        await writer.drain()
        await asyncio.sleep(0.02)
        writer.write(b"NG\r\n")


async def dribble(reader: Reader, writer: Writer) -> None:
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def flood(reader: Reader, writer: Writer) -> None:
    while True:
        writer.write(b"x" * 1_000_000)
        await writer.drain()


async def wrong_banner(reader: Reader, writer: Writer) -> None:
    writer.write(b"\x1b[31mgo away\r\n")


async def close_at_once(reader: Reader, writer: Writer) -> None:
    pass


async def reset_at_once(reader: Reader, writer: Writer) -> None:
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def dribbling_tls(reader: Reader, writer: Writer) -> None:
    """A record of TLS that begins rightly and never ends."""
    await reader.read(1)
    writer.write(b"\x16\x03\x03\x40\x00\x02")
    while True:
        writer.write(b"\0")
        await writer.drain()
        await asyncio.sleep(0.02)


async def garbage_tls(reader: Reader, writer: Writer) -> None:
    await reader.read(1)
    writer.write(bytes(range(256)) * 40)
    await writer.drain()
    await asyncio.sleep(3600)


async def plain_on_tls(reader: Reader, writer: Writer) -> None:
    await reader.read(1)
    writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")


async def speaks_first(reader: Reader, writer: Writer) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    await writer.drain()
    await asyncio.sleep(3600)


def _both_on_one_port() -> tuple[socket.socket, socket.socket]:
    """A port that is free for UDP may be taken for TCP: then the next one is tried."""
    for _ in range(50):
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", 0))
        try:
            return udp, socket.create_server(udp.getsockname())
        except OSError:
            udp.close()
    raise OSError("No port is free for both UDP and TCP")


class Resolver:
    """A resolver that behaves as it is told; a context manager whose value is its `HOST:PORT`."""

    def __init__(self, behaviour: str, late_s: float = 0.3) -> None:
        self._behaviour, self._late_s = behaviour, late_s
        self._udp, self._tcp = _both_on_one_port()
        self.port = self._udp.getsockname()[1]
        self._udp.settimeout(0.05)
        self._tcp.settimeout(0.05)
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._serve, self._serve_tcp)]
        self.questions = 0

    def __enter__(self) -> str:
        for thread in self._threads:
            thread.start()
        return f"127.0.0.1:{self.port}"

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(5)
        self._udp.close()
        self._tcp.close()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                wire, sender = self._udp.recvfrom(4096)
            except (TimeoutError, ConnectionError):
                continue
            self.questions += 1
            for reply in self._replies(wire):
                self._udp.sendto(reply, sender)

    def _serve_tcp(self) -> None:
        while not self._stopping.is_set():
            try:
                connection, _ = self._tcp.accept()
            except TimeoutError:
                continue
            with connection:
                size = int.from_bytes(connection.recv(2))
                wire = connection.recv(size)
                if self._behaviour == "truncated_silent":
                    self._stopping.wait(5)
                    continue
                if self._behaviour == "truncated_garbage":
                    connection.sendall(b"\x00\x05hello")
                    continue
                reply = _good(wire, 200).to_wire(max_size=65_535)
                connection.sendall(len(reply).to_bytes(2) + reply)

    def _replies(self, wire: bytes) -> list[bytes]:
        good = _good(wire)
        match self._behaviour:
            case "well" | "late":
                self._stopping.wait(self._late_s if self._behaviour == "late" else 0)
                return [good.to_wire()]
            case "silent":
                return []
            case "garbage":
                return [bytes(range(256))]
            case "empty":
                return [b""]
            case "other_id":
                good.id = (good.id + 1) & 0xFFFF
                return [good.to_wire()]
            case "other_question":
                other = _good(dns.message.make_query("other.test", "A", id=good.id).to_wire())
                return [other.to_wire()]
            case "spoofed_then_well":
                spoofed = _good(wire, address="6.6.6.6")
                spoofed.id = (good.id + 1) & 0xFFFF
                return [b"garbage", spoofed.to_wire(), good.to_wire()]
            case "second_time":
                return [good.to_wire()] if self.questions > 1 else []
            case "flood":
                return [bytes(500)] * 300
            case "truncated" | "truncated_silent" | "truncated_garbage":
                cut = dns.message.make_response(dns.message.from_wire(wire))
                cut.flags |= dns.flags.TC
                return [cut.to_wire()]
            case "servfail" | "nxdomain":
                reply = dns.message.make_response(dns.message.from_wire(wire))
                reply.set_rcode(2 if self._behaviour == "servfail" else 3)
                return [reply.to_wire()]
            case "nothing":
                return [dns.message.make_response(dns.message.from_wire(wire)).to_wire()]
            case "pointer_loop":
                # The name of the answer points at itself.
                return [good.to_wire()[:12] + b"\xc0\x0c" * 40]
        raise AssertionError(self._behaviour)


def _good(wire: bytes, count: int = 2, address: str = "192.0.2.1") -> dns.message.Message:
    question = dns.message.from_wire(wire)
    reply = dns.message.make_response(question)
    name = question.question[0].name
    addresses = [address, *(f"192.0.2.{number}" for number in range(2, count + 1))]
    reply.answer.append(dns.rrset.from_text(name, 60, "IN", "A", *addresses))
    return reply


def wait_until(true, seconds: float = 5.0) -> bool:
    """Whether it becomes true in that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.01)
    return bool(true())
