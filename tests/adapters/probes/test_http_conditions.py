"""HTTP answers judged by their content, and the ways to them, against real servers on this computer."""

import asyncio
import base64
import shutil
import socket
import ssl
import subprocess
import time
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.adapters.probes.http_probe import HttpProbe
from incident_desk.adapters.probes.names import Address, Names
from incident_desk.domain.findings import PartState
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_sample import Fault, Outcome, Sample
from tests.adapters.probes.timely import in_time

DEADLINE_S, SLACK_S = 1.0, 0.25
NOW = datetime(2026, 11, 24, tzinfo=UTC)
BOT = (
    '{"status":"healthy","uptime":81234.5,"dependencies":{"slack":"connected","attio":"connected",'
    '"inference":{"status":"connected","latency_ms":84},"mongodb":"disconnected"}}'
)


def ask(url: str, names: Names | None = None, **options: object) -> Sample:
    check = Check("api", "API", HttpOptions.from_data({"url": url} | options), timeout_s=DEADLINE_S)

    async def once() -> Sample:
        return await HttpProbe(lambda: NOW, names or Names()).ask(check, DEADLINE_S)

    return in_time(once, DEADLINE_S + SLACK_S)


def answering(body: bytes, status: str = "200 OK", *headers: str):
    head = "\r\n".join((f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", "")).encode()

    async def behave(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head + body)

    return behave


@pytest.mark.parametrize(
    ("options", "fault", "error"),
    [
        ({"contains": ["healthy"], "lacks": ["error"], "matches": [r'"uptime":\d+']}, None, ""),
        ({"contains": ["ready"]}, Fault.CONTENT, 'the answer does not contain "ready"'),
        ({"lacks": ["disconnected"]}, Fault.CONTENT, 'the answer contains "disconnected"'),
        ({"matches": ["^ok"]}, Fault.CONTENT, 'nothing in the answer matches "^ok"'),
        ({"json": ["status == healthy", "uptime > 60"]}, None, ""),
        (
            {"json": ["dependencies.mongodb == connected"]},
            Fault.CONTENT,
            'dependencies.mongodb is "disconnected", expected == "connected"',
        ),
        ({"answer_headers": ["Content-Type ~ json", "X-Node"]}, None, ""),
        ({"answer_headers": ["X-Node = b"]}, Fault.CONTENT, "header X-Node is a, expected b"),
    ],
)
def test_each_condition_is_judged_on_a_real_answer(hostile, options, fault, error):
    behave = answering(BOT.encode(), "200 OK", "Content-Type: application/json", "X-Node: a")
    with hostile.HostileServer(behave) as port:
        sample = ask(f"http://127.0.0.1:{port}/health", **options)
    assert (sample.fault, sample.error, sample.status) == (fault, error, 200)
    assert sample.evidence == BOT


def test_the_parts_of_a_health_answer_have_a_state_each_and_a_latency_where_it_is_said(hostile):
    with hostile.HostileServer(answering(BOT.encode())) as port:
        sample = ask(f"http://127.0.0.1:{port}/health", parts=["dependencies"])
    found = {one.name: (one.state, one.latency_ms) for one in sample.parts}
    assert found == {
        "slack": (PartState.OK, None),
        "attio": (PartState.OK, None),
        "inference": (PartState.OK, 84.0),
        "mongodb": (PartState.FAILING, None),
    }
    assert (sample.fault, sample.error) == (Fault.PART, "mongodb failing (disconnected)")


def test_an_answer_503_still_tells_its_parts(hostile):
    with hostile.HostileServer(answering(BOT.encode(), "503 Service Unavailable")) as port:
        sample = ask(f"http://127.0.0.1:{port}/health", parts=["dependencies"])
    assert (sample.fault, sample.error) == (Fault.STATUS, "answered 503, expected 200-299")
    assert [one.name for one in sample.parts if one.state is PartState.FAILING] == ["mongodb"]


@pytest.mark.parametrize("body", [b"[" * 60_000, b'{"a":' * 10_000, b"9" * 60_000, b"\xff" * 1000, b""])
def test_json_that_harms_its_readers_is_named(hostile, body):
    with hostile.HostileServer(answering(body)) as port:
        sample = ask(f"http://127.0.0.1:{port}/", json=["status == ok"], parts=["$"])
    assert sample.fault is Fault.CONTENT
    assert "JSON" in sample.error


def test_a_long_answer_is_judged_as_far_as_it_is_read(hostile):
    with hostile.HostileServer("huge_body") as port:
        sample = ask(f"http://127.0.0.1:{port}/", contains=["end"])
        assert ask(f"http://127.0.0.1:{port}/", contains=["xxx"]).outcome is Outcome.OK
    assert sample.error == 'the answer does not contain "end" in its first 65536 bytes'


def test_a_nasty_pattern_on_a_nasty_answer_is_over_in_time_and_holds_up_nobody(hostile):
    async def both(port: int, other: int) -> tuple[Sample, list[Sample]]:
        probe = HttpProbe(lambda: NOW, Names())
        slow = HttpOptions.from_data({"url": f"http://127.0.0.1:{port}/", "matches": [r"(x+x+)+y", "(x*)*z"]})
        task = asyncio.ensure_future(probe.ask(Check("slow", "x", slow), DEADLINE_S))
        quick = Check("quick", "x", HttpOptions(f"http://127.0.0.1:{other}/"))
        found = [await probe.ask(quick, DEADLINE_S) for _ in range(10)]
        return await task, found

    with hostile.HostileServer(answering(b"x" * 60_000)) as port, hostile.HostileServer("well") as other:
        slow, quick = asyncio.run(both(port, other))
    assert slow.fault is Fault.CONTENT
    assert all(one.outcome is Outcome.OK and one.timing.total_ms < 500 for one in quick)


def test_text_in_the_charset_that_the_answer_names(hostile):
    behave = answering("Größe".encode("latin-1"), "200 OK", "Content-Type: text/plain; charset=ISO-8859-1")
    with hostile.HostileServer(behave) as port:
        assert ask(f"http://127.0.0.1:{port}/", contains=["Größe"]).outcome is Outcome.OK


# --- ways ------------------------------------------------------------------------------------------


def test_one_version_of_ip_is_forced_and_the_other_is_not_tried(hostile):
    both = [Address("::1", socket.AF_INET6), Address("127.0.0.1", socket.AF_INET)]
    with hostile.HostileServer("well") as port:
        four = ask(f"http://a.test:{port}/", Names(lambda host: both), ip="4")
        six = ask(f"http://a.test:{port}/", Names(lambda host: both), ip="6")
        none = ask(f"http://a.test:{port}/", Names(lambda host: both[1:]), ip="6")
    assert four.outcome is Outcome.OK
    assert six.fault in (Fault.REFUSED, Fault.UNREACHABLE)
    assert (none.fault, none.error) == (Fault.NAME, "name without such an address: IPv6")


def proxy(told: list[bytes], refuse: bool = False):
    """A proxy that answers plain requests itself and connects through for CONNECT."""

    async def behave(reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        told.append(head)
        if refuse:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return
        if not head.startswith(b"CONNECT "):
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfrom proxy")
            return
        there_reader, there_writer = await asyncio.open_connection(
            "127.0.0.1", int(head.split()[1].rpartition(b":")[2])
        )
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")

        async def pump(source, target):
            while data := await source.read(65_536):
                target.write(data)
            target.close()

        try:
            await asyncio.gather(pump(reader, there_writer), pump(there_reader, writer))
        finally:
            there_writer.transport.abort()
            writer.transport.abort()
            await asyncio.sleep(0.01)

    return behave


def test_a_proxy_is_used_only_where_it_is_named_and_is_told_the_whole_address(hostile):
    told: list[bytes] = []
    with hostile.HostileServer(proxy(told)) as port:
        sample = ask("http://nowhere.invalid/health?a=b", proxy=f"http://me:pw@127.0.0.1:{port}")
    assert (sample.status, sample.evidence) == (200, "from proxy")
    head = told[0].decode().split("\r\n")
    assert head[0] == "GET http://nowhere.invalid/health?a=b HTTP/1.1"
    assert "Host: nowhere.invalid" in head
    assert f"Proxy-Authorization: Basic {base64.b64encode(b'me:pw').decode()}" in head


def test_encryption_goes_through_a_proxy_to_the_real_server(hostile, tmp_path):
    made = hostile.certificate(tmp_path, "127.0.0.1")
    if made is None:
        pytest.skip("openssl is absent")
    told: list[bytes] = []
    with hostile.HostileServer("well", made[0]) as port, hostile.HostileServer(proxy(told)) as way:
        options = {"ca_file": str(made[1]), "proxy": f"http://127.0.0.1:{way}"}
        sample = ask(f"https://127.0.0.1:{port}/", **options)
    assert (sample.status, sample.certificate.subject) == (200, "CN=test")
    assert told[0].startswith(f"CONNECT 127.0.0.1:{port} HTTP/1.1\r\n".encode())
    assert b"Proxy-Authorization" not in told[0]


def test_a_proxy_that_refuses_is_named(hostile):
    with hostile.HostileServer(proxy([], refuse=True)) as port:
        sample = ask("https://nowhere.invalid/", proxy=f"http://127.0.0.1:{port}")
    assert (sample.fault, sample.error) == (Fault.PROTOCOL, "the proxy did not let it through: it answered 407")


def test_a_proxy_leads_to_no_link_local_address():
    sample = ask("http://169.254.169.254/latest", proxy="http://127.0.0.1:9")
    assert sample.fault is Fault.FORBIDDEN


def test_a_certificate_is_shown_where_the_server_asks_for_one(hostile, tmp_path):
    made = hostile.certificate(tmp_path, "127.0.0.1")
    if made is None:
        pytest.skip("openssl is absent")
    context, cert = made
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cert)
    with hostile.HostileServer("well", context) as port:
        shown = {"client_certificate": str(cert), "client_key": str(tmp_path / "key.pem")}
        with_one = ask(f"https://127.0.0.1:{port}/", ca_file=str(cert), **shown)
        without = ask(f"https://127.0.0.1:{port}/", ca_file=str(cert))
        lost = ask(f"https://127.0.0.1:{port}/", ca_file=str(cert), client_certificate="/nowhere.pem")
    assert with_one.outcome is Outcome.OK
    assert without.outcome is Outcome.FAILED and without.fault in (Fault.TLS, Fault.RESET)
    assert (lost.outcome, lost.fault) == (Outcome.UNKNOWN, Fault.PROBE)
    assert with_one.certificate.expires_at > datetime.now(UTC) + timedelta(days=1)


@pytest.mark.parametrize("behaviour", ["dribbling_tls", "garbage_tls", "speaks_first", "silent"])
def test_bad_encryption_is_named_in_time(hostile, kinds, behaviour):
    with hostile.HostileServer(getattr(kinds, behaviour)) as port:
        sample = ask(f"https://127.0.0.1:{port}/")
    assert sample.fault in (Fault.TLS, Fault.TIMEOUT, Fault.PROTOCOL)


def test_a_real_server_is_understood(nginx, tmp_path):
    block = """listen 127.0.0.1:PORT; location / { default_type application/json; return 200 '{"status":"ok"}'; }"""
    with nginx.Nginx(tmp_path, block) as port:
        options = {"json": ["status == ok"], "answer_headers": ["Content-Type ~ json", "Server ~ nginx"]}
        sample = ask(f"http://127.0.0.1:{port}/", **options)
    assert (sample.outcome, sample.http_version) == (Outcome.OK, "HTTP/1.1")


@pytest.fixture
def own_files(hostile, tmp_path):
    """A certificate of this computer and its key."""
    if hostile.certificate(tmp_path, "127.0.0.1") is None:
        pytest.skip("openssl is absent")
    return tmp_path / "cert.pem", tmp_path / "key.pem"


def test_a_real_server_that_asks_for_a_certificate_is_shown_one(nginx, own_files, tmp_path):
    cert, key = own_files
    block = f"""listen 127.0.0.1:PORT ssl; ssl_certificate {cert}; ssl_certificate_key {key};
        ssl_client_certificate {cert}; ssl_verify_client on; location / {{ return 200 "$ssl_client_s_dn"; }}"""
    with nginx.Nginx(tmp_path, block) as port:
        url, trusted = f"https://127.0.0.1:{port}/", {"ca_file": str(cert)}
        shown = ask(url, **trusted, client_certificate=str(cert), client_key=str(key))
        without = ask(url, **trusted)
        unknown = ask(url)
    assert (shown.outcome, shown.evidence) == (Outcome.OK, "CN=test")
    assert (without.fault, without.error) == (Fault.STATUS, "answered 400, expected 200-299")
    assert (unknown.fault, unknown.error) == (Fault.CERTIFICATE, "certificate not valid: self-signed certificate")


def answers(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def tinyproxy(tmp_path):
    """A real proxy, and its port."""
    if shutil.which("tinyproxy") is None:
        pytest.skip("tinyproxy is absent")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = tmp_path / "tinyproxy.conf"
    config.write_text(f'Port {port}\nListen 127.0.0.1\nTimeout 10\nLogFile "{tmp_path}/proxy.log"\n')
    server = subprocess.Popen(["tinyproxy", "-d", "-c", str(config)], stdout=subprocess.DEVNULL)
    end = time.monotonic() + 10
    while not answers(port):
        assert time.monotonic() < end
        time.sleep(0.02)
    yield port
    server.terminate()
    server.wait()


def test_a_real_proxy_leads_to_a_plain_and_to_an_encrypted_server(hostile, own_files, tinyproxy):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*own_files)
    way = {"proxy": f"http://127.0.0.1:{tinyproxy}"}
    with hostile.HostileServer("echo") as plain, hostile.HostileServer("well", context) as encrypted:
        through = ask(f"http://127.0.0.1:{plain}/health?a=b", **way)
        tunnel = ask(f"https://127.0.0.1:{encrypted}/", **way, ca_file=str(own_files[0]))
    assert (through.outcome, through.evidence.split("\n")[0]) == (Outcome.OK, "GET /health?a=b HTTP/1.1")
    assert "tinyproxy" in through.evidence.lower()
    assert (tunnel.outcome, tunnel.certificate.subject) == (Outcome.OK, "CN=test")


# --- what an answer says of the service -------------------------------------------------------------


def test_version_and_uptime_of_a_health_answer_come_with_the_sample(hostile):
    body = b'{"status":"healthy","version":"2.3.1","commit":"a939863","uptime":81234.5}'
    with hostile.HostileServer(answering(body)) as port:
        sample = ask(f"http://127.0.0.1:{port}/health")
    assert (sample.version, sample.uptime_s) == ("2.3.1 a939863", 81234.5)


def test_a_failing_answer_says_them_too(hostile):
    with hostile.HostileServer(answering(b' {"version":"2.3.2","uptime":"3d 4h"}', "503 No")) as port:
        sample = ask(f"http://127.0.0.1:{port}/health")
    assert (sample.fault, sample.version, sample.uptime_s) == (Fault.STATUS, "2.3.2", 273_600.0)


@pytest.mark.parametrize(
    "body",
    [
        b"version 2",
        b'["version"]',
        b'{"version":',
        b'{"a":' * 3_000,
        b'{"uptime":' + b"9" * 5_000 + b"}",
        b'{"version":"2","more":"' + b"x" * 20_000 + b'"}',
        b"\xff{",
        b"",
    ],
)
def test_what_is_no_short_json_object_says_neither(hostile, body):
    with hostile.HostileServer(answering(body)) as port:
        sample = ask(f"http://127.0.0.1:{port}/")
    assert (sample.outcome, sample.version, sample.uptime_s) == (Outcome.OK, "", None)
