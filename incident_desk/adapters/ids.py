"""The ids of events: UUIDv7 (RFC 9562) for what a person does, a hash of the cause for what the program books."""

import hashlib
import json
import os
from datetime import datetime
from threading import Lock
from uuid import UUID

from incident_desk.domain.moments import to_microseconds

_COUNTER_BITS = 12


class Uuid7Ids:
    """Makes ids that sort in the order in which this process made them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._millisecond = 0
        self._counter = 0

    def new(self, now: datetime) -> str:
        """A new UUIDv7 for that moment; never smaller than the one before, even if the moment is."""
        with self._lock:
            millisecond, counter = self._next(to_microseconds(now) // 1000)
        return str(_version(7, (millisecond << 80) | (counter << 64) | int.from_bytes(os.urandom(8), "big")))

    def caused(self, *cause: str) -> str:
        """The id (UUIDv8) of what has this cause: the same words give the same id on every computer."""
        digest = hashlib.sha256(json.dumps(cause, ensure_ascii=False).encode()).digest()
        return str(_version(8, int.from_bytes(digest[:16], "big")))

    def _next(self, millisecond: int) -> tuple[int, int]:
        """The time and the counter within it, both after the last ones."""
        if millisecond > self._millisecond:
            self._millisecond, self._counter = millisecond, 0
        else:
            self._counter += 1
            if self._counter >> _COUNTER_BITS:
                self._millisecond, self._counter = self._millisecond + 1, 0
        return self._millisecond, self._counter


def _version(version: int, bits: int) -> UUID:
    """The bits with RFC 9562's version and variant set."""
    bits &= ~((0xF << 76) | (0x3 << 62))
    return UUID(int=bits | (version << 76) | (0x2 << 62))
