"""A certificate is looked at once: trust, name, days; what is refused is still shown."""

import ssl
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.adapters.probes.certificate_probe import CertificateProbe
from incident_desk.adapters.probes.names import Names
from incident_desk.domain.checks.certificate import CertificateOptions
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample
from tests.adapters.probes.timely import in_time

DEADLINE_S, SLACK_S = 1.0, 0.25


def ask(port: int, *, later: timedelta = timedelta(), **options: object) -> Sample:
    check = Check("tls", "TLS", CertificateOptions("127.0.0.1", port, **options), timeout_s=DEADLINE_S)

    async def once() -> Sample:
        return await CertificateProbe(lambda: datetime.now(UTC) + later, Names()).ask(check, DEADLINE_S)

    return in_time(once, DEADLINE_S + SLACK_S)


@pytest.fixture
def own(hostile, tmp_path):
    return hostile.certificate(tmp_path, "127.0.0.1") or pytest.skip("openssl is absent")


@pytest.mark.parametrize(
    ("warning", "critical", "outcome", "error", "told"),
    [
        (0, 0, Outcome.OK, "", ""),
        (1, 1, Outcome.OK, "", ""),
        (5, 1, Outcome.OK, "", "the certificate expires in 47 hours"),
        (5, 3, Outcome.FAILED, "the certificate expires in 47 hours", ""),
    ],
)
def test_days_are_counted_against_the_limits(hostile, own, warning, critical, outcome, error, told):
    with hostile.HostileServer("well", own[0]) as port:
        sample = ask(port, ca_file=str(own[1]), warning_days=warning, critical_days=critical)
    assert (sample.outcome, sample.error, sample.warning) == (outcome, error, told)
    assert (sample.certificate.subject, sample.certificate.issuer) == ("CN=test", "CN=test")
    assert timedelta(days=1.9) < sample.certificate.expires_at - datetime.now(UTC) < timedelta(days=2.1)
    assert sample.timing.tls_ms > 0


def test_one_that_is_not_trusted_is_refused_and_shown(hostile, own):
    with hostile.HostileServer("well", own[0]) as port:
        sample = ask(port)
    assert (sample.fault, sample.error) == (Fault.CERTIFICATE, "certificate not valid: self-signed certificate")
    assert sample.certificate.subject == "CN=test"


def test_one_of_another_name_is_refused(hostile, own):
    with hostile.HostileServer("well", own[0]) as port:
        sample = ask(port, ca_file=str(own[1]), server_name="example.org")
    assert sample.fault is Fault.CERTIFICATE and "mismatch" in sample.error


def test_an_expired_one_says_since_when(hostile, tmp_path):
    if hostile.certificate(tmp_path, "127.0.0.1") is None:
        pytest.skip("openssl is absent")
    key, cert = tmp_path / "key.pem", tmp_path / "old.pem"
    command = ["openssl", "req", "-x509", "-key", str(key), "-out", str(cert), "-subj", "/O=Example/CN=old"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-not_before", "20240101000000Z"]
    made = subprocess.run([*command, "-not_after", "20240201000000Z"], capture_output=True)
    if made.returncode:
        pytest.skip("openssl is too old to date a certificate back")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with hostile.HostileServer("well", context) as port:
        sample = ask(port, ca_file=str(cert))
    assert sample.fault is Fault.CERTIFICATE
    assert sample.error.startswith("the certificate expired ") and sample.error.endswith(" days ago")
    assert sample.certificate.subject == "CN=old, O=Example"


EXPECTED = {
    "silent": {Fault.TIMEOUT},
    "dribbling_tls": {Fault.TIMEOUT, Fault.TLS},
    "garbage_tls": {Fault.TLS},
    "speaks_first": {Fault.TLS, Fault.PROTOCOL},
    "close_at_once": {Fault.RESET},
    "reset_at_once": {Fault.RESET},
    "flood": {Fault.TLS, Fault.PROTOCOL},
}


@pytest.mark.parametrize("behaviour", EXPECTED)
def test_every_behaviour_has_a_named_result_in_time(hostile, kinds, behaviour):
    with hostile.HostileServer(getattr(kinds, behaviour)) as port:
        sample = ask(port)
    assert sample.fault in EXPECTED[behaviour], sample
    assert sample.error and sample.outcome is Outcome.FAILED
