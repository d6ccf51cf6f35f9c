"""What live checks cost and how punctual they are; prints JSON.

    python benchmarks/health.py            about a minute
    python benchmarks/health.py --quick    about fifteen seconds

| figure | how |
|---|---|
| `cpu_us_per_probe` | processor time for one HTTP ask on a new connection: least and median of rounds |
| `httpx_cpu_us_per_probe` | the same by an httpx AsyncClient an ask with one TLS context, in the same run |
| `schedule` | that many checks every 5 s: how late asks begin, and the worker's processor share |
| `detection` | a service stops answering well: until the window's side knows of a failure, and of down |

Servers run in processes of their own, so that their time is not counted. Nothing is probed but this computer.
"""

import argparse
import asyncio
import json
import ssl
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from queue import SimpleQueue

import httpx

from incident_desk.adapters.probes import worker as worker_module
from incident_desk.adapters.probes.http_probe import HttpProbe
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.practice_server import Failure, PracticeService
from incident_desk.adapters.probes.process import ProcessWorker
from incident_desk.adapters.probes.steady_clock import boot_seconds
from incident_desk.domain.health import Check, HttpOptions, Outcome
from incident_desk.services.monitor import Monitor, Pace

AT_ONCE = 8
ANSWER = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"status":"ok"}'
CLOCK_START = datetime(2026, 1, 1, tzinfo=UTC)


class FastServer(asyncio.Protocol):
    """The least a server can do."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.transport.write(ANSWER)
        self.transport.close()


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(FastServer, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


@contextmanager
def fast_server() -> Iterator[str]:
    process = subprocess.Popen([sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/api/health"
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


async def cpu_rounds(ask, rounds: int, asks: int) -> list[float]:
    """Microseconds of processor time an ask, for each round."""

    async def some() -> None:
        for _ in range(asks // AT_ONCE):
            await ask()

    figures = []
    for _ in range(rounds):
        begun = time.process_time()
        await asyncio.gather(*(some() for _ in range(AT_ONCE)))
        figures.append((time.process_time() - begun) * 1e6 / asks)
    return figures


async def cpu_of_ours(url: str, rounds: int, asks: int) -> list[float]:
    probe = HttpProbe(lambda: CLOCK_START, Names())
    check = Check("api", "API", HttpOptions(url))

    async def ask() -> None:
        sample = await probe.ask(check, 5.0)
        assert sample.outcome is Outcome.OK, sample

    return await cpu_rounds(ask, rounds, asks)


async def cpu_of_httpx(url: str, rounds: int, asks: int) -> list[float]:
    context = ssl.create_default_context()

    async def ask() -> None:
        async with httpx.AsyncClient(verify=context, trust_env=False, timeout=5.0) as client:
            assert (await client.get(url)).status_code == 200

    return await cpu_rounds(ask, rounds, asks)


def cpu(rounds: int, asks: int) -> dict[str, object]:
    with fast_server() as url:
        ours = asyncio.run(cpu_of_ours(url, rounds, asks))
        theirs = asyncio.run(cpu_of_httpx(url, rounds, asks))
    return {
        "cpu_us_per_probe": {"min": round(min(ours)), "median": round(statistics.median(ours))},
        "httpx_cpu_us_per_probe": {"min": round(min(theirs)), "median": round(statistics.median(theirs))},
        "of_httpx": round(min(ours) / min(theirs), 2),
    }


class TimedMonitor(Monitor):
    """Notes how late each check is when it is handed out."""

    late_ms: list[float] = []  # noqa: RUF012

    def due(self, now: datetime, most: int | None = None) -> list[Check]:
        checks = super().due(now, most)
        self.late_ms.extend((now - self.watched(one.id).next_at).total_seconds() * 1000 for one in checks)
        return checks


async def schedule_child(url: str, count: int, seconds: float) -> None:
    """Runs in a process of its own: the worker's loop with a monitor that takes notes."""
    worker_module.Monitor = TimedMonitor
    asked = []
    worker = worker_module.Worker(lambda message: asked.extend(message.get("samples", ())))
    beat = asyncio.create_task(worker.beat())
    checks = [Check(f"check-{n}", f"/{n}", HttpOptions(url), interval_s=5.0).to_data() for n in range(count)]
    clock = {"utc": CLOCK_START.isoformat(), "boot": boot_seconds()}
    worker.take({"clock": clock, "watch": checks, "pace": "idle"})
    # The first asks of all checks are another pattern than the days that follow.
    await asyncio.sleep(6.0)
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
        "failed": sum(one["outcome"] != "ok" for one in asked),
        "late_ms": {
            "p50": round(statistics.median(late), 2),
            "p99": round(late[int(len(late) * 0.99)], 2),
            "max": round(late[-1], 2),
        },
        "worker_cpu_percent": round(share * 100, 1),
    }
    print(json.dumps(figures))
    worker.close()


def schedule(counts: list[int], seconds: float) -> list[dict[str, object]]:
    figures = []
    with fast_server() as url:
        for count in counts:
            command = [sys.executable, __file__, "--schedule", url, str(count), str(seconds)]
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
    watcher, worker = Watcher(check), ProcessWorker(WallClock())
    worker.watch([check], Pace.IDLE)
    worker.start(watcher)
    watcher.until("ok")
    seen, down = [], []
    for trial in range(trials):
        # Trials begin at different places of the interval.
        time.sleep(interval_s * (trial + 0.5) / trials)
        begun = time.monotonic()
        service.fail(Failure.STATUS)
        seen.append(watcher.until("failed") - begun)
        down.append(watcher.until("down") - begun)
        service.recover()
        watcher.until("ok")
        watcher.until("ok")
    worker.stop()
    service.stop()
    return {
        "interval_s": interval_s,
        "trials": trials,
        "first_failure_s": {"p50": round(statistics.median(seen), 2), "max": round(max(seen), 2)},
        "down_s": {"p50": round(statistics.median(down), 2), "max": round(max(down), 2)},
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description="Cost and punctuality of live checks.")
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    arguments.add_argument("--schedule", nargs=3, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.serve:
        asyncio.run(serve())
        return
    if given.schedule:
        url, count, seconds = given.schedule
        asyncio.run(schedule_child(url, int(count), float(seconds)))
        return
    figures = cpu(*((3, 400) if given.quick else (7, 1000)))
    figures["schedule"] = schedule([50] if given.quick else [50, 200, 500], 2.0 if given.quick else 10.0)
    figures["detection"] = detection(*((2, 1.0) if given.quick else (8, 2.0)))
    print(json.dumps({"benchmark": "health", "n": figures["detection"]["trials"], **figures}))


if __name__ == "__main__":
    main()
