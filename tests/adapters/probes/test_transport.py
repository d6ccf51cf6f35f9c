"""HTTP/1.1 as servers speak it, right ones too."""

import asyncio
import time

import httpx
import pytest

from incident_desk.adapters.probes.faults import AnswerNotReadable, TrustNotReadable
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.phases import Phases
from incident_desk.adapters.probes.reaching import Way
from incident_desk.adapters.probes.transport import ProbeTransport
from incident_desk.adapters.probes.trust import Trust, tls_context


def fetch(port: int, method: str = "GET") -> tuple[httpx.Response, bytes]:
    async def once():
        extensions = {
            "phases": Phases.begin(),
            "deadline": asyncio.get_running_loop().time() + 2,
            "way": Way(),
            "trust": Trust(),
        }
        request = httpx.Request(method, f"http://127.0.0.1:{port}/", extensions=extensions)
        async with asyncio.timeout(2):
            response = await ProbeTransport(Names()).handle_async_request(request)
            body = b"".join([piece async for piece in response.stream])
            await response.aclose()
        return response, body

    return asyncio.run(once())


def answering(*pieces: bytes, pause_s: float = 0.0):
    async def behave(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return behave


HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (HEAD + b"Content-Length: 5\r\n\r\nhello and more", b"hello"),
        (HEAD + b"content-length:5\r\n\r\nhello", b"hello"),
        (HEAD + b"\r\nup to the end", b"up to the end"),
        (b"HTTP/1.0 200 OK\r\n\r\nold", b"old"),
        (b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", b"ok"),
        (b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok", b"ok"),
        (CHUNKED + b"5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: 1\r\n\r\n", b"hello world"),
        (CHUNKED + b"a\r\n0123456789\r\n0\r\n\r\n", b"0123456789"),
        (b"HTTP/1.1 204 No Content\r\n\r\nnot a body", b""),
        (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + HEAD + b"Content-Length: 2\r\n\r\nok", b"ok"),
    ],
)
@pytest.mark.parametrize("piece_size", [1, 7, 10_000])
def test_bodies_are_read_by_their_framing_however_they_are_cut(hostile, answer, body, piece_size):
    pieces = [answer[at : at + piece_size] for at in range(0, len(answer), piece_size)]
    with hostile.HostileServer(answering(*pieces)) as port:
        assert fetch(port)[1] == body


def test_an_answer_to_head_has_no_body(hostile):
    with hostile.HostileServer(answering(HEAD + b"Content-Length: 500\r\n\r\n")) as port:
        response, body = fetch(port, "HEAD")
    assert (response.status_code, response.headers["content-length"], body) == (200, "500", b"")


def test_each_request_has_a_connection_of_its_own(hostile):
    server = hostile.HostileServer("well")
    with server as port:
        fetch(port)
        fetch(port)
    assert server.connections == 2


def test_headers_arrive_and_repeated_ones_stay_apart(hostile):
    answer = HEAD + b"Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n"
    with hostile.HostileServer(answering(answer)) as port:
        assert fetch(port)[0].headers.get_list("set-cookie") == ["a=1", "b=2"]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/2 200 OK\r\n\r\n",
        b"HTTP/1.1 99 Low\r\n\r\n",
        HEAD + b" folded: x\r\n\r\n",
        HEAD + b"Content-Length: 1e3\r\n\r\n",
    ],
)
def test_what_is_not_http_is_refused(hostile, answer):
    with hostile.HostileServer(answering(answer)) as port, pytest.raises(AnswerNotReadable):
        fetch(port)


def test_a_trust_setting_has_one_context_made_once():
    assert tls_context(Trust()) is tls_context(Trust())
    begun = time.perf_counter()
    tls_context(Trust())
    assert time.perf_counter() - begun < 0.001


def test_a_file_that_holds_no_certificates_is_said(tmp_path):
    (tmp_path / "ca.pem").write_text("hello")
    with pytest.raises(TrustNotReadable, match=r"ca\.pem"):
        tls_context(Trust(ca_file=str(tmp_path / "ca.pem")))
