"""Steady UTC: the wall clock's time once after a boot, and from then on the boot-time clock.

::

    now = anchor's UTC + (boot-time clock now − boot-time clock at the anchor) × the anchor's speed

The boot-time clock goes on while the machine sleeps and nobody can set it, so deadlines neither jump nor stop.
The anchor lies in a small file of the data folder, so that all its processes share one time.
Windows and macOS tell no boot id: there each process takes its own anchor when it starts.
A drill's folder has a speed of its own in its anchor; everywhere else the speed is 1.
"""

import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol, Self

from incident_desk.adapters.file_lock import lock
from incident_desk.domain.moments import from_microseconds

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Machine(Protocol):
    """The readings of a computer."""

    def wall_ns(self) -> int:
        """The wall clock: nanoseconds since 1970 in UTC. It can be set and it can be wrong."""
        ...

    def boot_ns(self) -> int:
        """Nanoseconds since the boot, sleep included. Nobody can set it."""
        ...

    def awake_ns(self) -> int:
        """Nanoseconds since the boot, sleep left out; as ``boot_ns`` where the system has one clock only."""
        ...

    def boot_id(self) -> str:
        """Which boot this is; empty where the system doesn't tell."""
        ...


class ThisMachine:
    """The computer that we run on."""

    def __init__(self) -> None:
        # macOS: CLOCK_MONOTONIC goes on during sleep. Windows has neither name: Python's monotonic clock.
        if sys.platform == "linux":
            self._boot_clock: int | None = time.CLOCK_BOOTTIME
            self._awake_clock: int | None = time.CLOCK_MONOTONIC
        else:
            self._boot_clock = getattr(time, "CLOCK_MONOTONIC", None)
            self._awake_clock = getattr(time, "CLOCK_UPTIME_RAW", None)

    def wall_ns(self) -> int:
        """The wall clock."""
        return time.time_ns()

    def boot_ns(self) -> int:
        """The clock that counts sleep."""
        return time.monotonic_ns() if self._boot_clock is None else time.clock_gettime_ns(self._boot_clock)

    def awake_ns(self) -> int:
        """The clock that stands still in sleep."""
        return self.boot_ns() if self._awake_clock is None else time.clock_gettime_ns(self._awake_clock)

    def boot_id(self) -> str:
        """The kernel's id of this boot."""
        try:
            return _BOOT_ID.read_text("ascii").strip()
        except OSError:
            return ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One moment on both clocks: UTC in nanoseconds since 1970, boot-time in nanoseconds, the boot, the speed."""

    utc_ns: int
    boot_ns: int
    boot_id: str
    speed: float = 1.0

    @classmethod
    def taken(cls, machine: Machine, speed: float = 1.0) -> Self:
        """The anchor of this moment."""
        return cls(machine.wall_ns(), machine.boot_ns(), machine.boot_id(), speed)

    @classmethod
    def read(cls, text: bytes) -> Self | None:
        """The anchor of a file, None where the text is none."""
        try:
            data = json.loads(text)
            speed = float(data.get("speed", 1.0))
            return cls(int(data["utc_ns"]), int(data["boot_ns"]), str(data["boot_id"]), speed)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def written(self) -> bytes:
        """The text for the file."""
        data = {"utc_ns": self.utc_ns, "boot_ns": self.boot_ns, "boot_id": self.boot_id, "speed": self.speed}
        return json.dumps(data).encode() + b"\n"


class SteadyClock:
    """Steady UTC of a data folder.

    Args:
        anchor_file: where the processes of the folder share the anchor; None or not writable: memory only.
        machine: whose clocks are read.
        speed: how many seconds pass here in one; it holds for a folder that has no anchor of this boot yet.
    """

    def __init__(
        self, anchor_file: Path | None = None, machine: Machine | None = None, *, speed: float = 1.0
    ) -> None:
        self._machine: Machine = machine or ThisMachine()
        self._first_speed = speed
        self._boot_id = self._machine.boot_id()
        self._file = anchor_file if self._boot_id else None
        self._seen: tuple[int, int] | None = None
        self._anchor = self._shared() or Anchor.taken(self._machine, speed)

    def now(self) -> datetime:
        """The current moment in UTC."""
        self._notice_new_anchor()
        return from_microseconds(self._now_ns() // 1000)

    @property
    def speed(self) -> float:
        """How many seconds pass here in one second: 1, but in a drill."""
        return self._anchor.speed

    def wall_offset(self) -> float:
        """Seconds by which the wall clock is ahead of steady UTC (negative: behind); 0 in a drill."""
        self._notice_new_anchor()
        if self.speed != 1.0:
            return 0.0
        return (self._machine.wall_ns() - self._now_ns()) / 1e9

    def slept_s(self) -> float:
        """Seconds that the computer has slept since its boot; 0 in a drill, and where the system doesn't tell."""
        return 0.0 if self.speed != 1.0 else (self._machine.boot_ns() - self._machine.awake_ns()) / 1e9

    def accept_wall(self) -> None:
        """Take the wall clock's time as the new anchor, for every process of the folder."""
        self._anchor = Anchor.taken(self._machine, self.speed)
        if self._file is not None:
            with suppress(OSError), _held(self._file) as file:
                _write(file, self._anchor)
            self._seen = self._stamp()

    def _now_ns(self) -> int:
        passed = self._machine.boot_ns() - self._anchor.boot_ns
        return self._anchor.utc_ns + (passed if self.speed == 1.0 else int(passed * self.speed))

    def _notice_new_anchor(self) -> None:
        """Another process accepted the wall clock: go along."""
        stamp = self._stamp()
        if stamp is not None and stamp != self._seen:
            self._anchor = self._shared() or self._anchor

    def _stamp(self) -> tuple[int, int] | None:
        if self._file is None:
            return None
        try:
            found = os.stat(self._file)
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def _shared(self) -> Anchor | None:
        """The anchor in the file; it is taken and written if the file has none of this boot."""
        if self._file is None:
            return None
        anchor = _read_only(self._file)
        if anchor is None or anchor.boot_id != self._boot_id:
            anchor = self._take_shared()
        self._seen = self._stamp()
        return anchor

    def _take_shared(self) -> Anchor | None:
        """Take the anchor, unless another process was faster."""
        assert self._file is not None
        with suppress(OSError), _held(self._file) as file:
            anchor = Anchor.read(file.read())
            if anchor is None or anchor.boot_id != self._boot_id:
                anchor = Anchor.taken(self._machine, self._first_speed)
                _write(file, anchor)
            return anchor
        return None


def _read_only(path: Path) -> Anchor | None:
    try:
        return Anchor.read(path.read_bytes())
    except OSError:
        return None


def _held(path: Path) -> IO[bytes]:
    """The file, open for reading and writing, and locked until it is closed."""
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
    try:
        lock(file)
    except OSError:
        file.close()
        raise
    return file


def _write(file: IO[bytes], anchor: Anchor) -> None:
    """Replace the content. A half-written anchor is no JSON and is taken anew."""
    file.seek(0)
    file.truncate()
    file.write(anchor.written())
    os.fsync(file.fileno())
