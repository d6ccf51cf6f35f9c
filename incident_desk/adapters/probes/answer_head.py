"""The head of an HTTP/1 answer: its status and headers, strictly and in bounded space."""

import re

from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import AnswerNotReadable

MOST_HEAD_BYTES = 16_384
_LONG_HEAD = f"its head is longer than {MOST_HEAD_BYTES} bytes"
_STATUS_LINE = re.compile(rb"HTTP/(1\.[01]) ([1-5]\d\d)(?: .*)?")
_HEADER_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")

Headers = list[tuple[bytes, bytes]]


async def read_head(connection: Connection) -> tuple[bytes, int, Headers]:
    """HTTP's version, the status and the headers. Raises `AnswerNotReadable`, `ConnectionEnded`."""
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
    if not colon or not _HEADER_NAME.fullmatch(name) or b"\0" in value or b"\r" in value:
        raise AnswerNotReadable("a header line is malformed")
    return name, value.strip(b" \t")
