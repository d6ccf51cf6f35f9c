"""Every error that an ask can meet has a name and words, and what says nothing of the other side is told apart."""

import socket
import ssl

import pytest

from incident_desk.adapters.probes.faults import (
    FAULTS,
    AnswerNotReadable,
    AskNotPossible,
    NoAddressOfVersion,
    ProxyRefused,
    no_answer,
    outcome_of,
    said,
)
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_sample import Fault, Outcome


@pytest.mark.parametrize(
    ("error", "fault", "words"),
    [
        (socket.gaierror(-2, "unknown"), Fault.NAME, "name not found"),
        (ConnectionRefusedError(), Fault.REFUSED, "connection refused"),
        (ConnectionResetError(), Fault.RESET, "connection reset"),
        (OSError(101, "Network is unreachable"), Fault.UNREACHABLE, "not reachable: network is unreachable"),
        (OSError(24, "Too many open files"), Fault.PROBE, "this computer can't ask: too many open files"),
        (ssl.SSLError(1, "x"), Fault.TLS, "no encrypted connection"),
        (AnswerNotReadable("odd"), Fault.PROTOCOL, "answer not readable: odd"),
        (ProxyRefused("it answered 407"), Fault.PROTOCOL, "the proxy did not let it through: it answered 407"),
        (NoAddressOfVersion("IPv6"), Fault.NAME, "name without such an address: IPv6"),
        (AskNotPossible("odd"), Fault.PROBE, "can't be asked: odd"),
    ],
)
def test_an_error_has_a_name_and_words(error, fault, words):
    assert isinstance(error, FAULTS)
    assert said(error) == (fault, words)


def test_what_keeps_a_check_from_being_asked_is_no_failure():
    unknown = {one for one in Fault if outcome_of(one) is Outcome.UNKNOWN}
    assert unknown == {Fault.PROBE, Fault.NOT_PERMITTED, Fault.NO_CONSENT}


def test_a_deadline_is_said_in_the_checks_own_seconds():
    assert no_answer(Check("a", "a", HttpOptions("http://x"), timeout_s=2.5)) == "no answer in 2.5 s"
