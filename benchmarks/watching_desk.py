"""The real desk while its worker asks many checks; prints how late its GUI thread is, as JSON. ``latency.py``
starts it.

    python benchmarks/watching_desk.py FOLDER SECONDS
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


def main() -> None:
    window, controller = watched_window(FOLDER)
    beat, heard = Beat(), []
    controller.stage.feed.states_changed.connect(lambda: heard.append(1))
    beat.start()
    worker = worker_pid()
    cpu, worker_cpu, begun = time.process_time(), cpu_s(worker), time.perf_counter()
    work(int(SECONDS * 1000))
    share = (time.process_time() - cpu) / (time.perf_counter() - begun)
    worker_share = (cpu_s(worker) - worker_cpu) / (time.perf_counter() - begun)
    beat.timer.stop()
    late = sorted(beat.late_ms)
    figures = {
        "checks": len(controller.stage.feed.checks),
        "batches": len(heard),
        "beats": len(late),
        "late_ms": {name: round(late[int((len(late) - 1) * place)], 2) for name, place in PLACES.items()},
        "cpu_percent": round(share * 100, 1),
        "gui_mb": resident_mb(),
        "worker_cpu_percent": round(worker_share * 100, 1),
        "worker_mb": resident_mb(worker),
    }
    window.close()
    controller.close()
    print(json.dumps(figures), flush=True)


PLACES = {"p50": 0.5, "p99": 0.99, "max": 1.0}

if __name__ == "__main__":
    main()
