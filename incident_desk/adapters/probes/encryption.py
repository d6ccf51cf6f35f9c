"""TLS of one connection, between memory and memory: what came in, what it says, what has to go out.

asyncio's own way costs more of a processor, and 256 KB for each connection; an ask needs neither its flow control
nor its goodbye.
"""

import ssl

_PIECE_BYTES = 65_536


class Encryption:
    """The client's side of TLS. Not for reuse."""

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._in, self._out, server_hostname=host)
        self.stands = False
        self.is_over = False
        """True once the other side has said that it says no more."""

    def is_set_up(self) -> bool:
        """Go on with the beginning as far as possible; True once it is done. Raises ssl.SSLError."""
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return False
        self.stands = True
        return True

    def hear(self, data: bytes) -> None:
        """Take in what has come."""
        self._in.write(data)

    def say(self, data: bytes) -> None:
        """Encrypt; it goes out with what is `unsent`."""
        self._tls.write(data)

    def unsent(self) -> bytes:
        """What has to go out."""
        return self._out.read()

    def read(self) -> bytes:
        """All that can be read of what has come. Raises ssl.SSLError."""
        found = b""
        try:
            while piece := self._tls.read(_PIECE_BYTES):
                found += piece
            self.is_over = True
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLZeroReturnError:
            self.is_over = True
        return found

    @property
    def certificate(self) -> bytes | None:
        """The other side's certificate as it came (DER)."""
        return self._tls.getpeercert(binary_form=True)

    @property
    def protocol(self) -> str:
        """What both sides chose to speak, `h2`; empty where they chose nothing."""
        return self._tls.selected_alpn_protocol() or ""
