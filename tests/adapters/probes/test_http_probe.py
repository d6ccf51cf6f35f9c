"""One ask of a web address: a right answer, and every wrong one named within its deadline."""

import asyncio
import logging
import time
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.probes.http_probe import HttpProbe
from incident_desk.adapters.probes.names import Names
from incident_desk.domain.evidence import EVIDENCE_BYTES
from incident_desk.domain.health import Check, ExpectedStatus, Fault, HttpOptions, Outcome, Sample

DEADLINE_S = 1.0
SLACK_S = 0.25
NOW = datetime(2026, 11, 24, 3, 47, 32, tzinfo=UTC)


def ask(url: str, **options: object) -> Sample:
    check = Check("api", "API", HttpOptions(url, **options), timeout_s=DEADLINE_S)

    async def once() -> Sample:
        return await HttpProbe(lambda: NOW, Names()).ask(check, DEADLINE_S)

    return asyncio.run(once())


EXPECTED = {
    "hang": (Fault.TIMEOUT, "no answer in 1 s"),
    "hang_unread": (Fault.TIMEOUT, "no answer in 1 s"),
    "reset": (Fault.RESET, "connection reset"),
    "close_at_once": (Fault.RESET, "connection closed before the answer was whole"),
    "redirect_loop": (Fault.STATUS, "answered 302, expected 200-299"),
    "redirect_elsewhere": (Fault.STATUS, "answered 302, expected 200-299"),
    "redirect_to_file": (Fault.STATUS, "answered 302, expected 200-299"),
    "slow_redirect_loop": (Fault.STATUS, "answered 302, expected 200-299"),
    "huge_body": (None, ""),
    "endless_body": (None, ""),
    "gzip_bomb": (None, ""),
    "dribble_body": (Fault.TIMEOUT, "no answer in 1 s"),
    "dribble_head": (Fault.TIMEOUT, "no answer in 1 s"),
    "dribble_headers": (Fault.TIMEOUT, "no answer in 1 s"),
    "header_bomb": (Fault.PROTOCOL, "answer not readable: its head is longer than 16384 bytes"),
    "header_line_bomb": (Fault.PROTOCOL, "answer not readable: its head is longer than 16384 bytes"),
    "bad_chunks": (Fault.PROTOCOL, "answer not readable: a chunk is malformed"),
    "lying_chunks": (Fault.PROTOCOL, "answer not readable: a chunk is longer than it says"),
    "negative_chunk": (Fault.PROTOCOL, "answer not readable: a chunk is malformed"),
    "endless_chunk_extension": (Fault.PROTOCOL, "answer not readable: a chunk is malformed"),
    "negative_length": (Fault.PROTOCOL, "answer not readable: its length is malformed"),
    "reset_at_once": (Fault.RESET, "connection reset"),
    "reset_in_head": (Fault.RESET, "connection reset"),
    "reset_in_body": (Fault.RESET, "connection reset"),
    "dribble_chunks": (Fault.TIMEOUT, "no answer in 1 s"),
    "huge_length": (Fault.PROTOCOL, "answer not readable: its length is malformed"),
    "two_lengths": (Fault.PROTOCOL, "answer not readable: its length is malformed"),
    "nul_header": (Fault.PROTOCOL, "answer not readable: a header line is malformed"),
    "short_body": (Fault.RESET, "connection closed before the answer was whole"),
    "garbage": (Fault.PROTOCOL, "answer not readable: it is not HTTP"),
    "endless_garbage": (Fault.PROTOCOL, "answer not readable: its head is longer than 16384 bytes"),
    "other_protocol": (Fault.PROTOCOL, "answer not readable: it is not HTTP"),
    "http_0_9": (Fault.RESET, "connection closed before the answer was whole"),
    "malformed_header": (Fault.PROTOCOL, "answer not readable: a header line is malformed"),
    "endless_continue": (Fault.PROTOCOL, "answer not readable: more than 8 interim answers"),
    "dribbled_continue": (Fault.TIMEOUT, "no answer in 1 s"),
    "well": (None, ""),
    "echo": (None, ""),
}


@pytest.mark.parametrize("behaviour", EXPECTED)
def test_every_hostile_behaviour_has_a_named_result_in_time(hostile, behaviour):
    with hostile.HostileServer(behaviour) as port:
        begun = time.perf_counter()
        sample = ask(f"http://127.0.0.1:{port}/health")
        took = time.perf_counter() - begun
    fault, error = EXPECTED[behaviour]
    assert (sample.fault, sample.error) == (fault, error)
    assert sample.outcome is (Outcome.OK if fault is None else Outcome.FAILED)
    assert took <= DEADLINE_S + SLACK_S


def test_the_table_covers_every_behaviour(hostile):
    assert set(EXPECTED) == set(hostile.BEHAVIOURS)


def test_a_good_answer_carries_status_version_phases_and_first_bytes(hostile):
    with hostile.HostileServer("well") as port:
        sample = ask(f"http://127.0.0.1:{port}/health")
    assert (sample.status, sample.http_version, sample.evidence, sample.cut) == (200, "HTTP/1.1", "ok", False)
    timing = sample.timing
    assert timing.connect_ms > 0
    assert timing.first_byte_ms > 0
    assert timing.tls_ms is None
    assert timing.connect_ms + timing.first_byte_ms <= timing.total_ms
    assert sample.at == NOW


def test_a_status_that_is_not_expected_is_a_failure_in_words(hostile):
    with hostile.HostileServer("well") as port:
        sample = ask(f"http://127.0.0.1:{port}/", expected=ExpectedStatus(((204, 204), (301, 302))))
    assert (sample.fault, sample.error) == (Fault.STATUS, "answered 200, expected 204, 301-302")
    assert sample.evidence == "ok"


def test_an_answer_longer_than_the_cap_is_cut_and_judged_by_its_status(hostile):
    with hostile.HostileServer("huge_body") as port:
        sample = ask(f"http://127.0.0.1:{port}/")
    assert (sample.outcome, sample.cut, len(sample.evidence)) == (Outcome.OK, True, EVIDENCE_BYTES)


def test_nothing_is_unpacked_and_nothing_of_the_environment_is_used(hostile, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with hostile.HostileServer("echo") as port:
        sample = ask(f"http://127.0.0.1:{port}/health?deep=1", headers=(("X-Check", "yes"),))
    head = sample.evidence.split("\n")
    assert head[0] == "GET /health?deep=1 HTTP/1.1"
    assert f"Host: 127.0.0.1:{port}" in head
    assert {"Accept-Encoding: identity", "Connection: close", "X-Check: yes"} <= set(head)


def test_name_and_password_of_an_address_are_sent_as_a_header_and_not_in_the_path(hostile):
    with hostile.HostileServer("echo") as port:
        sample = ask(f"http://me:p%40ss@127.0.0.1:{port}/")
    assert "Authorization: Basic bWU6cEBzcw==" in sample.evidence
    assert "p@ss" not in sample.evidence


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        ("redirect_loop", "more than 3 redirects"),
        ("slow_redirect_loop", "more than 3 redirects"),
        ("redirect_elsewhere", "redirects to another host, 169.254.169.254"),
        ("redirect_to_file", "redirects to another host, file"),
    ],
)
def test_redirects_are_followed_a_few_times_and_to_the_same_host_only(hostile, behaviour, error):
    with hostile.HostileServer(behaviour) as port:
        sample = ask(f"http://127.0.0.1:{port}/", redirects=3)
    assert (sample.fault, sample.error) == (Fault.REDIRECT, error)


def test_a_redirect_that_ends_well_is_well(hostile):
    async def once_round(reader, writer):
        request = await reader.readuntil(b"\r\n\r\n")
        if request.startswith(b"GET /new "):
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        else:
            writer.write(b"HTTP/1.1 301 Moved\r\nLocation: new\r\nContent-Length: 0\r\n\r\n")

    with hostile.HostileServer(once_round) as port:
        sample = ask(f"http://127.0.0.1:{port}/old", redirects=1)
    assert (sample.status, sample.evidence) == (200, "ok")


def test_a_refused_connection_is_named():
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        sample = ask(f"http://127.0.0.1:{free.getsockname()[1]}/")
    assert (sample.fault, sample.error, sample.timing.connect_ms) == (Fault.REFUSED, "connection refused", None)


@pytest.mark.parametrize("address", ["169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "[fd00:ec2::254]"])
def test_link_local_addresses_are_not_asked_unless_a_person_typed_them(address):
    begun = time.perf_counter()
    sample = ask(f"http://{address}/latest/meta-data")
    assert sample.fault is Fault.FORBIDDEN
    assert time.perf_counter() - begun < DEADLINE_S / 2


def test_a_name_that_is_not_found_is_named():
    def not_there(host):
        raise socket_gaierror(-2, "Name or service not known")

    from socket import gaierror as socket_gaierror

    check = Check("api", "API", HttpOptions("http://nowhere.invalid/"), timeout_s=1)

    async def once():
        return await HttpProbe(lambda: NOW, Names(not_there)).ask(check, 1.0)

    sample = asyncio.run(once())
    assert (sample.fault, sample.error) == (Fault.NAME, "name not found")


def test_a_silent_encryption_ends_at_the_deadline(hostile):
    with hostile.HostileServer("hang_unread") as port:
        sample = ask(f"https://127.0.0.1:{port}/")
    assert sample.fault is Fault.TIMEOUT
    assert sample.timing.connect_ms is not None
    assert sample.timing.tls_ms is None


@pytest.mark.parametrize("behaviour", ["well", "garbage", "other_protocol", "endless_garbage"])
def test_a_server_without_encryption_is_named(hostile, behaviour):
    with hostile.HostileServer(behaviour) as port:
        sample = ask(f"https://127.0.0.1:{port}/")
    assert sample.fault in (Fault.TLS, Fault.PROTOCOL, Fault.RESET, Fault.TIMEOUT)
    assert sample.timing.total_ms <= (DEADLINE_S + SLACK_S) * 1000


@pytest.fixture
def own(hostile, tmp_path):
    made = hostile.certificate(tmp_path, "127.0.0.1")
    return made or pytest.skip("openssl is absent")


def test_a_self_signed_certificate_is_refused_with_the_reason(hostile, own):
    with hostile.HostileServer("well", own[0]) as port:
        sample = ask(f"https://127.0.0.1:{port}/")
    assert (sample.fault, sample.error) == (Fault.CERTIFICATE, "certificate not valid: self-signed certificate")


def test_a_certificate_of_another_host_is_refused(hostile, tmp_path):
    made = hostile.certificate(tmp_path, "example.org")
    if made is None:
        pytest.skip("openssl is absent")
    with hostile.HostileServer("well", made[0]) as port:
        sample = ask(f"https://127.0.0.1:{port}/", ca_file=str(made[1]))
    assert sample.fault is Fault.CERTIFICATE
    assert "mismatch" in sample.error


@pytest.mark.parametrize("trusted", [True, False])
def test_a_certificate_that_is_trusted_or_need_not_be_is_taken(hostile, own, trusted):
    with hostile.HostileServer("well", own[0]) as port:
        options = {"ca_file": str(own[1])} if trusted else {"verify": False}
        sample = ask(f"https://127.0.0.1:{port}/", **options)
    assert (sample.outcome, sample.evidence) == (Outcome.OK, "ok")
    assert sample.timing.tls_ms > 0


def test_certificates_that_cannot_be_read_say_nothing_about_the_server(tmp_path):
    sample = ask("https://127.0.0.1:9/", ca_file=str(tmp_path / "absent.pem"))
    assert (sample.outcome, sample.fault) == (Outcome.UNKNOWN, Fault.PROBE)
    assert "absent.pem" in sample.error


def test_no_secret_of_an_address_reaches_the_log(hostile, caplog):
    caplog.set_level(logging.DEBUG)
    with hostile.HostileServer("well") as port:
        ask(f"http://me:canary@127.0.0.1:{port}/?token=canary")
    assert "canary" not in caplog.text
