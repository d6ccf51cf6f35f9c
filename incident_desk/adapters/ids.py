"""Ids of events: UUIDv7 (RFC 9562), and ids that follow from a cause."""

import os
import uuid
from datetime import datetime
from hashlib import sha256

from incident_desk.domain.moments import to_microseconds


class Uuid7Ids:
    """UUIDv7s that never go backwards within a process. Python 3.11 has none of its own."""

    def __init__(self) -> None:
        self._last = 0

    def new(self, now: datetime) -> str:
        """A new id for that moment: 48 bits of milliseconds, 12 of their fraction, 62 at random."""
        micros = to_microseconds(now)
        stamp = (micros // 1000) << 12 | (micros % 1000) * 4
        self._last = max(self._last + 1, stamp)
        high = self._last >> 12 << 16 | 0x7000 | self._last & 0xFFF
        low = 0x8000_0000_0000_0000 | int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
        return str(uuid.UUID(int=high << 64 | low))

    def caused(self, *cause: str) -> str:
        """A UUIDv8 made of the cause: the same cause always gives the same id."""
        value = int.from_bytes(sha256("\x1f".join(cause).encode()).digest()[:16])
        value = value & ~(0xF000 << 64) | 0x8000 << 64
        value = value & ~(0xC000 << 48) | 0x8000 << 48
        return str(uuid.UUID(int=value))
