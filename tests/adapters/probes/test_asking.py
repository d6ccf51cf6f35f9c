"""There is a probe for every kind, loaded when it is first asked."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime

from incident_desk.adapters.probes.asking import probes
from incident_desk.adapters.probes.names import Names
from incident_desk.domain.health_check import KINDS, Check, CommandOptions, TcpOptions
from incident_desk.domain.health_sample import Fault

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def test_every_kind_that_is_asked_has_a_probe():
    assert {*probes(lambda: NOW, Names(), lambda command: False), "webhook"} == set(KINDS)


def test_each_kind_is_asked_by_its_own(hostile, kinds):
    async def both(port: int):
        found = probes(lambda: NOW, Names(), lambda command: False)
        tcp = await found["tcp"].ask(Check("a", "a", TcpOptions("127.0.0.1", port)), 2.0)
        command = await found["command"].ask(Check("b", "b", CommandOptions(("true",))), 2.0)
        return tcp, command

    server = hostile.HostileServer("hang_unread")
    with server as port:
        tcp, command = asyncio.run(both(port))
        assert kinds.wait_until(lambda: server.connections == 1)
    assert (tcp.check_id, tcp.fault) == ("a", None)
    assert (command.check_id, command.fault) == ("b", Fault.NO_CONSENT)


def test_a_desk_that_asks_web_addresses_alone_loads_no_resolver_and_no_patterns():
    code = (
        "import sys, incident_desk.adapters.probes.worker; print([m for m in ('dns', 're2') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
