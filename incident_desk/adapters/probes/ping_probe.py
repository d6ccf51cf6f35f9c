"""Sends an ICMP echo and waits for the answer, on the socket that systems give to everybody.

Linux gives it to the groups of `net.ipv4.ping_group_range`, macOS to all, Windows to nobody. Where there is none
the check says so at once: that says nothing about the host, and must never look as if it were down.
"""

import asyncio
import os
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from time import perf_counter

from incident_desk.adapters.probes.faults import no_answer
from incident_desk.adapters.probes.in_time import Failing, NotGood, failed, in_time
from incident_desk.adapters.probes.names import Address, Names
from incident_desk.adapters.probes.phases import Phases
from incident_desk.domain.checks.ping import PingOptions
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample

AGAIN_S = 1.0
NOT_PERMITTED = "ping is not permitted here"
_ECHO = {socket.AF_INET: (8, 0), socket.AF_INET6: (128, 129)}
_HEAD = struct.Struct("!BBHHH")
_MOST_BYTES = 2_048


class PingProbe:
    """Asks ping checks. `now` stamps the samples, in UTC."""

    def __init__(self, now: Callable[[], datetime], names: Names) -> None:
        self._now, self._names = now, names

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Ask once, for `deadline_s` real seconds at most."""
        phases = Phases.begin()
        found = await in_time(deadline_s, partial(self._asked, check, phases), partial(no_answer, check))
        if isinstance(found, Failing):
            return failed(check, self._now(), phases, found)
        return Sample(check.id, self._now(), Outcome.OK, phases.timing())

    async def _asked(self, check: Check, phases: Phases, deadline: float) -> None:
        options = check.options
        assert isinstance(options, PingOptions)
        # Before the name is looked up: where nobody may ping, a slow name must not hide it.
        echo_socket(socket.AF_INET6 if options.ip == "6" else socket.AF_INET).close()
        addresses = await self._names.timed(options.host, options.ip, phases)
        with echo_socket(addresses[0].family) as sock:
            await _echo(sock, addresses[0], phases)


class PingNotPermitted(NotGood):
    """This computer gives nobody, or not this person, the socket for it."""

    def __init__(self) -> None:
        super().__init__(Fault.NOT_PERMITTED, NOT_PERMITTED)


def echo_socket(family: socket.AddressFamily) -> socket.socket:
    """The socket for echoes. Raises `PingNotPermitted`."""
    protocol = socket.IPPROTO_ICMPV6 if family == socket.AF_INET6 else socket.IPPROTO_ICMP
    try:
        sock = socket.socket(family, socket.SOCK_DGRAM, protocol)
    except OSError as error:
        raise PingNotPermitted from error
    sock.setblocking(False)
    return sock


async def _echo(sock: socket.socket, address: Address, phases: Phases) -> None:
    """Send until the answer to one of ours has come; a token tells it from the answers to others."""
    loop, token = asyncio.get_running_loop(), os.urandom(16)
    # Nothing is sent by it, so it waits for nothing; the loop's own way would look the number up as a name.
    sock.connect((address.ip, 0))
    sent_at: list[float] = []
    kind, answer_kind = _ECHO[address.family]
    while True:
        number = len(sent_at) & 0xFFFF
        sent_at.append(perf_counter())
        await loop.sock_sendall(sock, _message(kind, number, token))
        with suppress(TimeoutError):
            async with asyncio.timeout(AGAIN_S):
                answered = await _answer(sock, answer_kind, token)
                if answered < len(sent_at):
                    phases.first_byte_s = perf_counter() - sent_at[answered]
                    return


async def _answer(sock: socket.socket, kind: int, token: bytes) -> int:
    """The number of the echo that is answered first."""
    loop = asyncio.get_running_loop()
    while True:
        data = await loop.sock_recv(sock, _MOST_BYTES)
        if data[:1] and data[0] >> 4 == 4 and kind == 0:
            data = data[(data[0] & 0x0F) * 4 :]  # macOS gives the head of the packet too
        if len(data) >= _HEAD.size + len(token) and data[0] == kind and data[_HEAD.size :].startswith(token):
            return int(_HEAD.unpack_from(data)[4])


def _message(kind: int, number: int, token: bytes) -> bytes:
    """An echo with its sum; Linux sets id and sum itself."""
    head = _HEAD.pack(kind, 0, 0, 1, number)
    words = struct.unpack(f"!{(len(head) + len(token)) // 2}H", head + token)
    total = sum(words)
    total = (total >> 16) + (total & 0xFFFF)
    return _HEAD.pack(kind, 0, ~(total + (total >> 16)) & 0xFFFF, 1, number) + token
