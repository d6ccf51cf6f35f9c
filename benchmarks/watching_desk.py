"""The real desk while its worker asks many checks; prints how late its GUI thread is, as JSON. ``latency.py``
and ``health.py`` start it.

    python benchmarks/watching_desk.py FOLDER SECONDS

The lateness and the processor's time are measured one after the other, for that many seconds each: the timer that
tells the lateness wakes the window 200 times a second, which is a good part of what it costs. ``cpu_percent`` is
the window alone, ``cpu_percent_beating`` the same while it is measured how late it is.
"""

import json
import sys
import time
from pathlib import Path

from health_peers import cpu_s, resident_mb
from PySide6.QtCore import QObject, Qt, QTimer
from watched_window import watched_window

from incident_desk.qt.offscreen.settling import work

FOLDER, SECONDS = Path(sys.argv[1]), float(sys.argv[2])
BEAT_MS = 5


class Beat(QObject):
    """A timer of 5 ms that notes by how much each of its beats came late."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self.last = time.perf_counter()
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.on_timeout)

    def start(self) -> None:
        self.last = time.perf_counter()
        self.timer.start(BEAT_MS)

    def on_timeout(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self.last) * 1000 - BEAT_MS))
        self.last = now


def worker_pid() -> int:
    """The process that asks the checks."""
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text().split():
            if b"_probe" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return int(pid)
    raise SystemExit("nobody asks the checks")


def spent(worker: int) -> tuple[float, float]:
    """The shares of a processor that the window and the worker take for so many seconds, in percent."""
    cpu, worker_cpu, begun = time.process_time(), cpu_s(worker), time.perf_counter()
    work(int(SECONDS * 1000))
    seconds = time.perf_counter() - begun
    return (time.process_time() - cpu) / seconds * 100, (cpu_s(worker) - worker_cpu) / seconds * 100


def main() -> None:
    window, controller = watched_window(FOLDER)
    beat, heard = Beat(), []
    controller.stage.feed.states_changed.connect(lambda: heard.append(1))
    worker = worker_pid()
    beat.start()
    beating, _ = spent(worker)
    beat.timer.stop()
    batches, late = len(heard), sorted(beat.late_ms)
    alone, asking = spent(worker)
    figures = {
        "checks": len(controller.stage.feed.checks),
        "batches": batches,
        "beats": len(late),
        "late_ms": {name: round(late[int((len(late) - 1) * place)], 2) for name, place in PLACES.items()},
        "cpu_percent": round(alone, 1),
        "cpu_percent_beating": round(beating, 1),
        "gui_mb": resident_mb(),
        "worker_cpu_percent": round(asking, 1),
        "worker_mb": resident_mb(worker),
    }
    window.close()
    controller.close()
    print(json.dumps(figures), flush=True)


PLACES = {"p50": 0.5, "p99": 0.99, "max": 1.0}

if __name__ == "__main__":
    main()
