"""The practice service fails as it is told, and recovers on the same port."""

import asyncio
import socket
import threading
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.probes.http_probe import HttpProbe
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.practice_server import Failure, PracticeService
from incident_desk.domain.health import Check, Fault, HttpOptions, Outcome

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def service():
    service = PracticeService()
    service.start()
    yield service
    service.stop()


def ask(service):
    check = Check("api", "API", HttpOptions(service.url), timeout_s=0.5)
    return asyncio.run(HttpProbe(lambda: NOW, Names()).ask(check, 0.5))


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (Failure.STATUS, Fault.STATUS),
        (Failure.HANG, Fault.TIMEOUT),
        (Failure.RESET, Fault.RESET),
        (Failure.SLOW, Fault.TIMEOUT),
        (Failure.STOPPED, Fault.REFUSED),
    ],
)
def test_it_fails_as_told_and_recovers(service, kind, fault):
    assert ask(service).outcome is Outcome.OK
    service.fail(kind.value)
    assert (service.failure, ask(service).fault) == (kind, fault)
    service.recover()
    assert (service.failure, ask(service).outcome) == (None, Outcome.OK)


def test_a_failure_it_does_not_know_is_refused(service):
    with pytest.raises(ValueError, match="gloom"):
        service.fail("gloom")


def test_its_answer_says_what_is_wrong(service):
    service.fail(Failure.STATUS)
    assert "too many connections" in ask(service).evidence


def test_it_counts_what_it_is_asked(service):
    ask(service)
    ask(service)
    assert service.asked == 2


def test_stopped_it_leaves_no_port_and_no_thread(service):
    service.fail(Failure.HANG)
    ask(service)
    service.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(service.url.split(":")[2].split("/")[0])), 1)
    assert "practice-service" not in {one.name for one in threading.enumerate()}
