"""Asks a resolver for a name once, over UDP and where the answer is cut over TCP.

The question goes out on a socket of this loop, not on a thread: a resolver that is silent holds up nobody. What
comes back and is no answer to the question (another id, another name, garbage) is passed over, as anybody may send
it; it is named where nothing better came in time.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from time import perf_counter

import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver

from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import AnswerNotReadable, AskNotPossible, no_answer
from incident_desk.adapters.probes.in_time import Failing, NotGood, failed, in_time
from incident_desk.adapters.probes.names import numeric
from incident_desk.adapters.probes.phases import Phases
from incident_desk.domain.checks.dns import USUAL_PORT, DnsOptions
from incident_desk.domain.checks.places import host_and_port
from incident_desk.domain.evidence import EVIDENCE_BYTES, as_text
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample

AGAIN_S = 1.0
"""A question that is not answered is asked again after this long; UDP loses some."""
MOST_BYTES = 1_232
"""What is asked for over UDP at most: as much as passes everywhere in one piece."""

Server = tuple[str, int]


def system_servers() -> list[Server]:
    """The resolvers that this computer uses. Raises `AskNotPossible` where it names none."""
    try:
        configured = dns.resolver.Resolver()
    except dns.exception.DNSException as error:
        raise AskNotPossible("this computer names no resolver") from error
    found = [(str(one), configured.port) for one in configured.nameservers if numeric(str(one))]
    if not found:
        raise AskNotPossible("this computer names no resolver")
    return found


class DnsProbe:
    """Asks DNS checks. `now` stamps the samples, in UTC."""

    def __init__(self, now: Callable[[], datetime], servers: Callable[[], list[Server]] = system_servers) -> None:
        self._now, self._servers = now, servers

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Ask once, for `deadline_s` real seconds at most."""
        phases, talk = Phases.begin(), _Talk()
        ask = partial(self._asked, check, phases, talk)
        found = await in_time(deadline_s, ask, lambda: no_answer(check) + talk.strange)
        if not isinstance(found, Failing):
            return self._judged(check, phases, found)
        if found.fault is Fault.TIMEOUT and talk.strange:
            found = Failing(Fault.PROTOCOL, found.error)
        return failed(check, self._now(), phases, found)

    async def _asked(self, check: Check, phases: Phases, talk: "_Talk", deadline: float) -> list[str]:
        options = check.options
        assert isinstance(options, DnsOptions)
        question = _question(options)
        given = options.resolver
        servers = [host_and_port(given, "resolver", USUAL_PORT)] if given else self._servers()
        begun = perf_counter()
        reply = await _reply(question, servers, deadline, talk)
        phases.first_byte_s = perf_counter() - begun
        if reply.flags & dns.flags.TC:
            reply = await _over_tcp(question, talk.server or servers[0], deadline)
        return _answers(reply, options)

    def _judged(self, check: Check, phases: Phases, found: Sequence[str]) -> Sample:
        assert isinstance(check.options, DnsOptions)
        error = check.options.unmet(found)
        if error:
            return failed(check, self._now(), phases, Failing(Fault.CONTENT, error), evidence=_shown(found))
        return Sample(check.id, self._now(), Outcome.OK, phases.timing(), evidence=_shown(found))


class _Talk(asyncio.DatagramProtocol):
    """What comes back on one socket."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[bytes | OSError] = asyncio.Queue(64)
        self.strange = ""
        """What came that was no answer, in words; empty where nothing did."""
        self.server: Server | None = None

    def datagram_received(self, data: bytes, addr: object) -> None:
        """asyncio: something came; a flood is dropped beyond what is read of it."""
        if not self.heard.full():
            self.heard.put_nowait(data)

    def error_received(self, exc: Exception) -> None:
        """asyncio: the system says that nobody is there."""
        if isinstance(exc, OSError) and not self.heard.full():
            self.heard.put_nowait(exc)


def _question(options: DnsOptions) -> dns.message.Message:
    try:
        return dns.message.make_query(
            options.host, dns.rdatatype.from_text(options.record), use_edns=0, payload=1232
        )
    except (dns.exception.DNSException, UnicodeError, ValueError) as error:
        raise AskNotPossible(f"{options.host} is no name") from error


async def _reply(
    question: dns.message.Message, servers: Sequence[Server], deadline: float, talk: _Talk
) -> dns.message.Message:
    """The first reply of the servers in their order, each for an equal share of the time left."""
    loop = asyncio.get_running_loop()
    for index, server in enumerate(servers):
        is_last = index == len(servers) - 1
        try:
            async with asyncio.timeout((deadline - loop.time()) / (len(servers) - index)):
                return await _reply_of(question, server, talk)
        except (OSError, TimeoutError):
            if is_last:
                raise
    raise AskNotPossible("this computer names no resolver")


async def _reply_of(question: dns.message.Message, server: Server, talk: _Talk) -> dns.message.Message:
    loop = asyncio.get_running_loop()
    talk.server = server
    transport, _ = await loop.create_datagram_endpoint(lambda: talk, remote_addr=server)
    wire = question.to_wire()
    try:
        while True:
            transport.sendto(wire)
            try:
                async with asyncio.timeout(AGAIN_S):
                    return await _fitting(question, talk)
            except TimeoutError:
                continue
    finally:
        transport.close()


async def _fitting(question: dns.message.Message, talk: _Talk) -> dns.message.Message:
    while True:
        heard = await talk.heard.get()
        if isinstance(heard, OSError):
            raise heard
        reply = _read(heard)
        if reply is None:
            talk.strange = ", only something that is not readable"
        elif not question.is_response(reply):
            talk.strange = ", only answers to another question"
        else:
            return reply


def _read(wire: bytes) -> dns.message.Message | None:
    """The message, one cut short as far as it goes; None for what is none."""
    try:
        return dns.message.from_wire(wire, ignore_trailing=True)
    except (dns.exception.DNSException, ValueError, IndexError, RecursionError):
        return None


async def _over_tcp(question: dns.message.Message, server: Server, deadline: float) -> dns.message.Message:
    """The whole of an answer that was cut."""
    connection, wire = Connection(), question.to_wire()
    host, port = server
    address = numeric(host)
    assert address is not None
    try:
        await connection.open([address], port, deadline, Phases.begin())
        connection.send(len(wire).to_bytes(2) + wire)
        size = int.from_bytes(await connection.exactly(2))
        reply = _read(await connection.exactly(size))
    finally:
        connection.close()
    if reply is None or not question.is_response(reply):
        raise AnswerNotReadable("over TCP, what came is no answer to the question")
    return reply


def _answers(reply: dns.message.Message, options: DnsOptions) -> list[str]:
    """The answers of the record that was asked for. Raises `NotGood`."""
    code = reply.rcode()
    if code == dns.rcode.NXDOMAIN:
        raise NotGood(Fault.NAME, "there is no such name")
    if code != dns.rcode.NOERROR:
        raise NotGood(Fault.PROTOCOL, f"the resolver answered {dns.rcode.to_text(code)}")
    wanted = dns.rdatatype.from_text(options.record)
    found = [one for group in reply.answer if group.rdtype == wanted for one in group]
    return sorted(one.to_text() for one in found)


def _shown(found: Sequence[str]) -> str:
    return as_text("\n".join(found).encode()[:EVIDENCE_BYTES])
