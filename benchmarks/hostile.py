"""Ten thousand asks of servers that behave badly: none past its deadline, and the worker's memory flat.

    .venv/bin/python benchmarks/hostile.py [--asks 10000]

The servers of ``tests/servers`` in a process of their own, asked at once and again and again by a real
worker, each with half a second. Prints one JSON object and ends with 1 where an ask was over more than 250 ms past
its deadline, where one was neither good nor a named fault, or where the worker grew by over 10 MB.

Memory is read once every behaviour was met twice (what each kind of answer needs is loaded by then) and at the end.
"""

import argparse
import importlib.util
import sys
import tempfile
import threading
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from figures import ROOT, tell

from incident_desk.adapters.probes.process import ProcessWorker
from incident_desk.domain.health import Check, Outcome, Sample
from incident_desk.services.monitor import Pace

TIMEOUT_S, SLACK_MS, MOST_GROWN_MB = 0.5, 250, 10
INTERVAL_S = 0.1
SECONDS_AT_MOST = 500


def hostile_servers():
    """The module of servers, which belongs to no package."""
    spec = importlib.util.spec_from_file_location(
        "hostile_process", ROOT / "tests" / "servers" / "hostile_process.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class WallClock:
    """This computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class Count:
    """Counts what comes back."""

    def __init__(self, asks: int, warm: int) -> None:
        self.asks, self.warm = asks, warm
        self.faults: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        self.late: list[float] = []
        self.nameless: list[str] = []
        self.lost: list[str] = []
        self.is_warm, self.is_done = threading.Event(), threading.Event()

    def samples_taken(self, samples: list[Sample]) -> None:
        for one in samples:
            self.met[one.check_id] += 1
            self.faults[str(one.fault or "none")] += 1
            if one.timing.total_ms > TIMEOUT_S * 1000 + SLACK_MS:
                self.late.append(round(one.timing.total_ms))
            if one.outcome is Outcome.UNKNOWN or (one.outcome is Outcome.FAILED and not one.error):
                self.nameless.append(f"{one.check_id}: {one.error}")
        if min(self.met.values()) >= 2 and len(self.met) == self.warm:
            self.is_warm.set()
        if self.met.total() >= self.asks:
            self.is_done.set()

    def worker_lost(self, reason: str) -> None:
        self.lost.append(reason)

    def worker_ready(self) -> None:
        """It is there."""


def resident_mb(pid: int) -> float:
    """The memory of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6


def checks_of(places: dict[str, dict]) -> list[Check]:
    """One check a behaviour; no target counts as dead here."""
    shared = {"timeout_s": TIMEOUT_S, "interval_s": INTERVAL_S, "breaker_failures": 0, "redirects": 2}
    return [Check.from_data({"id": name, "name": name} | shared | one) for name, one in places.items()]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Many asks of servers that behave badly.")
    parser.add_argument("--asks", type=int, default=10_000)
    asks = parser.parse_args().asks
    with tempfile.TemporaryDirectory() as folder, hostile_servers().HostileProcess(Path(folder)) as places:
        count, worker = Count(asks, len(places)), ProcessWorker(WallClock())
        worker.watch(checks_of(places), Pace.IDLE)
        worker.start(count)
        count.is_warm.wait(60)
        pid = worker.pid
        before = resident_mb(pid)
        count.is_done.wait(SECONDS_AT_MOST)
        after = resident_mb(pid)
        worker.stop()
    missed = [f"{len(count.late)} asks past their deadline"] if count.late else []
    missed += [f"{len(count.nameless)} without a named result"] if count.nameless else []
    missed += [f"the worker grew by {after - before:.1f} MB"] if after - before > MOST_GROWN_MB else []
    missed += [f"the worker was lost: {count.lost[0]}"] if count.lost else []
    missed += [f"{count.met.total()} asks"] if count.met.total() < asks else []
    figures = {
        "behaviours": len(places), "past_deadline": len(count.late), "latest_ms": max(count.late, default=0),
        "nameless": count.nameless[:5], "grown_mb": round(after - before, 1), "worker_mb": round(after, 1),
        "faults": dict(count.faults.most_common()),
    }  # fmt: skip
    return tell("hostile", count.met.total(), missed, **figures)


if __name__ == "__main__":
    sys.exit(main())
