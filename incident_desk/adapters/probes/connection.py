"""One TCP or TLS connection for one ask: opened, timed by phase, read in bounded pieces, thrown away."""

import asyncio
import ssl
from collections.abc import Sequence
from time import perf_counter

from incident_desk.adapters.probes.encryption import Encryption
from incident_desk.adapters.probes.faults import AnswerNotReadable, ConnectionEnded
from incident_desk.adapters.probes.names import Address
from incident_desk.adapters.probes.phases import Phases

MOST_UNREAD_BYTES = 65_536
READ_BYTES = 65_536
"""So much is taken from the system at a time: asyncio's own 256 KB are what many floods at once would cost."""


class Connection(asyncio.Protocol):
    """A connection that is read by asking for what is needed next. Not for reuse."""

    def __init__(self) -> None:
        self._unread = bytearray()
        self._transport: asyncio.Transport | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._is_ended = False
        self._is_paused = False
        self.encryption: Encryption | None = None
        """None where nothing is encrypted."""
        self._error: Exception | None = None

    async def open(
        self, addresses: Sequence[Address], port: int, deadline: float, phases: Phases, source: str = ""
    ) -> None:
        """Connect to the first address that answers; each gets an equal share of the time left.

        `deadline` is a moment of the loop's clock, `source` an address of this computer. Raises OSError or
        TimeoutError of the last address.
        """
        loop = asyncio.get_running_loop()
        begun, local = perf_counter(), (source, 0) if source else None
        for index, address in enumerate(addresses):
            share_s = (deadline - loop.time()) / (len(addresses) - index)
            try:
                async with asyncio.timeout(share_s):
                    await loop.create_connection(
                        lambda: self, address.ip, port, family=address.family, local_addr=local
                    )
                break
            except (OSError, TimeoutError):
                if index == len(addresses) - 1:
                    raise
        phases.connect_s = perf_counter() - begun

    async def encrypt(self, context: ssl.SSLContext, host: str, phases: Phases) -> None:
        """Speak TLS from here on. Raises ssl.SSLError, OSError, `AnswerNotReadable`."""
        begun = perf_counter()
        if self._unread:
            raise AnswerNotReadable("it spoke before the encryption stood")
        self.encryption = Encryption(context, host)
        while not self.encryption.is_set_up():
            self._flush()
            await self._raw()
        self._flush()
        phases.tls_s = perf_counter() - begun
        self._decrypt()

    def send(self, data: bytes) -> int:
        """Send; what is asked is small, so nothing waits for it. How much the other side has not taken by now."""
        if self.encryption is not None:
            self.encryption.say(data)
            self._flush()
        elif data:
            self._open_transport().write(data)
        return self._open_transport().get_write_buffer_size()

    def close(self) -> None:
        """Drop the connection at once, whatever is still under way."""
        if self._transport is not None:
            self._transport.abort()

    async def line(self, most_bytes: int, problem: str) -> bytes:
        """The next line without its end. Raises `AnswerNotReadable(problem)` if it is longer."""
        searched = 0
        while (end := self._unread.find(b"\n", searched)) < 0:
            searched = len(self._unread)
            if searched > most_bytes:
                raise AnswerNotReadable(problem)
            await self.more()
        if end > most_bytes:
            raise AnswerNotReadable(problem)
        return self._take(end + 1).rstrip(b"\r\n")

    async def up_to(self, most_bytes: int) -> bytes:
        """Some of the next bytes, at least one."""
        if not self._unread:
            await self.more()
        return self._take(most_bytes)

    async def exactly(self, size: int) -> bytes:
        """So many bytes. Raises `ConnectionEnded` where there are fewer."""
        found = b""
        while len(found) < size:
            found += await self.up_to(size - len(found))
        return found

    async def is_at_end(self) -> bool:
        """True once all is read and the other side has closed in order; waits until one or the other is sure."""
        while not self._unread:
            try:
                await self.more()
            except ConnectionEnded:
                return True
        return False

    async def more(self) -> None:
        """Wait until something more has come. Raises `ConnectionEnded`, or the connection's error."""
        await self._raw()
        while not self._unread and not self._is_ended:
            # What came was of the encryption alone.
            await self._raw()
        if not self._unread:
            raise self._error or ConnectionEnded

    async def _raw(self) -> None:
        """Wait until something has come, whatever it means. Raises `ConnectionEnded`, or the connection's error."""
        if self._error is not None:
            raise self._error
        if self._is_ended:
            raise ConnectionEnded
        if self._is_paused:
            self._open_transport().resume_reading()
            self._is_paused = False
        self._waiter = asyncio.get_running_loop().create_future()
        await self._waiter

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """asyncio: the connection stands."""
        assert isinstance(transport, asyncio.Transport)
        transport.max_size = READ_BYTES  # type: ignore[attr-defined]
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """asyncio: bytes came."""
        if self.encryption is None:
            self._unread += data
        else:
            self.encryption.hear(data)
            self._decrypt()
        if len(self._unread) > MOST_UNREAD_BYTES and not self._is_paused:
            self._open_transport().pause_reading()
            self._is_paused = True
        self._wake()

    def eof_received(self) -> None:
        """asyncio: the other side says no more."""
        self._is_ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """asyncio: the connection is gone."""
        self._is_ended = True
        self._error = exc
        self._wake()

    def _decrypt(self) -> None:
        """Take in what can be read by now; what breaks the encryption is the connection's error."""
        encryption = self.encryption
        if encryption is None or not encryption.stands:
            return
        try:
            self._unread += encryption.read()
        except ssl.SSLError as error:
            self._error, self._is_ended = error, True
        self._is_ended = self._is_ended or encryption.is_over
        self._flush()

    def _flush(self) -> None:
        """Send what the encryption has to say."""
        encryption, transport = self.encryption, self._transport
        if encryption is not None and transport is not None and (data := encryption.unsent()):
            transport.write(data)

    def _open_transport(self) -> asyncio.Transport:
        if self._transport is None:
            raise RuntimeError("the connection is not open")
        return self._transport

    def _take(self, most_bytes: int) -> bytes:
        taken = bytes(self._unread[:most_bytes])
        del self._unread[:most_bytes]
        return taken

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
