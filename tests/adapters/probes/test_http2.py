"""HTTP/2 for the checks that ask for it: against a real server, and servers that break its rules."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.probes.http_probe import HttpProbe
from incident_desk.adapters.probes.names import Names
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_sample import Fault, Outcome, Sample
from tests.adapters.probes.timely import in_time

DEADLINE_S, SLACK_S = 0.5, 0.25
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def own(hostile, tmp_path):
    """A server's context and the file to trust."""
    return hostile.certificate(tmp_path, "127.0.0.1") or pytest.skip("openssl is absent")


def ask(port: int, own, deadline_s: float = DEADLINE_S, **options: object) -> Sample:
    given = {"url": f"https://127.0.0.1:{port}/health", "http": "2", "ca_file": str(own[1])} | options
    check = Check("api", "API", HttpOptions.from_data(given), timeout_s=deadline_s)

    async def once() -> Sample:
        return await HttpProbe(lambda: NOW, Names()).ask(check, deadline_s)

    return in_time(once, deadline_s + SLACK_S)


def block(own, body: str = "ok", listen: str = "ssl http2") -> str:
    cert = own[1]
    return (
        f"listen 127.0.0.1:PORT {listen}; ssl_certificate {cert}; ssl_certificate_key {cert.parent}/key.pem;"
        f"location / {{ {body} }}"
    )


def test_a_real_server_is_asked_over_http_2(nginx, own, tmp_path):
    body = (
        """default_type application/json; return 200 '{"status":"ok","seen":"$server_protocol $http_x_check"}';"""
    )
    with nginx.Nginx(tmp_path, block(own, body)) as port:
        options = {"json": ["status == ok", "seen == HTTP/2.0 yes"], "headers": [["X-Check", "yes"]]}
        sample = ask(port, own, 2.0, **options)
    assert (sample.outcome, sample.status, sample.http_version, sample.error) == (Outcome.OK, 200, "HTTP/2", "")
    assert sample.certificate.subject == "CN=test"
    assert min(sample.timing.connect_ms, sample.timing.tls_ms, sample.timing.first_byte_ms) > 0


def test_what_is_sent_with_post_arrives_and_a_long_answer_is_cut(nginx, own, tmp_path):
    (tmp_path / "long").write_bytes(b"x" * 900_000)
    with nginx.Nginx(tmp_path, block(own, f"root {tmp_path};")) as port:
        long = ask(port, own, 2.0, url=f"https://127.0.0.1:{port}/long", body_cap_bytes=300_000, contains=["xxx"])
    assert (long.outcome, long.cut) == (Outcome.OK, True)
    other = tmp_path / "other"
    other.mkdir()
    echo = "client_body_in_single_buffer on; return 200 '$request_method $http_content_length';"
    with nginx.Nginx(other, block(own, echo)) as port:
        assert ask(port, own, 2.0, method="POST").evidence == "POST 0"


def test_a_status_that_is_not_expected_and_redirects_are_as_ever(nginx, own, tmp_path):
    with nginx.Nginx(tmp_path, block(own, "return 302 /again;")) as port:
        assert ask(port, own, 2.0).error == "answered 302, expected 200-299"
        assert ask(port, own, 2.0, redirects=2).error == "more than 2 redirects"


def test_a_real_server_that_speaks_only_the_older_version_fails(nginx, own, tmp_path):
    with nginx.Nginx(tmp_path, block(own, "return 200;", "ssl")) as port:
        sample = ask(port, own, 2.0)
    assert (sample.fault, sample.error) == (Fault.PROTOCOL, "answer not readable: it does not speak HTTP/2")


# --- servers that break the rules --------------------------------------------------------------------

SETTINGS, PING, HEADERS, DATA, RESET, GOAWAY, CONTINUATION = 4, 6, 1, 0, 3, 7, 9
END_STREAM, END_HEADERS = 1, 4
OK = b"\x88"
LONG = OK + b"\0\1a\x7f\xa1\x9b\1" + b"x" * 20_000
"""A header of 20,000 bytes: name, length, value."""


def frame(kind: int, payload: bytes = b"", flags: int = 0, stream: int = 0) -> bytes:
    return len(payload).to_bytes(3) + bytes((kind, flags)) + stream.to_bytes(4) + payload


def answering(*frames: bytes, endless: bytes = b"", pause_s: float = 0.0):
    async def behave(reader, writer):
        await reader.read(1000)
        writer.write(frame(SETTINGS) + b"".join(frames))
        while endless:
            writer.write(endless)
            await writer.drain()
            await asyncio.sleep(pause_s)
        await reader.read()

    return behave


HEAD = frame(HEADERS, OK, END_HEADERS, 1)
BAD = {
    "silent": (answering(), Fault.TIMEOUT),
    "pings without end": (answering(endless=frame(PING, b"12345678") * 100), None),
    "settings without end": (answering(endless=frame(SETTINGS, b"\0\3\0\0\0\5") * 100), None),
    "pings in drops": (answering(endless=frame(PING, b"12345678"), pause_s=0.02), Fault.TIMEOUT),
    "a body in drops": (answering(HEAD, endless=frame(DATA, b"x", 0, 1), pause_s=0.02), Fault.TIMEOUT),
    "garbage": (answering(bytes(range(256)) * 40), Fault.PROTOCOL),
    "a head without end": (
        answering(frame(HEADERS, OK, 0, 1), endless=frame(CONTINUATION, b"\x88" * 5000, 0, 1)),
        Fault.PROTOCOL,
    ),
    "a header of 20 kB": (
        answering(frame(HEADERS, LONG[:16_000], END_STREAM, 1), frame(CONTINUATION, LONG[16_000:], END_HEADERS, 1)),
        Fault.PROTOCOL,
    ),
    "no status": (answering(frame(HEADERS, b"\0\1a\1b", END_HEADERS | END_STREAM, 1)), Fault.PROTOCOL),
    "a status that is none": (
        answering(frame(HEADERS, b"\x08\3abc", END_HEADERS | END_STREAM, 1)),
        Fault.PROTOCOL,
    ),
    "a reset": (answering(frame(RESET, b"\0\0\0\2", 0, 1)), Fault.PROTOCOL),
    "going away": (answering(frame(GOAWAY, b"\0" * 8)), Fault.PROTOCOL),
    "a body on another stream": (answering(HEAD, frame(DATA, b"x", END_STREAM, 3)), Fault.PROTOCOL),
    "padding longer than the frame": (answering(HEAD, frame(DATA, b"\xff", 8, 1)), Fault.PROTOCOL),
}


@pytest.mark.parametrize("behaviour", BAD)
def test_what_breaks_the_rules_is_named_in_time(hostile, own, behaviour):
    behave, fault = BAD[behaviour]
    own[0].set_alpn_protocols(["h2"])
    with hostile.HostileServer(behave, own[0]) as port:
        sample = ask(port, own)
    assert sample.outcome is Outcome.FAILED
    assert sample.fault is fault if fault else sample.fault in (Fault.PROTOCOL, Fault.TIMEOUT, Fault.RESET)


def test_a_server_that_closes_is_named(hostile, own):
    own[0].set_alpn_protocols(["h2"])
    with hostile.HostileServer("close_at_once", own[0]) as port:
        assert ask(port, own).fault is Fault.RESET


def test_a_body_without_end_is_cut_at_its_cap(hostile, own):
    own[0].set_alpn_protocols(["h2"])
    with hostile.HostileServer(answering(HEAD, endless=frame(DATA, b"x" * 16_000, 0, 1)), own[0]) as port:
        sample = ask(port, own)
    assert (sample.outcome, sample.cut) == (Outcome.OK, True)


def test_a_server_without_a_choice_of_protocols_does_not_speak_it(hostile, own):
    with hostile.HostileServer("well", own[0]) as port:
        assert ask(port, own).error == "answer not readable: it does not speak HTTP/2"


def test_it_is_loaded_only_for_the_checks_that_ask_for_it():
    code = "import sys, incident_desk.adapters.probes.worker; print('h2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
