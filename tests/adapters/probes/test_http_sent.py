"""What is sent with a web check, the days of its certificate, and how much of an answer comes back."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from incident_desk.adapters.probes.http_probe import HttpProbe, _with_days
from incident_desk.adapters.probes.names import Names
from incident_desk.domain.checks.http_answer import GOOD
from incident_desk.domain.findings import PeerCertificate
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_sample import Fault, Outcome

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def echo():
    """A server that says what it was sent, 2,000 times over."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            body = b"%b;%b;" % (self.headers["Content-Type"].encode(), sent) + b"x" * 2000
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("kept", "length"), [(0, 500), (1500, 1500)])
def test_a_body_is_sent_and_as_much_comes_back_as_is_wanted(echo, kept, length):
    options = HttpOptions(echo, method="POST", body='{"a": "ä"}', headers=(("Content-Type", "application/json"),))

    async def ask():
        probe = HttpProbe(lambda: NOW, Names())
        if kept:
            probe.evidence_bytes = kept
        return await probe.ask(Check("a", "A", options), 5.0)

    sample = asyncio.run(ask())
    assert sample.outcome is Outcome.OK, sample.error
    assert sample.evidence.startswith('application/json;{"a": "ä"};x')
    assert len(sample.evidence.encode()) == length


@pytest.mark.parametrize(
    ("limits", "days", "fault", "warning"),
    [((21, 3), 62, None, ""), ((21, 3), 9, None, "the certificate expires in 9 days"),
     ((21, 3), 2.5, Fault.CERTIFICATE, ""), ((0, 3), 9, None, ""), ((0, 0), 1, None, "")],
)  # fmt: skip
def test_a_certificate_that_ends_soon_warns_and_then_fails(limits, days, fault, warning):
    options = HttpOptions("https://example.org/", warning_days=limits[0], critical_days=limits[1])
    certificate = PeerCertificate("CN=example.org", "CN=ca", NOW + timedelta(days=days))
    found, verdict = _with_days(options, certificate, NOW, (None, GOOD))
    assert (found, verdict.warning) == (fault, warning)
    assert bool(verdict.error) is bool(fault)


def test_what_is_wrong_already_stays_what_is_wrong():
    options = HttpOptions("https://example.org/", critical_days=3)
    soon = PeerCertificate("CN=example.org", "CN=ca", NOW)
    assert _with_days(options, soon, NOW, (Fault.STATUS, GOOD)) == (Fault.STATUS, GOOD)
