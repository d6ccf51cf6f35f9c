"""Steady UTC in the worker: a moment given by the parent, plus the boot-time clock since, at the clock's speed.

The boot-time clock is the same in all processes of one computer, so parent and worker agree to the microsecond.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self

_BOOT_CLOCK: int | None = getattr(time, "CLOCK_BOOTTIME", None)


def boot_seconds() -> float:
    """Seconds on a clock that never jumps, sleep of the computer included where the system has such a clock."""
    return time.monotonic() if _BOOT_CLOCK is None else time.clock_gettime(_BOOT_CLOCK)


@dataclass(frozen=True, slots=True)
class SteadyClock:
    """`utc` was the time when the boot-time clock read `boot_s`; since then it runs `speed` times real time."""

    utc: datetime
    boot_s: float
    speed: float = 1.0

    def now(self) -> datetime:
        """The present moment in UTC, of the drill where this is a drill's clock."""
        return self.utc + timedelta(seconds=(boot_seconds() - self.boot_s) * self.speed)

    def real_seconds_until(self, moment: datetime) -> float:
        """How long to wait, in real seconds, until this clock shows `moment`; never negative."""
        return max(0.0, (moment - self.now()) / timedelta(seconds=1) / self.speed)

    def to_data(self) -> dict[str, Any]:
        """The clock as plain data, ready for JSON."""
        return {"utc": self.utc.isoformat(), "boot": self.boot_s, "speed": self.speed}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """From plain data. Raises KeyError or ValueError."""
        return cls(datetime.fromisoformat(data["utc"]), float(data["boot"]), float(data.get("speed", 1.0)))

    @classmethod
    def unset(cls) -> Self:
        """A clock for the moments before the parent has said the time."""
        return cls(datetime(2000, 1, 1, tzinfo=UTC), boot_seconds())
