"""A host is pinged where this computer permits it; where not, that is said at once and is never a failure."""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from incident_desk.adapters.probes import ping_probe
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.ping_probe import PingProbe
from incident_desk.domain.checks.ping import PingOptions
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


def ask(host: str, deadline_s: float = 1.0, look_up=None, **options: str) -> Sample:
    async def once() -> Sample:
        names = Names(look_up) if look_up else Names()
        check = Check("host", "Host", PingOptions(host, **options), timeout_s=deadline_s)
        return await PingProbe(lambda: NOW, names).ask(check, deadline_s)

    return asyncio.run(once())


def test_where_it_is_not_permitted_it_says_so_at_once_and_nothing_of_the_host(monkeypatch):
    def refused(*_):
        raise PermissionError(1, "Operation not permitted")

    def never(host):
        time.sleep(5)

    names = ("SOCK_DGRAM", "AF_INET", "AF_INET6", "IPPROTO_ICMP", "IPPROTO_ICMPV6", "SocketKind")
    without = {name: getattr(socket, name) for name in names} | {"socket": refused}
    monkeypatch.setattr(ping_probe, "socket", SimpleNamespace(**without))
    begun = time.perf_counter()
    sample = ask("slow.test", look_up=never)
    assert time.perf_counter() - begun < 0.5
    assert (sample.outcome, sample.fault) == (Outcome.UNKNOWN, Fault.NOT_PERMITTED)
    assert sample.error == "ping is not permitted here"


SCRIPT = """
import asyncio, json, sys
from datetime import datetime, UTC
sys.path.insert(0, sys.argv[1])
from incident_desk.adapters.probes import wire
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.ping_probe import PingProbe
from incident_desk.domain.checks.ping import PingOptions
from incident_desk.domain.health_check import Check
async def main():
    probe = PingProbe(lambda: datetime.now(UTC), Names())
    return [
        wire.sample_to_data(await probe.ask(Check("h", "h", PingOptions(host), timeout_s=1), 1.0))
        for host in ("127.0.0.1", "::1", "192.0.2.1", "203.0.113.9")
    ]
print(json.dumps(asyncio.run(main())))
"""


def test_a_real_host_answers_and_one_that_is_not_there_does_not():
    """In a network of its own, where everybody may ping; 203.0.113.9 is one whose packets vanish."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("unshare or ip is absent")
    setup = (
        "ip link set lo up && echo '0 2147483647' > /proc/sys/net/ipv4/ping_group_range"
        " && ip addr add 203.0.113.1/32 dev lo && ip route add 203.0.113.9/32 dev lo src 203.0.113.1"
    )
    own = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]
    command = [*own, "sh", "-c", f'{setup} && exec "$0" "$@"', sys.executable, "-c", SCRIPT, str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if run.returncode and "Traceback" not in run.stderr:
        pytest.skip("a network of one's own is not permitted here")
    assert run.returncode == 0, run.stderr
    near, near6, unreachable, silent = json.loads(run.stdout)
    assert (near["outcome"], near6["outcome"]) == ("ok", "ok")
    assert 0 < near["timing"]["first_byte_ms"] < 500
    assert (unreachable["outcome"], unreachable["fault"]) == ("failed", "unreachable")
    assert (silent["outcome"], silent["error"]) == ("failed", "no answer in 1 s")
    assert silent["timing"]["total_ms"] < 1250
