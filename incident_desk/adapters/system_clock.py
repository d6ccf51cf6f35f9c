"""Steady UTC: an anchor (UTC, boot-time clock, boot id) plus the boot time that has passed.

The anchor is taken when the data folder is first opened after a boot, and kept in a small file beside the record,
so that every process of the folder reads the same time. A wall clock that is set anew bends nothing. The boot-time
clock goes on while the machine sleeps; where a system has none, the plain monotonic clock stands in.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile


@dataclass(frozen=True, slots=True)
class Readings:
    """Where the three clocks are read; tests hand in their own. Seconds."""

    wall: Callable[[], float]
    boot: Callable[[], float]
    boot_id: Callable[[], str]


def _boot() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def _boot_id() -> str:
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return str(round(time.time() - time.monotonic(), -1))


SYSTEM = Readings(time.time, _boot, _boot_id)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A moment at which UTC and the boot-time clock were read together.

    ``speed`` is 1, but in a drill's folder: there every process sees time pass so many times faster.
    """

    utc: float
    boot: float
    boot_id: str
    speed: float = 1.0


class SteadyClock:
    """Steady UTC of one data folder."""

    def __init__(self, file: Path | None, readings: Readings = SYSTEM, speed: float = 1.0) -> None:
        self._file, self._readings = file, readings
        self._anchor = self._kept() or self._new(speed)

    @property
    def anchor(self) -> Anchor:
        """What now is counted from."""
        return self._anchor

    @property
    def speed(self) -> float:
        """How many seconds pass here in one second: 1, but in a drill."""
        return self._anchor.speed

    def now(self) -> datetime:
        """The current moment in UTC."""
        return _moment(self._steady())

    def wall_offset(self) -> float:
        """Seconds by which the wall clock is ahead of steady UTC; a drill's clock departs from nothing."""
        if self.speed != 1.0:
            return 0.0
        return self._readings.wall() - self._steady()

    def accept_wall(self) -> None:
        """Take the wall clock's time as the new anchor, in every process that starts from now on."""
        self._anchor = self._new(self.speed)

    def _steady(self) -> float:
        return self._anchor.utc + (self._readings.boot() - self._anchor.boot) * self._anchor.speed

    def _kept(self) -> Anchor | None:
        """The anchor of this boot, if the file has one."""
        if self._file is None:
            return None
        try:
            data = json.loads(self._file.read_text("utf-8"))
            boot, speed = float(data["boot"]), float(data.get("speed", 1.0))
            anchor = Anchor(float(data["utc"]), boot, str(data["boot_id"]), speed)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return anchor if anchor.boot_id == self._readings.boot_id() else None

    def _new(self, speed: float) -> Anchor:
        anchor = Anchor(self._readings.wall(), self._readings.boot(), self._readings.boot_id(), speed)
        if self._file is None:
            return anchor
        with suppress(OSError):
            return self._keep(self._file, anchor)
        return anchor

    def _keep(self, file: Path, anchor: Anchor) -> Anchor:
        """Write the anchor, whole or not at all; another process may have been quicker, then its anchor counts."""
        data = {"utc": anchor.utc, "boot": anchor.boot, "boot_id": anchor.boot_id, "speed": anchor.speed}
        with NamedTemporaryFile("w", dir=file.parent, prefix=".clock-", delete=False, encoding="utf-8") as new:
            json.dump(data, new)
        os.replace(new.name, file)
        return self._kept() or anchor


def _moment(seconds: float) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
