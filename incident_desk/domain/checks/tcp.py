"""TCP: a port that takes connections, and where asked says what it should."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from incident_desk.domain.checks.places import need_host, need_ip_version, need_port, need_proxy, need_source, shown
from incident_desk.domain.checks.reading import LONGEST_TEXT, CheckNotReadable, need, plain, typed


@dataclass(frozen=True, slots=True)
class TcpOptions:
    """A host and a port; bytes are written as text with `\\r`, `\\n`, `\\t`, `\\0`, `\\\\` and `\\xNN`."""

    kind: ClassVar[str] = "tcp"
    host: str
    port: int
    send: str = ""
    """What is sent once the connection stands."""
    expect: str = ""
    """What must come back somewhere in the first 64 KB; empty where the connection is enough."""
    ip: str = ""
    """4 or 6 asks over that version alone."""
    proxy: str = ""
    """An http:// address of a proxy that connects there; none is taken from the environment."""
    source: str = ""
    """The address of this computer that asks; empty for what the system chooses."""

    def __post_init__(self) -> None:
        need_host(self.host)
        need_port(self.port)
        need_ip_version(self.ip)
        need_proxy(self.proxy)
        need_source(self.source)
        as_bytes(self.send, "send")
        as_bytes(self.expect, "expect")

    @property
    def address(self) -> str:
        """Host and port, as it may be shown and logged."""
        return shown(self.host, self.port)

    def to_data(self) -> dict[str, Any]:
        """The options as plain data, ready for JSON."""
        return plain(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises `CheckNotReadable` naming the wrong field."""
        return cls(**typed(cls, data))


_ESCAPES = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\"}


def as_bytes(text: str, field_name: str) -> bytes:
    """The bytes that a text with escapes stands for, other characters in UTF-8. Raises `CheckNotReadable`."""
    need(len(text) <= LONGEST_TEXT, field_name, f"at most {LONGEST_TEXT} characters")
    first, *rest = text.split("\\") if "\\\\" not in text else text.replace("\\\\", "\\x5c").split("\\")
    return first.encode() + b"".join(_escaped(one, field_name) for one in rest)


def _escaped(rest: str, field_name: str) -> bytes:
    """What follows one backslash."""
    if rest[:1] in _ESCAPES:
        return _ESCAPES[rest[0]] + rest[1:].encode()
    try:
        need(rest[:1] == "x" and len(rest) >= 3, field_name, "after a backslash comes r, n, t, 0, \\ or xNN")
        return bytes.fromhex(rest[1:3]) + rest[3:].encode()
    except ValueError as error:
        raise CheckNotReadable(field_name, "after \\x come two digits from 0 to f") from error
