"""Connects to a port once, says and hears what the check asks for, and says what came of it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from time import perf_counter

from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import ConnectionEnded, no_answer
from incident_desk.adapters.probes.in_time import Failing, NotGood, failed, in_time
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.phases import Phases
from incident_desk.adapters.probes.reaching import Place, Way, reach
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
        phases, heard = Phases.begin(), bytearray()
        ask = partial(self._asked, check, phases, heard)
        found = await in_time(deadline_s, ask, partial(_too_late, check, phases, heard))
        evidence, cut = as_text(bytes(heard[:EVIDENCE_BYTES])), len(heard) >= MOST_ANSWER_BYTES
        if isinstance(found, Failing):
            return failed(check, self._now(), phases, found, evidence=evidence, cut=cut)
        return Sample(check.id, self._now(), Outcome.OK, phases.timing(), evidence=evidence, cut=cut)

    async def _asked(self, check: Check, phases: Phases, heard: bytearray, deadline: float) -> None:
        options, connection = check.options, Connection()
        assert isinstance(options, TcpOptions)
        place, way = Place(options.host, options.port, deadline), Way(options.ip, options.proxy, options.source)
        try:
            await reach(connection, self._names, place, way, phases)
            if options.send:
                connection.send(as_bytes(options.send, "send"))
            if options.expect:
                await _hear(connection, as_bytes(options.expect, "expect"), phases, heard)
        finally:
            connection.close()


async def _hear(connection: Connection, expected: bytes, phases: Phases, heard: bytearray) -> None:
    """Read until what is expected has come. Raises `NotGood`."""
    begun = perf_counter()
    while expected not in heard:
        if len(heard) >= MOST_ANSWER_BYTES:
            raise NotGood(
                Fault.CONTENT, f"what is expected is not in the first {MOST_ANSWER_BYTES} bytes of the answer"
            )
        try:
            heard += await connection.up_to(MOST_ANSWER_BYTES - len(heard))
        except ConnectionEnded:
            if not heard:
                raise
            raise NotGood(Fault.CONTENT, "the answer does not contain what is expected") from None
        if phases.first_byte_s is None:
            phases.first_byte_s = perf_counter() - begun


def _too_late(check: Check, phases: Phases, heard: bytearray) -> str:
    if heard:
        return f"what is expected did not come in {check.timeout_s:g} s"
    return no_answer(check) if phases.connect_s is None else f"connected, and {no_answer(check)}"
