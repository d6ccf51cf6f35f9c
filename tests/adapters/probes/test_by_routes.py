"""A check is asked by all its routes at once, against real servers and a real proxy of our own."""

import asyncio
import time
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.probes.asking import probes
from incident_desk.adapters.probes.by_routes import Routes
from incident_desk.adapters.probes.names import Names
from incident_desk.domain.findings import PartState
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample

NOW = datetime(2026, 11, 24, tzinfo=UTC)
DEADLINE_S = 0.6


def ask(routes: list[str], deadline_s: float = DEADLINE_S, **options: object) -> Sample:
    data = {"id": "a", "name": "a", "timeout_s": deadline_s, "routes": routes}
    check = Check.from_data(data | options)

    async def once() -> Sample:
        every = probes(lambda: NOW, Names(), lambda command: False)
        return await Routes().ask(every[check.kind], check, deadline_s)

    return asyncio.run(once())


def states(sample: Sample) -> dict[str, PartState]:
    return {one.name: one.state for one in sample.parts}


def test_direct_and_through_a_proxy_that_hangs(hostile):
    with hostile.HostileServer("well") as port, hostile.HostileServer("hang") as proxy:
        routes = ["direct=", f"proxy eu=http://127.0.0.1:{proxy}"]
        begun = time.monotonic()
        sample = ask(routes, url=f"http://127.0.0.1:{port}/")
        took = time.monotonic() - begun
    assert (sample.check_id, sample.fault) == ("a", Fault.ROUTE)
    assert sample.error == "down by 1 of 2 routes: proxy eu, no answer in 0.6 s"
    assert states(sample) == {"route direct": PartState.OK, "route proxy eu": PartState.FAILING}
    assert took < DEADLINE_S + 0.25


def test_all_routes_are_asked_at_once(hostile):
    async def slow(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(0.3)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with hostile.HostileServer(slow) as port:
        routes = [f"{n}=127.0.0.{n}" for n in range(1, 5)]
        sample = ask(routes, url=f"http://127.0.0.1:{port}/", deadline_s=1.0)
    assert (sample.outcome, len(sample.parts)) == (Outcome.OK, 4)
    assert sample.timing.total_ms < 900


def test_one_version_of_ip_answers_and_the_other_does_not(hostile):
    with hostile.HostileServer("well") as port:
        sample = ask(["four=ipv4", "six=ipv6"], url=f"http://localhost:{port}/", timeout_s=2.0)
    assert states(sample)["route four"] is PartState.OK
    assert states(sample)["route six"] is PartState.FAILING
    assert sample.error.startswith("down by 1 of 2 routes: six, ")


def test_a_failing_route_that_need_not_work_is_a_warning(hostile):
    with hostile.HostileServer("well") as port:
        routes = ["home=direct", "out=http://127.0.0.1:9"]
        sample = ask(routes, routes_down=2, url=f"http://127.0.0.1:{port}/")
    assert (sample.outcome, sample.warning) == (
        Outcome.OK,
        "down by 1 of 2 routes: out, connection refused",
    )


@pytest.mark.parametrize("kind", ["tcp", "certificate"])
def test_what_connects_otherwise_has_routes_too(hostile, tmp_path, kind):
    made = hostile.certificate(tmp_path, "127.0.0.1")
    if made is None:
        pytest.skip("openssl is absent")
    more = {"ca_file": str(made[1]), "warning_days": 0, "critical_days": 0} if kind == "certificate" else {}
    with hostile.HostileServer("hang_unread", made[0] if more else None) as port:
        routes = ["here=127.0.0.9", "not mine=192.0.2.7", "out=http://127.0.0.1:9"]
        sample = ask(routes, kind=kind, host="127.0.0.1", port=port, **more)
    assert states(sample) == {
        "route here": PartState.OK,
        "route not mine": PartState.UNKNOWN,
        "route out": PartState.FAILING,
    }
    assert sample.error == "down by 1 of 2 routes: out, connection refused"


def test_a_check_without_routes_is_asked_as_it_stands(hostile):
    with hostile.HostileServer("well") as port:
        sample = ask([], url=f"http://127.0.0.1:{port}/")
    assert (sample.check_id, sample.outcome, sample.parts) == ("a", Outcome.OK, ())


def test_connections_beyond_one_for_each_check_are_counted_and_the_routes_stay_the_same_objects():
    class Noting:
        def __init__(self) -> None:
            self.asked: list[Check] = []

        async def ask(self, check: Check, deadline_s: float) -> Sample:
            self.asked.append(check)
            seen.append(routes.more_in_flight)
            return Sample(check.id, NOW, Outcome.OK)

    check = Check.from_data({"id": "a", "name": "a", "url": "http://x/", "routes": ["b=ipv4", "c=ipv6", "d="]})
    routes, probe, seen = Routes(), Noting(), []

    async def twice() -> None:
        await routes.ask(probe, check, 1.0)
        await routes.ask(probe, check, 1.0)

    asyncio.run(twice())
    assert set(seen) == {2}
    assert routes.more_in_flight == 0
    first, second = probe.asked[:3], probe.asked[3:]
    assert all(one is two for one, two in zip(first, second, strict=True))
    assert [one.options.ip for one in first] == ["4", "6", ""]
