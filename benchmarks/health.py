"""What live checks cost, how punctual they are, and what the window feels of them; prints JSON.

    python benchmarks/health.py            some minutes
    python benchmarks/health.py --quick    about fifteen seconds, without the window

| figure | how |
|---|---|
| `asks` | processor time for one ask on a new connection, beside others on the same servers (`health_peers`) |
| `schedule` | that many checks every 5 s: how late asks begin, the worker's processor share, its memory |
| `dead_names` | the same while a sixth of the names hang for half a minute: how many of the others seem down |
| `detection` | a service stops answering well: until the window's side knows of a failure, and of down |
| `window` | the real window: lateness of a 5 ms timer of its GUI thread, processor, memory (`watching_desk`) |
| `noticing` | in the real window: until a failure is seen, down is certain, and that is painted (`noticing_desk`) |

Servers run in processes of their own, so that their time is not counted. Nothing is probed but this computer. The
goals are those of the field; ends with 1 where one is missed. What else runs on the computer is in its lateness
too: the load is told beside it.

The window's goals are absolute, and were set on a computer where blackbox took 619 µs a plain ask. `pace` is how
much longer the same program takes on this one in the same run; the window's processor share and its p99 are held
against their goals after division by it, and told as they were measured. Stalls are not divided. The share is that
of the window without the timer that tells its lateness; with it, it is told beside it.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from figures import said_by, screen, tell
from health_peers import costs, fast_server, resident_mb
from record import fill

from incident_desk.adapters.probes import worker as worker_module
from incident_desk.adapters.probes.names import Names, look_up
from incident_desk.adapters.probes.practice_server import Failure, PracticeService
from incident_desk.adapters.probes.process import ProcessWorker
from incident_desk.adapters.probes.steady_clock import boot_seconds
from incident_desk.domain.health import Check, HttpOptions
from incident_desk.services.monitor import Monitor, Pace

CLOCK_START = datetime(2026, 1, 1, tzinfo=UTC)
COUNTS = (50, 200, 500, 1000)
GOALS_BLACKBOX_US = 619
"""What blackbox took for a plain ask at least, on the computer that the window's goals were set on."""
ALONE = 1
"""The window with one check: what the computer itself makes late."""
INTERVAL_S = 5.0
ENTRIES = 10_000
DEAD_SHARE, DEAD_S = 0.16, 30.0
MOST_OF_BLACKBOX = {"plain": 0.6, "tls": 0.9}
MOST_LATE_MS = {500: 1.0, 1000: 1.5}
MOST_STALL_MS, MOST_GUI_PERCENT, MOST_SCHEDULE_MS = 16.0, 5.0, 100.0
SEEN_AFTER_S, DOWN_AFTER_S, PAINTED_AFTER_S = 0.05, 1.1, 0.1


class TimedMonitor(Monitor):
    """Notes how late each check is when it is handed out."""

    late_ms: list[float] = []  # noqa: RUF012

    def due(self, now: datetime, most: int | None = None) -> list[Check]:
        checks = super().due(now, most)
        self.late_ms.extend((now - self.watched(one.id).next_at).total_seconds() * 1000 for one in checks)
        return checks


def slow_look_up(host: str):
    """A resolver for which every name that begins with dead hangs, and the others are this computer."""
    if host.startswith("dead"):
        time.sleep(DEAD_S)
    return look_up("127.0.0.1")


def watched(url: str, count: int, dead_share: float) -> list[dict[str, object]]:
    """So many checks of one server; with dead ones all are asked by names, evenly mixed."""
    if not dead_share:
        return [
            Check(f"check-{n}", f"/{n}", HttpOptions(url), interval_s=INTERVAL_S).to_data() for n in range(count)
        ]
    kinds = ["dead" if int((n + 1) * dead_share) > int(n * dead_share) else "live" for n in range(count)]
    return [
        Check(
            f"{kind}-{n}",
            f"/{n}",
            HttpOptions(url.replace("127.0.0.1", f"{kind}-{n}.test")),
            timeout_s=2.0,
            interval_s=INTERVAL_S,
        ).to_data()
        for n, kind in enumerate(kinds)
    ]


async def schedule_child(url: str, count: int, seconds: float, dead_share: float) -> None:
    """Runs in a process of its own: the worker's loop with a monitor that takes notes."""
    worker_module.Monitor = TimedMonitor
    if dead_share:
        worker_module.Names = lambda: Names(slow_look_up)
    asked = []
    worker = worker_module.Worker(lambda message: asked.extend(message.get("samples", ())))
    beat = asyncio.create_task(worker.beat())
    checks = watched(url, count, dead_share)
    clock = {"utc": CLOCK_START.isoformat(), "boot": boot_seconds()}
    worker.take({"clock": clock, "watch": checks, "pace": "idle"})
    # The first asks of all checks are another pattern than the days that follow.
    await asyncio.sleep(INTERVAL_S + 1.0)
    TimedMonitor.late_ms.clear()
    asked.clear()
    begun = time.process_time()
    await asyncio.sleep(seconds)
    share = (time.process_time() - begun) / seconds
    beat.cancel()
    late = sorted(TimedMonitor.late_ms)
    figures = {
        "checks": count,
        "asks": len(late),
        "failed": sum(one["outcome"] != "ok" for one in asked if not one["check_id"].startswith("dead")),
        "late_ms": {
            "p50": round(statistics.median(late), 2),
            "p99": round(late[int(len(late) * 0.99)], 2),
            "max": round(late[-1], 2),
        },
        "worker_cpu_percent": round(share * 100, 1),
        "us_a_check": round(share * seconds * 1e6 / max(1, len(late))),
        "worker_mb": resident_mb(),
    }
    print(json.dumps(figures), flush=True)
    worker.close()


def schedule(counts: Sequence[int], seconds: float, dead_share: float = 0.0) -> list[dict[str, object]]:
    figures = []
    with fast_server() as url:
        for count in counts:
            command = [sys.executable, __file__, "--schedule", url, str(count), str(seconds), str(dead_share)]
            run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
            figures.append(json.loads(run.stdout))
    return figures


class WallClock:
    """This computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class Watcher:
    """Notes the real moments at which the window's side learns of something."""

    def __init__(self, check: Check) -> None:
        self.monitor = Monitor()
        self.monitor.watch([check], WallClock().now())
        self.heard: SimpleQueue[tuple[str, float]] = SimpleQueue()

    def samples_taken(self, samples) -> None:
        for sample in samples:
            for change in self.monitor.record(sample):
                self.heard.put((change.state.value, time.monotonic()))
            self.heard.put((sample.outcome.value, time.monotonic()))

    def worker_lost(self, reason: str) -> None:
        raise SystemExit(reason)

    def worker_ready(self) -> None:
        self.heard.put(("ready", time.monotonic()))

    def until(self, what: str) -> float:
        while True:
            heard, at = self.heard.get(timeout=30)
            if heard == what:
                return at


def detection(trials: int, interval_s: float) -> dict[str, object]:
    service = PracticeService()
    service.start()
    check = Check("api", "API", HttpOptions(service.url), timeout_s=1.0, interval_s=interval_s)
    seen, down = [], []
    for trial in range(trials):
        # Each on its own: a service that fails and recovers again and again is flapping, and no longer confirmed.
        watcher, worker = Watcher(check), ProcessWorker(WallClock())
        worker.watch([check], Pace.IDLE)
        worker.start(watcher)
        watcher.until("ok")
        watcher.until("ok")
        # Trials begin at different places of the interval.
        time.sleep(interval_s * (trial + 0.5) / trials)
        begun = time.monotonic()
        service.fail(Failure.STATUS)
        seen.append(watcher.until("failed") - begun)
        down.append(watcher.until("down") - begun)
        worker.stop()
        service.recover()
    service.stop()
    return {
        "interval_s": interval_s,
        "trials": trials,
        "first_failure_s": {"p50": round(statistics.median(seen), 2), "max": round(max(seen), 2)},
        "down_s": {"p50": round(statistics.median(down), 2), "max": round(max(down), 2)},
    }


def window(counts: Sequence[int], seconds: float) -> dict[str, dict[str, object]]:
    """The real window with so many checks; last with 500 and a long timeline."""
    figures = {}
    cases = [(str(count), count, 40) for count in (ALONE, *counts)] + [(f"500, {ENTRIES:,} entries", 500, ENTRIES)]
    with fast_server() as url, screen("offscreen") as environment:
        for name, count, entries in cases:
            with tempfile.TemporaryDirectory() as folder:
                data = Path(folder) / "data"
                fill(data, 3, entries, watched=[url] * count, interval_s=INTERVAL_S)
                figures[name] = said_by("watching_desk.py", str(data), str(seconds), environment=environment)
    return figures


def noticing(count: int, trials: int) -> dict[str, object]:
    """A service fails in the real window while so many others are asked; up to three times, or it is flapping."""
    with fast_server() as url, screen("offscreen") as environment, tempfile.TemporaryDirectory() as folder:
        service = PracticeService()
        service.start()
        data = Path(folder) / "data"
        fill(data, 3, watched=[url] * (count - 1) + [service.url], interval_s=INTERVAL_S)
        command = [sys.executable, str(Path(__file__).with_name("noticing_desk.py")), str(data), str(trials)]
        desk = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        line = ""
        for line in desk.stdout:
            if line.startswith("{"):
                break
            (service.recover if line.strip() == "recover" else partial(service.fail, Failure.STATUS))()
            desk.stdin.write(f"{time.monotonic()}\n")
            desk.stdin.flush()
        desk.wait()
        service.stop()
    if not line.startswith("{"):
        raise SystemExit("noticing_desk.py failed")
    return {"checks": count, "trials": trials, **json.loads(line)}


def missed_of(figures: dict[str, object]) -> list[str]:
    """The goals that these figures miss."""
    asks = figures["asks"]
    missed = [
        f"{kind}: {asks[kind]['of_blackbox']} of blackbox > {most}"
        for kind, most in MOST_OF_BLACKBOX.items()
        if isinstance(asks[kind], dict) and isinstance(asks[kind]["of_blackbox"], float)
        if asks[kind]["of_blackbox"] > most
    ]
    for one in figures["schedule"]:
        if one["late_ms"]["p99"] > MOST_SCHEDULE_MS:
            missed.append(f"{one['checks']} checks: asked {one['late_ms']['p99']} ms late at p99")
        if one["failed"]:
            missed.append(f"{one['checks']} checks: {one['failed']} seemed down")
    for one in figures.get("dead_names", ()):
        if one["failed"]:
            missed.append(f"dead names: {one['failed']} of {one['asks']} seemed down")
    for name, one in figures.get("window", {}).items():
        missed += _missed_by_window(name, one, figures["pace"])
    seen = figures.get("noticing")
    if seen and seen["painted_after_s"]["max"] > PAINTED_AFTER_S:
        missed.append(f"painted {seen['painted_after_s']['max']} s after it was known")
    found = figures["detection"]
    if found["first_failure_s"]["max"] > found["interval_s"] + SEEN_AFTER_S:
        missed.append(f"first failure seen after {found['first_failure_s']['max']} s")
    if found["down_s"]["max"] > found["interval_s"] + DOWN_AFTER_S:
        missed.append(f"down after {found['down_s']['max']} s")
    return missed


def _missed_by_window(name: str, one: dict[str, object], pace: float) -> list[str]:
    late, most, beside = one["late_ms"], MOST_LATE_MS.get(one["checks"]), f"on a computer {pace} times slower"
    missed = []
    if most and late["p99"] / pace > most:
        missed.append(f"window, {name}: {late['p99']} ms late at p99 > {most} {beside}")
    if late["max"] > MOST_STALL_MS:
        missed.append(f"window, {name}: stalls for {late['max']} ms")
    if one["cpu_percent"] / pace > MOST_GUI_PERCENT:
        missed.append(f"window, {name}: {one['cpu_percent']} % of a processor {beside}")
    return missed


def pace_of(asks: dict[str, object]) -> float:
    """How many times slower this computer is than that of the goals; 1 where blackbox is not there to tell."""
    plain = asks["plain"]
    took = plain.get("blackbox_us") if isinstance(plain, dict) else None
    return round(max(1.0, took["min"] / GOALS_BLACKBOX_US), 2) if isinstance(took, dict) else 1.0


QUICK: dict[str, Callable[[], object]] = {
    "asks": partial(costs, 3, 400),
    "schedule": partial(schedule, (50,), 2.0),
    "detection": partial(detection, 2, 1.0),
}
WHOLE: dict[str, Callable[[], object]] = {
    "asks": partial(costs, 5, 800),
    "schedule": partial(schedule, COUNTS, 10.0),
    "detection": partial(detection, 8, 2.0),
    "dead_names": partial(schedule, (500,), 12.0, DEAD_SHARE),
    "window": partial(window, COUNTS, 10.0),
    "noticing": partial(noticing, 500, 3),
}


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="Cost and punctuality of live checks.")
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--schedule", nargs=4, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.schedule:
        url, *numbers = given.schedule
        count, seconds, dead_share = (float(one) for one in numbers)
        asyncio.run(schedule_child(url, int(count), seconds, dead_share))
        # Look-ups that hang are threads that cannot be ended.
        os._exit(0)
    figures: dict[str, object] = {}
    for name, measure in (QUICK if given.quick else WHOLE).items():
        figures[name] = measure()
        print(json.dumps({name: figures[name]}), file=sys.stderr, flush=True)
    figures["pace"] = pace_of(figures["asks"])
    return tell("health", figures["detection"]["trials"], missed_of(figures), **figures)


if __name__ == "__main__":
    sys.exit(main())
