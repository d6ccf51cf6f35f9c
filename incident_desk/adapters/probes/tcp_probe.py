"""Connects to a port once, says and hears what the check asks for, and says what came of it."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from time import perf_counter

from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import FAULTS, ConnectionEnded, no_answer, outcome_of, said
from incident_desk.adapters.probes.names import Names, refuse_link_local
from incident_desk.adapters.probes.phases import Phases
from incident_desk.domain.checks.tcp import TcpOptions, as_bytes
from incident_desk.domain.evidence import EVIDENCE_BYTES, as_text
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample

MOST_ANSWER_BYTES = 65_536


class TcpProbe:
    """Asks TCP checks. `now` stamps the samples, in UTC."""

    def __init__(self, now: Callable[[], datetime], names: Names) -> None:
        self._now, self._names = now, names

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Ask once, for `deadline_s` real seconds at most."""
        phases, heard, connection = Phases.begin(), bytearray(), Connection()
        fault: Fault | None = None
        error = ""
        try:
            async with asyncio.timeout(deadline_s):
                await self._asked(check, asyncio.get_running_loop().time() + deadline_s, connection, phases, heard)
        except TimeoutError:
            fault, error = Fault.TIMEOUT, _too_late(check, phases, heard)
        except _NotExpected as problem:
            fault, error = Fault.CONTENT, str(problem)
        except FAULTS as problem:
            fault, error = said(problem)
        finally:
            connection.close()
        outcome = Outcome.OK if fault is None else outcome_of(fault)
        evidence = as_text(bytes(heard[:EVIDENCE_BYTES]))
        return Sample(
            check.id, self._now(), outcome, phases.timing(), fault=fault, error=error, evidence=evidence,
            cut=len(heard) >= MOST_ANSWER_BYTES,
        )  # fmt: skip

    async def _asked(
        self, check: Check, deadline: float, connection: Connection, phases: Phases, heard: bytearray
    ) -> None:
        options = check.options
        assert isinstance(options, TcpOptions)
        addresses = await self._names.timed(options.host, options.ip, phases)
        for address in addresses:
            refuse_link_local(address)
        await connection.open(addresses, options.port, deadline, phases)
        if options.send:
            connection.send(as_bytes(options.send, "send"))
        if options.expect:
            await _hear(connection, as_bytes(options.expect, "expect"), phases, heard)


class _NotExpected(Exception):
    """What came is not what the check expects."""


async def _hear(connection: Connection, expected: bytes, phases: Phases, heard: bytearray) -> None:
    """Read until what is expected has come. Raises `_NotExpected`."""
    begun = perf_counter()
    while expected not in heard:
        if len(heard) >= MOST_ANSWER_BYTES:
            raise _NotExpected(f"what is expected is not in the first {MOST_ANSWER_BYTES} bytes of the answer")
        try:
            heard += await connection.up_to(MOST_ANSWER_BYTES - len(heard))
        except ConnectionEnded:
            if not heard:
                raise
            raise _NotExpected("the answer does not contain what is expected") from None
        if phases.first_byte_s is None:
            phases.first_byte_s = perf_counter() - begun


def _too_late(check: Check, phases: Phases, heard: bytearray) -> str:
    if heard:
        return f"what is expected did not come in {check.timeout_s:g} s"
    return no_answer(check) if phases.connect_s is None else f"connected, and {no_answer(check)}"
