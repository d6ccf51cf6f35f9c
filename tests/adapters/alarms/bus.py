"""A notification service on a private bus, which remembers what it is called with.

It speaks the little of D-Bus that this takes (https://dbus.freedesktop.org/doc/dbus-specification.html), so that no
library is needed and the bytes on the wire are what is tested.
"""

import os
import shutil
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest

CALL, ANSWER, ERROR = 1, 2, 3
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
INTROSPECT = "org.freedesktop.DBus.Introspectable"
NOTIFY = "susssasa{sv}i"
DESCRIPTION = (
    f'<node><interface name="{NAME}"><method name="Notify">'
    + "".join(f'<arg type="{one}" direction="in"/>' for one in ("s", "u", "s", "s", "s", "as", "a{sv}", "i"))
    + '<arg type="u" direction="out"/></method></interface></node>'
)


class Reader:
    """Takes values out of a little-endian message, each at its place."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def number(self, form: str) -> int:
        size = struct.calcsize(form)
        self.at += -self.at % size
        (value,) = struct.unpack_from("<" + form, self.data, self.at)
        self.at += size
        return value

    def text(self, length: str = "I") -> str:
        size = self.number(length)
        value = self.data[self.at : self.at + size].decode()
        self.at += size + 1
        return value

    def one(self, kind: str) -> Any:
        plain = {"y": "B", "i": "i", "u": "I", "b": "I"}
        if kind in plain:
            return self.number(plain[kind])
        if kind == "v":
            return self.one(self.text("B"))
        return self.text("B" if kind == "g" else "I")

    def many(self, kinds: str) -> list[Any]:
        """An array of strings (``s``), of entries of a dictionary (``sv``) or of the header's fields (``yv``)."""
        size = self.number("I")
        self.at += -self.at % (4 if kinds == "s" else 8)
        end, found = self.at + size, []
        while self.at < end:
            self.at += -self.at % (4 if kinds == "s" else 8)
            values = tuple(self.one(kind) for kind in kinds)
            found.append(values[0] if len(values) == 1 else values)
        return found


def text(value: str, length: str = "<I") -> bytes:
    data = value.encode()
    return struct.pack(length, len(data)) + data + b"\0"


def padded(data: bytes, to: int) -> bytes:
    return data + b"\0" * (-len(data) % to)


def message(kind: int, serial: int, fields: dict[int, tuple[str, Any]], body: bytes = b"") -> bytes:
    """One message; ``fields`` by their number, each with its type (``s``, ``o``, ``g`` or ``u``)."""
    header = b""
    for number, (sort, value) in fields.items():
        header = padded(header, 8) + struct.pack("<B", number) + text(sort, "<B")
        if sort == "g":
            header += text(value, "<B")
        else:
            header = padded(header, 4) + (struct.pack("<I", value) if sort == "u" else text(value))
    start = struct.pack("<cBBBIII", b"l", kind, 0, 1, len(body), serial, len(header))
    return padded(start + header, 8) + body


class Notifications:
    """The service: the name on the bus, and every call of Notify as it came."""

    def __init__(self, address: str) -> None:
        self.calls: list[dict[str, Any]] = []
        self._serial = 0
        path = dict(part.split("=", 1) for part in address.removeprefix("unix:").split(","))
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(path["path"] if "path" in path else "\0" + path["abstract"])
        self._socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        assert self._socket.recv(200).startswith(b"OK")
        self._socket.sendall(b"BEGIN\r\n")
        self._stream = self._socket.makefile("rb")
        self._call("Hello")
        self._call("RequestName", "su", padded(text(NAME), 4) + struct.pack("<I", 0))
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._stream.close()
        self._socket.close()

    def _send(self, kind: int, fields: dict[int, tuple[str, Any]], body: bytes = b"") -> None:
        self._serial += 1
        self._socket.sendall(message(kind, self._serial, fields, body))

    def _call(self, method: str, signature: str = "", body: bytes = b"") -> None:
        bus = "org.freedesktop.DBus"
        fields = {1: ("o", "/org/freedesktop/DBus"), 2: ("s", bus), 3: ("s", method), 6: ("s", bus)}
        if signature:
            fields[8] = ("g", signature)
        self._send(CALL, fields, body)
        while self._read()[0] != ANSWER:
            pass

    def _read(self) -> tuple[int, int, dict[int, Any], Reader]:
        start = self._stream.read(16)
        if len(start) < 16:
            raise EOFError
        kind = start[1]
        size, serial, length = struct.unpack("<III", start[4:])
        rest = self._stream.read(length + -length % 8 + size)
        fields = dict(Reader(start + rest[:length], 12).many("yv"))
        return kind, serial, fields, Reader(rest[length + -length % 8 :])

    def _serve(self) -> None:
        try:
            while True:
                kind, serial, fields, body = self._read()
                if kind == CALL:
                    self._answer(serial, fields, body)
        except (EOFError, OSError, ValueError):
            return

    def _answer(self, serial: int, fields: dict[int, Any], body: Reader) -> None:
        back = {5: ("u", serial), 6: ("s", fields[7])}
        if fields[3] == "Notify":
            assert fields[8] == NOTIFY
            self.calls.append(_called(body))
            self._send(ANSWER, {**back, 8: ("g", "u")}, struct.pack("<I", len(self.calls)))
        elif fields.get(2) == INTROSPECT:
            self._send(ANSWER, {**back, 8: ("g", "s")}, text(DESCRIPTION))
        else:
            self._send(ERROR, {**back, 4: ("s", "org.freedesktop.DBus.Error.UnknownMethod")})


def _called(body: Reader) -> dict[str, Any]:
    names = {"app": "s", "replaces": "u", "icon": "s", "title": "s", "text": "s"}
    call: dict[str, Any] = {name: body.one(kind) for name, kind in names.items()}
    return call | {"actions": body.many("s"), "hints": dict(body.many("sv")), "stays_ms": body.one("i")}


@contextmanager
def private_bus() -> Iterator[str]:
    """A bus of our own; its address."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("dbus-daemon is absent")
    command = [program, "--session", "--nofork", "--nopidfile", "--nosyslog", "--print-address=1"]
    bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.wait(5)
        bus.stdout.close()
