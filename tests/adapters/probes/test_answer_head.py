"""The head of an answer is read strictly and in bounded space; how it is cut on the wire is `test_transport`'s."""

import asyncio

import pytest

from incident_desk.adapters.probes.answer_head import MOST_HEAD_BYTES, read_head
from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import AnswerNotReadable


def read(head: bytes):
    async def once():
        connection = Connection()
        connection.data_received(head)
        return await asyncio.wait_for(read_head(connection), 1)

    return asyncio.run(once())


def test_status_and_headers_in_their_order():
    head = b"HTTP/1.1 503 No\r\nA: 1\r\nb:  two \r\nA: 3\r\n\r\n"
    assert read(head) == (b"1.1", 503, [(b"A", b"1"), (b"b", b"two"), (b"A", b"3")])


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (b"HTTP/2 200 OK\r\n\r\n", "it is not HTTP"),
        (b"\0\r\n\r\n", "it is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nA: \0\r\n\r\n", "a header line is malformed"),
        (b"HTTP/1.1 200 OK\r\nA: 1\rB: 2\r\n\r\n", "a header line is malformed"),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "a header line is malformed"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: 1\r\n" * 3_000, "its head is longer than 16384 bytes"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"x" * MOST_HEAD_BYTES, "its head is longer than 16384 bytes"),
    ],
)
def test_what_is_no_head_is_named(head, why):
    with pytest.raises(AnswerNotReadable, match=why):
        read(head)
