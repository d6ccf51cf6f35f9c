"""A resolver is asked once; what is no answer to the question is passed over and named, and holds up nobody."""

import asyncio
import shutil
import socket
import subprocess
import time
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.probes import dns_probe
from incident_desk.adapters.probes.dns_probe import DnsProbe, system_servers
from incident_desk.domain.checks.dns import DnsOptions
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample
from tests.adapters.probes.timely import in_time

DEADLINE_S, SLACK_S = 0.8, 0.25
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def ask(resolver: str, servers=None, deadline_s: float = DEADLINE_S, **options: object) -> Sample:
    check = Check("name", "Name", DnsOptions("a.test", resolver=resolver, **options), timeout_s=deadline_s)
    probe = DnsProbe(lambda: NOW, servers or system_servers)

    async def once() -> Sample:
        return await probe.ask(check, deadline_s)

    return in_time(once, deadline_s + SLACK_S)


EXPECTED = {
    "well": (None, ""),
    "late": (None, ""),
    "spoofed_then_well": (None, ""),
    "truncated": (None, ""),
    "silent": (Fault.TIMEOUT, "no answer in 0.8 s"),
    "garbage": (Fault.PROTOCOL, "no answer in 0.8 s, only something that is not readable"),
    "empty": (Fault.PROTOCOL, "no answer in 0.8 s, only something that is not readable"),
    "flood": (Fault.PROTOCOL, "no answer in 0.8 s, only answers to another question"),
    "pointer_loop": (Fault.PROTOCOL, "no answer in 0.8 s, only something that is not readable"),
    "other_id": (Fault.PROTOCOL, "no answer in 0.8 s, only answers to another question"),
    "other_question": (Fault.PROTOCOL, "no answer in 0.8 s, only answers to another question"),
    "truncated_silent": (Fault.TIMEOUT, "no answer in 0.8 s"),
    "truncated_garbage": (Fault.PROTOCOL, "answer not readable: over TCP, what came is no answer to the question"),
    "servfail": (Fault.PROTOCOL, "the resolver answered SERVFAIL"),
    "nxdomain": (Fault.NAME, "there is no such name"),
    "nothing": (Fault.CONTENT, "no A record"),
}


@pytest.mark.parametrize("behaviour", EXPECTED)
def test_every_behaviour_has_a_named_result_in_time(kinds, behaviour):
    with kinds.Resolver(behaviour) as resolver:
        sample = ask(resolver)
    assert (sample.fault, sample.error) == EXPECTED[behaviour]
    assert sample.outcome is (Outcome.OK if sample.fault is None else Outcome.FAILED)


def test_the_answers_are_the_evidence_and_its_time_is_taken(kinds):
    with kinds.Resolver("well") as resolver:
        sample = ask(resolver)
    assert sample.evidence == "192.0.2.1\n192.0.2.2"
    assert sample.timing.first_byte_ms > 0


def test_an_answer_that_is_cut_is_asked_for_whole(kinds):
    with kinds.Resolver("truncated") as resolver:
        assert ask(resolver, answers=("192.0.2.49",)).outcome is Outcome.OK


def test_what_is_expected_must_be_among_the_answers(kinds):
    with kinds.Resolver("well") as resolver:
        assert ask(resolver, answers=("192.0.2.2",)).outcome is Outcome.OK
        sample = ask(resolver, answers=("192.0.2.2", "192.0.2.9"))
    assert sample.error == "answered 192.0.2.1, 192.0.2.2, expected 192.0.2.9"


def test_a_question_that_is_lost_is_asked_again(kinds, monkeypatch):
    monkeypatch.setattr(dns_probe, "AGAIN_S", 0.1)
    resolver = kinds.Resolver("second_time")
    with resolver as place:
        assert ask(place).outcome is Outcome.OK
    assert resolver.questions == 2


def test_where_the_first_resolver_is_silent_the_next_is_asked(kinds):
    with kinds.Resolver("silent") as silent, kinds.Resolver("well") as well:
        servers = [("127.0.0.1", int(one.rpartition(":")[2])) for one in (silent, well)]
        assert ask("", lambda: servers).outcome is Outcome.OK


def test_a_port_that_nobody_has_is_named_at_once():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    sample = ask(place)
    assert (sample.fault, sample.error) == (Fault.REFUSED, "connection refused")


def test_silent_resolvers_hold_up_no_other_check(kinds):
    async def all_of_them(silent: str, well: str) -> list[Sample]:
        probe = DnsProbe(lambda: NOW)
        dead = [
            asyncio.ensure_future(probe.ask(Check(f"{n}", "x", DnsOptions("a.test", resolver=silent)), 2.0))
            for n in range(200)
        ]
        await asyncio.sleep(0.05)
        begun = time.perf_counter()
        check = Check("well", "x", DnsOptions("a.test", resolver=well))
        found = [await probe.ask(check, 2.0) for _ in range(20)]
        took = time.perf_counter() - begun
        for one in dead:
            one.cancel()
        await asyncio.gather(*dead, return_exceptions=True)
        assert took < 1.5
        return found

    with kinds.Resolver("silent") as silent, kinds.Resolver("well") as well:
        found = asyncio.run(all_of_them(silent, well))
    assert {one.outcome for one in found} == {Outcome.OK}


def test_a_computer_without_a_resolver_says_so_and_nothing_of_the_name():
    from incident_desk.adapters.probes.faults import AskNotPossible

    def none() -> list[tuple[str, int]]:
        raise AskNotPossible("this computer names no resolver")

    sample = ask("", none)
    assert (sample.outcome, sample.error) == (Outcome.UNKNOWN, "can't be asked: this computer names no resolver")


def test_a_real_resolver_is_understood(tmp_path):
    if shutil.which("dnsmasq") is None:
        pytest.skip("dnsmasq is absent")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["dnsmasq", "--keep-in-foreground", "--no-resolv", "--no-hosts", "--conf-file=/dev/null"]
    command += [f"--port={port}", "--listen-address=127.0.0.1", "--bind-interfaces", "--address=/a.test/192.0.2.7"]
    server = subprocess.Popen([*command, "--txt-record=a.test,hello world", f"--pid-file={tmp_path}/pid"])
    try:
        end = time.monotonic() + 5
        while (sample := ask(f"127.0.0.1:{port}")).outcome is not Outcome.OK and time.monotonic() < end:
            time.sleep(0.1)
        assert sample.evidence == "192.0.2.7"
        assert ask(f"127.0.0.1:{port}", record="TXT", answers=("hello world",)).outcome is Outcome.OK
    finally:
        server.terminate()
        server.wait()
