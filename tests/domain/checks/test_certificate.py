"""Days that a certificate still holds, against the limits."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.checks.certificate import CertificateOptions, expiry
from incident_desk.domain.checks.reading import CheckNotReadable
from incident_desk.domain.findings import PeerCertificate

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def of(days: float) -> PeerCertificate:
    return PeerCertificate("CN=a", "CN=b", NOW + timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "error", "warning"),
    [
        (40, "", ""),
        (20.5, "", "the certificate expires in 20 days"),
        (7.0, "the certificate expires in 7 days", ""),
        (1.1, "the certificate expires in 26 hours", ""),
        (0.05, "the certificate expires in 1 hour", ""),
        (-3.2, "the certificate expired 3 days ago", ""),
    ],
)
def test_the_limits_are_21_and_7_days(days, error, warning):
    assert CertificateOptions("a").judge(of(days), NOW) == (error, warning)


def test_limits_can_be_off_but_not_the_end():
    options = CertificateOptions("a", warning_days=0, critical_days=0)
    assert options.judge(of(0.5), NOW) == ("", "")
    assert options.judge(of(-0.5), NOW) == ("the certificate expired 12 hours ago", "")
    assert expiry(of(2), NOW) == "the certificate expires in 2 days"


def test_options_survive_and_know_their_name():
    options = CertificateOptions("192.0.2.1", 8443, 30, 3, "shop.example", "/ca", "4")
    assert CertificateOptions.from_data(options.to_data()) == options
    assert (options.name, options.address) == ("shop.example", "192.0.2.1:8443")
    assert CertificateOptions("a").name == "a"


@pytest.mark.parametrize(
    "change", [{"critical_days": -1}, {"warning_days": 3}, {"port": 0}, {"server_name": "a b"}, {"ip": "1"}]
)
def test_a_wrong_field_is_named(change):
    with pytest.raises(CheckNotReadable, match=next(iter(change))):
        CertificateOptions.from_data({"host": "a"} | change)
