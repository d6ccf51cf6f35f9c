"""Rules as playbooks of the field write them, through a real worker, a real server and the engine of the window.

- a service outage: "Health check endpoint (`/api/health`) returns non-200 status code", "is unreachable for > 2
  minutes";
- a bot's metrics: response time ">20 seconds average", critical ">25 seconds", "every 5 minutes"; error rate ">5%",
  critical ">10%", and availability "<95%", critical "<90%", each "every 1 minute";
- a bot's health: `{"status", "version", "uptime", "dependencies": {"slack": "connected", …}}`.

Minutes are made of seconds here: a real worker asks ten times a second, and what it heard is judged as if each
second had been a hundred or two, times of answers a hundred. The one slow test waits for the real minutes.
"""

import asyncio
import json
import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from incident_desk.adapters.probes.wire import sample_from_data
from incident_desk.domain.findings import PartState
from incident_desk.domain.health import Change, Check, Level, Outcome, Sample, State, Timing
from incident_desk.services.monitor import Monitor
from tests.adapters.probes.test_worker import T0, Child

STRETCH = 100
LONGER = 200
"""For what is looked at every five minutes."""
EVERY_S, WATCHED_S = 0.1, 3.3
PATIENT = {"failures": 0, "seconds": 120, "breaker_failures": 0}
"""Down by minutes alone."""
ASKED = {"expected": "200", **PATIENT}
OUTAGE = {
    "status": {"expected": "200", "failures": 1},
    "unreachable": {"expected": "100-599", **PATIENT},
}
LATENCY = {"measure": "latency", "warning": 20, "critical": 25, "over_s": 300, "every_s": 300}
ERRORS = {"measure": "errors", "warning": 5, "critical": 10, "over_s": 300, "every_s": 60}
AVAILABILITY = {"measure": "availability", "warning": 95, "critical": 90, "over_s": 300, "every_s": 60}


def answer(status: str = "200 OK", body: bytes = b"{}") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def service(failing: range, of: int, late_s: float = 0.0):
    """Of so many answers those at these places are 500; each comes that late."""
    asked = iter(range(10**9))

    async def behave(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(late_s)
        writer.write(answer("500 No" if next(asked) % of in failing else "200 OK"))

    return behave


def check(name: str, port: int, rule: dict, *, every_s: float, timeout_s: float) -> Check:
    url = f"http://127.0.0.1:{port}/api/health"
    times = {"interval_s": every_s, "incident_interval_s": every_s, "timeout_s": timeout_s}
    return Check.from_data({"id": name, "name": name, "kind": "http", "url": url} | times | rule)


def heard(ports: dict[str, int], seconds: float) -> list[Sample]:
    """What a real worker says of all of them."""
    child = Child()
    try:
        child.begin(*(check(one, port, ASKED, every_s=EVERY_S, timeout_s=1.0) for one, port in ports.items()))
        messages = child.hear(seconds)
    finally:
        child.process.stdin.close()
        child.process.wait(5)
        child.process.stdout.close()
    return [sample_from_data(one) for message in messages for one in message.get("samples", ())]


def stretched(sample: Sample, times: int = STRETCH) -> Sample:
    return replace(
        sample,
        at=T0 + (sample.at - T0) * times,
        timing=Timing(total_ms=sample.timing.total_ms * STRETCH),
    )


def told(monitor: Monitor, samples: list[Sample], start: datetime) -> list[Change]:
    """What the window tells as these come, and the seconds between them pass."""
    changes, now = [], start
    for one in sorted(samples, key=lambda one: one.at):
        while now + timedelta(seconds=1) < one.at:
            now += timedelta(seconds=1)
            changes += monitor.silence(now)
        changes += monitor.record(one)
    return changes


METRICS = {
    "response 22 s": (LATENCY, service(range(0), 1, 0.215), Level.WARNING, "slow"),
    "response 32 s": (LATENCY, service(range(0), 1, 0.32), Level.CRITICAL, "slow, critical"),
    "errors 7 %": (ERRORS, service(range(5, 6), 16), Level.WARNING, "partly failing"),
    "errors 17 %": (ERRORS, service(range(4), 24), Level.CRITICAL, "partly failing, critical"),
    "available 93 %": (AVAILABILITY, service(range(5, 6), 16), Level.WARNING, "partly failing"),
    "available 83 %": (AVAILABILITY, service(range(4), 24), Level.CRITICAL, "partly failing, critical"),
    "well": (LATENCY, service(range(0), 1), Level.NORMAL, ""),
}


def judged(names: list[str], samples: list[Sample], times: int) -> list[Change]:
    monitor = Monitor(speed=times)
    rules = {name: {**PATIENT, "thresholds": [METRICS[name][0]]} for name in names}
    asked = {"every_s": EVERY_S * times, "timeout_s": 100.0}
    monitor.watch([check(name, 1, rule, **asked) for name, rule in rules.items()], T0)
    return told(monitor, [stretched(one, times) for one in samples if one.check_id in names], T0)


def test_the_bots_metrics_warn_and_alarm_at_their_limits(hostile):
    servers = {name: hostile.HostileServer(behave) for name, (_, behave, _, _) in METRICS.items()}
    try:
        ports = {name: server.__enter__() for name, server in servers.items()}
        samples = heard(ports, WATCHED_S)
    finally:
        for server in servers.values():
            server.__exit__()
    slow = [name for name, (threshold, *_) in METRICS.items() if threshold is LATENCY]
    others = [name for name in METRICS if name not in slow]
    changes = judged(slow, samples, LONGER) + judged(others, samples, STRETCH)
    rules = list(METRICS)
    worst = {
        name: max((one.level for one in changes if one.check_id == name), default=Level.NORMAL) for name in rules
    }
    assert worst == {name: level for name, (_, _, level, _) in METRICS.items()}
    words = {name: {one.words for one in changes if one.check_id == name} for name in rules}
    assert all(word in words[name] for name, (_, _, level, word) in METRICS.items() if level)
    alarmed = {one.check_id for one in changes if one.alarms}
    assert alarmed == {name for name, level in worst.items() if level is Level.CRITICAL}


def test_an_outage_by_status_is_one_at_once_and_by_silence_after_two_minutes(hostile):
    with hostile.HostileServer(service(range(1), 1)) as failing:
        samples = [stretched(one) for one in heard({"status": failing, "unreachable": 9}, 4.0)]
    monitor = Monitor(speed=STRETCH)
    times = {"every_s": EVERY_S * STRETCH, "timeout_s": 100.0}
    monitor.watch([check(name, 1, rule, **times) for name, rule in OUTAGE.items()], T0)
    first = {name: min(one.at for one in samples if one.check_id == name) for name in OUTAGE}
    downs = {one.check_id: one for one in told(monitor, samples, T0) if one.state is State.DOWN}
    assert downs["status"].text == "status down: answered 500, expected 200"
    assert downs["status"].noticed_at == first["status"]
    assert downs["unreachable"].text == "unreachable down: connection refused"
    assert downs["unreachable"].at == first["unreachable"]
    assert (downs["unreachable"].noticed_at - first["unreachable"]).total_seconds() == pytest.approx(120, abs=1)


BOT = {
    "status": "healthy",
    "version": "1.4.2",
    "uptime": 81234.5,
    "dependencies": {"slack": "connected", "attio": "connected", "inference": "connected", "mongodb": "connected"},
}
DEGRADED = BOT | {"status": "degraded", "dependencies": BOT["dependencies"] | {"mongodb": "disconnected"}}


def saying(data: dict):
    async def behave(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer(body=json.dumps(data).encode()))

    return behave


def asked_once(port: int, rule: dict) -> tuple[Sample, list[str], Monitor]:
    """What a real worker hears once, and what the window tells of it."""
    one = check("/health", port, rule, every_s=60.0, timeout_s=2.0)
    child = Child()
    try:
        child.begin(one)
        (data,) = child.samples(1)
    finally:
        child.process.stdin.close()
        child.process.wait(5)
        child.process.stdout.close()
    monitor, sample = Monitor(), sample_from_data(data)
    monitor.watch([one], T0)
    return sample, [change.text for change in monitor.record(sample)], monitor


def test_each_dependency_of_a_bots_health_is_a_part(hostile):
    with hostile.HostileServer(saying(BOT)) as port:
        sample, changes, _ = asked_once(port, {"parts": ["dependencies"], "json": ["status == healthy"]})
    assert {one.name: one.state for one in sample.parts} == dict.fromkeys(BOT["dependencies"], PartState.OK)
    assert (sample.outcome, sample.version, sample.uptime_s, changes) == (Outcome.OK, "1.4.2", 81234.5, [])


def test_a_degraded_service_with_one_dependency_down_is_partly_failing(hostile):
    with hostile.HostileServer(saying(DEGRADED)) as port:
        sample, changes, monitor = asked_once(port, {"parts": ["dependencies"]})
    assert changes == ["/health partly failing: mongodb failing (disconnected)"]
    assert {one.name for one in sample.parts if one.state is PartState.FAILING} == {"mongodb"}
    assert (monitor.state("/health").state, monitor.state("/health").level) == (State.SLOW, Level.WARNING)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (True, "/health down: mongodb failing (disconnected)"),
        (False, "/health partly failing: mongodb failing (disconnected)"),
    ],
)
def test_a_service_that_calls_itself_healthy_with_one_down_is_as_its_option_says(hostile, counts, said):
    with hostile.HostileServer(saying(DEGRADED | {"status": "healthy"})) as port:
        rule = {"parts": ["dependencies"], "parts_count": counts, "failures": 1}
        _, changes, _ = asked_once(port, rule)
    assert changes == [said]


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_two_minutes_and_twenty_seconds_as_the_clock_has_them(hostile):
    """Nothing is stretched: a port that refuses, and a server that answered once and then nothing for thirty
    seconds."""
    with hostile.HostileServer("hang") as hangs:
        slow = {"thresholds": [{"measure": "latency", "warning": 20, "critical": 25}], **PATIENT}
        checks = [
            check("unreachable", 9, OUTAGE["unreachable"], every_s=5.0, timeout_s=2.0),
            check("slow", hangs, slow, every_s=60.0, timeout_s=30.0),
        ]
        monitor, changes = Monitor(), []
        monitor.watch(checks, T0)
        # What never answered is down, and never slow.
        monitor.record(Sample("slow", T0, Outcome.OK, Timing(total_ms=40.0)))
        child, begun = Child(), time.monotonic()
        child.begin(*checks)
        try:
            while time.monotonic() - begun < 126:
                for message in child.hear(0.5):
                    for one in message.get("samples", ()):
                        changes += monitor.record(sample_from_data(one))
                changes += monitor.silence(T0 + timedelta(seconds=time.monotonic() - begun))
        finally:
            child.process.stdin.close()
            child.process.wait(5)
            child.process.stdout.close()
    at = {(one.check_id, one.words): (one.noticed_at - T0).total_seconds() for one in changes}
    assert at["unreachable", "down"] == pytest.approx(120, abs=2.5)
    assert at["slow", "slow"] == pytest.approx(20, abs=2.5)
    assert at["slow", "slow, critical"] == pytest.approx(25, abs=2.5)
