"""All that behaves badly beneath HTTP, asked by one worker at once: named in time, memory flat, nothing starved."""

import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from incident_desk.adapters.consents import ConsentFile, consents_place
from incident_desk.domain.health_check import Check
from tests.adapters.probes.test_worker import Child, resident_bytes

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")

TIMEOUT_S, SLACK_MS, ROUNDS = 1.0, 250, 3
FLOOD = "import sys\nwhile True: sys.stdout.write('x' * 100000)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
FORKS = "import os, time\nfor _ in range(3): os.fork()\ntime.sleep(60)"


@pytest.fixture
def places(hostile, kinds):
    """Where what misbehaves is to be found: by kind and behaviour."""
    with ExitStack() as stack:
        wire = ("silent", "dribble", "flood", "wrong_banner", "close_at_once", "reset_at_once", "dribbling_tls")
        ports = {one: stack.enter_context(hostile.HostileServer(getattr(kinds, one))) for one in wire}
        names = ("silent", "garbage", "other_id", "other_question", "truncated_silent", "flood", "pointer_loop")
        resolvers = {one: stack.enter_context(kinds.Resolver(one)) for one in names}
        well = stack.enter_context(hostile.HostileServer("well"))
        yield ports, resolvers, well


def described(ports: dict[str, int], resolvers: dict[str, str], well: int) -> list[Check]:
    here = {"host": "127.0.0.1"}
    kinds: dict[str, dict] = {
        f"tcp-{one}": {"kind": "tcp", **here, "port": port, "expect": "220"} for one, port in ports.items()
    }
    kinds |= {f"tls-{one}": {"kind": "certificate", **here, "port": port} for one, port in ports.items()}
    kinds |= {f"https-{one}": {"url": f"https://127.0.0.1:{port}/"} for one, port in ports.items()}
    kinds |= {f"dns-{one}": {"kind": "dns", "host": "a.test", "resolver": at} for one, at in resolvers.items()}
    kinds |= {
        f"run-{name}": {"kind": "command", "command": [sys.executable, "-S", "-c", code]}
        for name, code in (("flood", FLOOD), ("deaf", DEAF), ("forks", FORKS))
    }
    kinds["well"] = {"url": f"http://127.0.0.1:{well}/"}
    shared = {"timeout_s": TIMEOUT_S, "interval_s": 3600.0, "incident_interval_s": 3600.0}
    return [Check.from_data({"id": name, "name": name, **shared, **one}) for name, one in kinds.items()]


def test_all_of_them_are_named_in_time_and_memory_stays_flat(places, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    checks = described(*places)
    for one in checks:
        if one.kind == "command":
            ConsentFile(consents_place()).allow(one.options.command)
    child = Child()
    try:
        child.begin(*checks)
        answers: dict[str, dict] = {}
        sizes = []
        for turn in range(ROUNDS):
            found: dict[str, dict] = {}
            end = time.monotonic() + 20
            while len(found) < len(checks) and time.monotonic() < end:
                found |= {one["check_id"]: one for one in child.samples(1)}
            assert set(found) == {one.id for one in checks}
            answers |= {f"{name}/{turn}": one for name, one in found.items()}
            sizes.append(resident_bytes(child.process.pid))
            for one in checks:
                child.say(probe=one.id)
    finally:
        child.process.stdin.close()
        child.process.wait(10)
        child.process.stdout.close()
    late = {name: one["timing"]["total_ms"] for name, one in answers.items()}
    assert {name: ms for name, ms in late.items() if ms > TIMEOUT_S * 1000 + SLACK_MS} == {}
    wrong = {name: one for name, one in answers.items() if one["outcome"] != ("ok" if "well" in name else "failed")}
    assert wrong == {}
    assert all(one.get("error") for name, one in answers.items() if "well" not in name)
    # The first round loads what the kinds need.
    assert max(sizes[1:]) - sizes[0] <= 10_000_000
