"""A port is asked once: a connection, and the bytes that are expected; every bad behaviour is named in time."""

from datetime import UTC, datetime

import pytest

from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.tcp_probe import TcpProbe
from incident_desk.domain.checks.tcp import TcpOptions
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample
from tests.adapters.probes.timely import in_time

DEADLINE_S, SLACK_S = 0.6, 0.25
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def ask(port: int, host: str = "127.0.0.1", **options: str) -> Sample:
    check = Check("db", "DB", TcpOptions(host, port, **options), timeout_s=DEADLINE_S)

    async def once() -> Sample:
        return await TcpProbe(lambda: NOW, Names()).ask(check, DEADLINE_S)

    return in_time(once, DEADLINE_S + SLACK_S)


def test_a_connection_is_enough_where_nothing_is_expected(hostile, kinds):
    server = hostile.HostileServer(kinds.silent)
    with server as port:
        sample = ask(port)
        assert kinds.wait_until(lambda: server.connections == 1)
    assert (sample.outcome, sample.error) == (Outcome.OK, "")
    assert sample.timing.connect_ms > 0 and sample.timing.name_ms is not None


def test_what_is_said_is_answered_however_it_is_cut(hostile, kinds):
    with hostile.HostileServer(kinds.answers_ping) as port:
        sample = ask(port, send="PING\\r\\n", expect="+PONG")
    assert (sample.outcome, sample.evidence) == (Outcome.OK, "+PONG\n")
    assert sample.timing.first_byte_ms > 0


EXPECTED = {
    "silent": (Fault.TIMEOUT, "connected, and no answer in 0.6 s"),
    "dribble": (Fault.TIMEOUT, "what is expected did not come in 0.6 s"),
    "flood": (Fault.CONTENT, "what is expected is not in the first 65536 bytes of the answer"),
    "wrong_banner": (Fault.CONTENT, "the answer does not contain what is expected"),
    "close_at_once": (Fault.RESET, "connection closed before the answer was whole"),
    "reset_at_once": (Fault.RESET, "connection reset"),
    "banner": (None, ""),
}


@pytest.mark.parametrize("behaviour", EXPECTED)
def test_every_behaviour_has_a_named_result_in_time(hostile, kinds, behaviour):
    with hostile.HostileServer(getattr(kinds, behaviour)) as port:
        sample = ask(port, expect="220 ")
    assert (sample.fault, sample.error) == EXPECTED[behaviour]


def test_control_characters_of_an_answer_are_written_out(hostile, kinds):
    with hostile.HostileServer(kinds.wrong_banner) as port:
        assert ask(port, expect="220").evidence == "\\x1b[31mgo away\n"


def test_a_port_that_nobody_has_is_refused():
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        sample = ask(free.getsockname()[1])
    assert (sample.fault, sample.error) == (Fault.REFUSED, "connection refused")


def test_a_link_local_address_is_not_asked():
    sample = ask(80, "169.254.169.254", send="GET / HTTP/1.0\\r\\n\\r\\n")
    assert (sample.fault, sample.evidence) == (Fault.FORBIDDEN, "")
    assert sample.error == "address not allowed: 169.254.169.254 is a link-local address"


def test_the_other_version_of_ip_is_not_asked():
    sample = ask(80, ip="6")
    assert (sample.fault, sample.error) == (Fault.NAME, "name without such an address: IPv6")
