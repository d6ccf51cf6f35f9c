"""TLS between memory and memory: set up with a server's side of Python's own, read and written in pieces."""

import ssl

import pytest

from incident_desk.adapters.probes.encryption import Encryption
from incident_desk.adapters.probes.trust import Trust, tls_context


class Other:
    """The server's side, as Python has it."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.came, self.goes = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.came, self.goes, server_side=True)

    def go_on(self) -> None:
        try:
            self.tls.do_handshake()
        except ssl.SSLWantReadError:
            return


@pytest.fixture
def made(hostile, tmp_path):
    return hostile.certificate(tmp_path, "127.0.0.1") or pytest.skip("openssl is absent")


def pair(made, host: str = "127.0.0.1") -> tuple[Encryption, Other]:
    ours, other = Encryption(tls_context(Trust(ca_file=str(made[1]))), host), Other(made[0])
    while not ours.is_set_up():
        other.came.write(ours.unsent())
        other.go_on()
        ours.hear(other.goes.read())
    other.came.write(ours.unsent())
    other.go_on()
    return ours, other


def test_what_is_said_arrives_on_both_sides_however_it_is_cut(made):
    ours, other = pair(made)
    assert ours.stands
    ours.say(b"ask")
    other.came.write(ours.unsent())
    assert other.tls.read(100) == b"ask"
    other.tls.write(b"x" * 100_000)
    found = b""
    while data := other.goes.read(7_000):
        ours.hear(data)
        found += ours.read()
    assert (found, ours.is_over) == (b"x" * 100_000, False)


def test_the_certificate_and_the_protocol_are_known(made):
    made[0].set_alpn_protocols(["http/1.1"])
    ours, _ = pair(made)
    assert ours.certificate == ssl.PEM_cert_to_DER_cert(made[1].read_text())
    assert ours.protocol == "http/1.1"


def test_a_goodbye_is_the_end(made):
    ours, other = pair(made)
    other.tls.write(b"last")
    with pytest.raises(ssl.SSLWantReadError):
        other.tls.unwrap()
    ours.hear(other.goes.read())
    assert (ours.read(), ours.is_over) == (b"last", True)


def test_a_certificate_of_another_host_and_what_is_no_tls_are_refused(made):
    with pytest.raises(ssl.SSLCertVerificationError):
        pair(made, "127.0.0.2")
    ours = Encryption(tls_context(Trust()), "127.0.0.1")
    assert not ours.is_set_up()
    ours.hear(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with pytest.raises(ssl.SSLError):
        ours.is_set_up()
    assert not ours.stands
