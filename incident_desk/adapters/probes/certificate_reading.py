"""Subject, issuer and end of a certificate, out of its bytes as they come (DER).

Python reads these only of a certificate that it trusts; of the others it hands out the bytes, and just of those a
person wants to know.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

from incident_desk.domain.findings import PeerCertificate

_UTC_TIME, _EXTENSIONS, _VERSION, _DNS_NAME = 0x17, 0xA3, 0xA0, 0x82
_WIDE_TEXT = 0x1E
_LONGEST_NAME = 200
_NAMES = {
    b"\x55\x04\x03": "CN", b"\x55\x04\x0a": "O", b"\x55\x04\x0b": "OU", b"\x55\x04\x06": "C", b"\x55\x04\x07": "L",
    b"\x55\x04\x08": "ST",
}  # fmt: skip
_OTHER_NAMES = b"\x55\x1d\x11"

Value = tuple[int, bytes]
"""A tag and what it holds."""


@lru_cache(1024)
def read_certificate(der: bytes) -> PeerCertificate | None:
    """What a certificate says of itself; None where it can't be read."""
    try:
        (_, whole), *_ = _values(der)
        (_, body), *_ = _values(whole)
        fields = [one for one in _values(body) if one[0] != _VERSION]
        (_, issuer), (_, validity), (_, subject) = fields[2:5]
        _, expires = list(_values(validity))
        name = _name(subject) or _other_name(fields[5:])
        return PeerCertificate(name, _name(issuer), _moment(expires))
    except (ValueError, IndexError):
        return None


def _values(data: bytes) -> Iterator[Value]:
    """The values that stand one after another. Raises ValueError, IndexError."""
    at = 0
    while at < len(data):
        tag, size, at = data[at], data[at + 1], at + 2
        if size & 0x80:
            more = size & 0x7F
            size, at = int.from_bytes(data[at : at + more]), at + more
        if at + size > len(data):
            raise ValueError("cut short")
        yield tag, data[at : at + size]
        at += size


def _name(name: bytes) -> str:
    """`CN=example.org, O=Example`."""
    pairs = []
    for _, group in _values(name):
        for _, pair in _values(group):
            (_, kind), (tag, value) = _values(pair)
            if kind in _NAMES:
                text = value.decode("utf-16-be" if tag == _WIDE_TEXT else "utf-8", "replace")
                pairs.append(f"{_NAMES[kind]}={text}")
    return ", ".join(sorted(pairs, key=lambda one: not one.startswith("CN=")))[:_LONGEST_NAME]


def _other_name(fields: list[Value]) -> str:
    """The first name of a host, where the subject is empty as it may be today."""
    extensions = next((value for tag, value in fields if tag == _EXTENSIONS), b"")
    for _, listed in _values(extensions):
        for _, extension in _values(listed):
            (_, kind), *_, (_, value) = _values(extension)
            if kind == _OTHER_NAMES:
                names = [one for _, inner in _values(value) for tag, one in _values(inner) if tag == _DNS_NAME]
                return f"DNS={names[0].decode('utf-8', 'replace')}"[:_LONGEST_NAME] if names else ""
    return ""


def _moment(value: Value) -> datetime:
    tag, data = value
    text = data.decode("ascii")
    if tag == _UTC_TIME:
        # Two digits of the year: from 50 on they are of the last century.
        text = ("19" if text[:2] >= "50" else "20") + text
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
