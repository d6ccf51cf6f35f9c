"""Certificates are read from their bytes, as openssl says them; garbage is none."""

import random
import shutil
import ssl
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.adapters.probes.certificate_reading import read_certificate


def made(folder, *words: str) -> bytes:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is absent")
    cert = folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(cert), *words]
    subprocess.run(command, check=True, capture_output=True)
    return ssl.PEM_cert_to_DER_cert(cert.read_text())


def test_subject_issuer_and_end_are_read(tmp_path):
    found = read_certificate(made(tmp_path, "-utf8", "-days", "90", "-subj", "/C=DE/O=Bäckerei ✓/CN=shop.example"))
    assert found.subject == found.issuer == "CN=shop.example, C=DE, O=Bäckerei ✓"
    assert abs(found.expires_at - datetime.now(UTC) - timedelta(days=90)) < timedelta(minutes=5)


def test_an_end_beyond_2050_and_a_subject_that_is_empty_are_read(tmp_path):
    der = made(tmp_path, "-days", "20000", "-subj", "/", "-addext", "subjectAltName=DNS:a.example,DNS:b.example")
    found = read_certificate(der)
    assert found.expires_at.year >= 2080
    assert found.subject == "DNS=a.example"


def test_what_is_none_is_none_however_it_is_broken(tmp_path):
    assert read_certificate(b"") is None
    assert read_certificate(b"\x30\x84\xff\xff\xff\xff") is None
    der = made(tmp_path, "-days", "1", "-subj", "/CN=a")
    chance = random.Random(7)
    for _ in range(3_000):
        broken = bytearray(der)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        read_certificate(bytes(broken[: chance.randint(1, len(broken))]))
