"""One TLS context a setting; what can't be read is said and never waits for a password."""

import os
import subprocess

import pytest

from incident_desk.adapters.probes.faults import TrustNotReadable
from incident_desk.adapters.probes.trust import Trust, tls_context


@pytest.fixture
def own(hostile, tmp_path):
    if hostile.certificate(tmp_path, "127.0.0.1") is None:
        pytest.skip("openssl is absent")
    return tmp_path / "cert.pem", tmp_path / "key.pem"


def test_the_same_setting_is_made_once_and_a_file_that_has_changed_is_read_again(own):
    trust = Trust(ca_file=str(own[0]))
    first = tls_context(trust)
    assert tls_context(trust) is first
    os.utime(own[0], (1, 1))
    assert tls_context(trust) is not first


def test_a_certificate_to_show_needs_its_key(own):
    assert tls_context(Trust(client_certificate=str(own[0]), client_key=str(own[1])))
    with pytest.raises(TrustNotReadable, match="cert.pem"):
        tls_context(Trust(client_certificate=str(own[0])))
    with pytest.raises(TrustNotReadable, match="no such file"):
        tls_context(Trust(client_certificate="/nowhere.pem"))


def test_a_key_with_a_password_is_refused_and_nobody_is_asked_for_it(own, tmp_path):
    locked = tmp_path / "locked.pem"
    command = ["openssl", "pkey", "-in", str(own[1]), "-aes128", "-passout", "pass:secret", "-out", str(locked)]
    subprocess.run(command, check=True, capture_output=True)
    with pytest.raises(TrustNotReadable):
        tls_context(Trust(client_certificate=str(own[0]), client_key=str(locked)))
