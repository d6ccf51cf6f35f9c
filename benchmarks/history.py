"""What a year of 100 checks asked each 10 s costs: disk, figures and course of any window, and the writing.

    .venv/bin/python benchmarks/history.py            a year of 100 checks; an hour of writing, 500 checks each 5 s
    .venv/bin/python benchmarks/history.py --quick    the same of 5 checks, 50 of them for 10 minutes

The year is laid down as it stands after a year of use: each answer of the last 14 days and of 20 incidents (26 h
each), minutes of 90 days, hours and days of all of it, by the store's own packing. Ten courses of 24 hours are
drawn by lot and each check has one of them, since drawing 315 million answers would take hours; each row is stored
and read apart all the same. The writing goes through the store's own doors. Goals are judged by the processor time
of a reading, since what else runs here is not ours; the wall time stands beside it. Prints one JSON object; 1 where
a goal is missed.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from math import ceil, log
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from figures import tell

from incident_desk.adapters.storage.history import HistoryFile
from incident_desk.adapters.storage.history_packing import (
    Packed,
    block_to_bytes,
    code_of,
    phases_of,
    rolls_to_bytes,
)
from incident_desk.adapters.storage.history_reading import SPANS
from incident_desk.domain.health_past import Judged
from incident_desk.domain.health_rolls import Heard, joined, rolls_of
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing
from incident_desk.domain.moments import from_microseconds, to_microseconds
from incident_desk.services.history import DAY, FULL_RATE, HOUR, MINUTE, History

YEAR, MINUTES_KEPT, INCIDENTS, INCIDENT = 365 * DAY, 90 * DAY, 20, 26 * HOUR
INTERVAL, GAP = 10_000_000, 15_000_000
END = to_microseconds(datetime(2026, 11, 28, tzinfo=UTC))
WINDOWS = {"1 h": HOUR, "24 h": DAY, "7 d": 7 * DAY, "1 y": YEAR}
COURSES = 10
MOST_MS, MOST_MB, MOST_STEP_MS, MOST_CPU = 100.0, 1000.0, 50.0, 2.0


def answers_of_hour(chance: Random) -> list[Packed]:
    """An hour of a web address that mostly answers, from the moment 0."""
    rows, usual = [], chance.uniform(0.03, 0.6)
    for n in range(HOUR // INTERVAL):
        is_bad = chance.random() < 0.002
        took = int(chance.lognormvariate(log(usual * 1e6), 0.25))
        timing = Timing(chance.uniform(0.2, 2), took / 5e3, took / 3e3, took / 1.05e3, took / 1e3)
        code = code_of(Outcome.FAILED if is_bad else Outcome.OK, Fault.STATUS if is_bad else None, counts=True)
        at = n * INTERVAL + chance.randrange(1, INTERVAL // 100)
        rows.append(Packed(0, at, took, 500 if is_bad else 200, code, phases_of(timing), int(is_bad), GAP // 1000))
    return rows


class Laid:
    """A day's course by the hour, ready to be laid down at any day."""

    def __init__(self, chance: Random) -> None:
        self.hours = [answers_of_hour(chance) for _ in range(24)]
        self.minutes, self.whole = [], []
        for rows in self.hours:
            took = [one.took if one.is_good else -1 for one in rows]
            minutes = rolls_of(Heard.of([one.at for one in rows], took, GAP), 0, MINUTE, 60)
            self.minutes.append(minutes)
            self.whole.append(joined(minutes))

    def block(self, hour: int) -> bytes:
        rows = self.hours[hour // HOUR % 24]
        return block_to_bytes([one._replace(at=one.at + hour) for one in rows])

    def minutes_of(self, hour: int) -> bytes:
        return rolls_to_bytes([one._replace(since=one.since + hour) for one in self.minutes[hour // HOUR % 24]])

    def hours_of(self, day: int) -> bytes:
        return rolls_to_bytes([one._replace(since=day + n * HOUR) for n, one in enumerate(self.whole)])

    def day_of(self, day: int):
        return joined([one._replace(since=day + n * HOUR) for n, one in enumerate(self.whole)])


def lay(connection, checks: int) -> int:
    """A year of so many checks; how many answers are in it at full rate."""
    chance = Random(1)
    laid = [Laid(chance) for _ in range(COURSES)]
    names = [(n + 1, f"check-{n}") for n in range(checks)]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO checked (number, id) VALUES (?, ?)", names)
    full = set(range(END - FULL_RATE, END, HOUR))
    for n in range(INCIDENTS):
        begin = (END - YEAR + (n + 1) * (YEAR - FULL_RATE) // (INCIDENTS + 1)) // HOUR * HOUR
        full |= set(range(begin, begin + INCIDENT, HOUR))
    block = "INSERT INTO block (check_, hour, rolled, data) VALUES (?, ?, 1, ?)"
    roll = "INSERT INTO roll (check_, unit, span, data) VALUES (?, ?, ?, ?)"
    numbers = [[n + 1 for n in range(checks) if n % COURSES == place] for place in range(COURSES)]
    for one, own in zip(laid, numbers, strict=True):
        for hour in sorted(full):
            data = one.block(hour)
            connection.executemany(block, [(number, hour, data) for number in own])
        for hour in range(END - MINUTES_KEPT, END, HOUR):
            data = one.minutes_of(hour)
            connection.executemany(roll, [(number, MINUTE, hour, data) for number in own])
        months: dict[int, list] = {}
        for day in range((END - YEAR) // DAY * DAY, END, DAY):
            data = one.hours_of(day)
            connection.executemany(roll, [(number, HOUR, day, data) for number in own])
            months.setdefault(day // SPANS[DAY] * SPANS[DAY], []).append(one.day_of(day))
        for month, days in months.items():
            data = rolls_to_bytes(days)
            connection.executemany(roll, [(number, DAY, month, data) for number in own])
    connection.execute("COMMIT")
    return len(full) * (HOUR // INTERVAL) * checks


def rank(values: list[float], share: float) -> float:
    return round(sorted(values)[ceil(share * len(values)) - 1], 2)


def timed(what) -> float:
    begun = time.perf_counter()
    what()
    return (time.perf_counter() - begun) * 1000


def both(what) -> tuple[float, float]:
    """Wall time and the thread's own processor time, in ms."""
    cpu = time.thread_time()
    return timed(what), (time.thread_time() - cpu) * 1000


def read(history: History, checks: int) -> dict[str, dict[str, float]]:
    """Each window's figures, course and stretches of every check, in ms."""
    found, end = {}, from_microseconds(END - 1234567)
    for name, span in WINDOWS.items():
        since = end - timedelta(microseconds=span)
        for what in (history.figures, history.course, history.stretches):
            took = [both(partial(what, f"check-{n}", since, end)) for n in range(checks)]
            wall, cpu = [one for one, _ in took], [one for _, one in took]
            figures = {"p50": rank(wall, 0.5), "p99": rank(wall, 0.99), "cpu_p50": rank(cpu, 0.5)}
            found[f"{what.__name__}, {name}"] = figures | {"cpu_p99": rank(cpu, 0.99)}
    return found


def write(path: Path, checks: int, seconds: int) -> dict[str, float]:
    """The CPU and the steps of keeping what so many checks say each 5 s, with all the housekeeping."""
    chance, store, now = Random(2), HistoryFile(path), from_microseconds(END - HOUR)
    keeping, steps, cpu, count = [], [], time.process_time(), 0
    drawn = 0.0
    for _ in range(seconds // 5):
        begun = time.process_time()
        batch = [Judged(one_answer(chance, n, now), 10.0) for n in range(checks)]
        drawn += time.process_time() - begun
        keeping.append(timed(lambda batch=batch: store.keep(batch)))
        count += len(batch)
        now += timedelta(seconds=5)
        steps += [both(partial(store.tend, now, ())) for _ in range(4)]
    cpu = time.process_time() - cpu - drawn
    late = time.process_time()
    after, is_more, more = 0, True, []
    while is_more:
        steps.append(both(lambda: more.append(store.tend(now + timedelta(minutes=2), ()))))
        is_more, after = more[-1], after + 1
    cpu += time.process_time() - late
    store.close()
    return {
        "answers": count,
        "us_a_sample": round(1000 * sum(keeping) / count, 2),
        "cpu_percent": round(100 * cpu / seconds, 2),
        "step_ms_p99": rank([wall for wall, _ in steps], 0.99),
        "step_cpu_ms_p99": rank([own for _, own in steps], 0.99),
        "step_cpu_ms_max": rank([own for _, own in steps], 1),
        "keep_ms_p99": rank(keeping, 0.99),
        "steps_after": after,
    }


def one_answer(chance: Random, number: int, now: datetime) -> Sample:
    took = chance.lognormvariate(4.5, 0.3)
    timing = Timing(0.4, took / 4, took / 3, took * 0.9, took)
    return Sample(f"check-{number}", now + timedelta(milliseconds=number), Outcome.OK, timing, status=200)


def main() -> int:
    """Lay down, read, write, print."""
    is_quick = "--quick" in sys.argv
    checks, writers, seconds = (5, 50, 600) if is_quick else (100, 500, 3600)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        store = HistoryFile(path)
        begun = time.perf_counter()
        answers = store._written.do(lambda connection: lay(connection, checks))
        laid_s = time.perf_counter() - begun
        store.close()
        megabytes = path.stat().st_size / 1e6
        reads = read(History(store), checks)
        store.close()
        written = write(Path(folder) / "written.db", writers, seconds)
    missed = [f"{name}: {one['cpu_p99']} ms" for name, one in reads.items() if one["cpu_p99"] > MOST_MS]
    if megabytes > MOST_MB * checks / 100:
        missed.append(f"{megabytes:.0f} MB")
    if written["step_cpu_ms_max"] > MOST_STEP_MS:
        missed.append(f"a step of {written['step_cpu_ms_max']} ms")
    if written["cpu_percent"] > MOST_CPU:
        missed.append(f"{written['cpu_percent']} % CPU to write")
    size = {"mb": round(megabytes, 1), "answers_at_full_rate": answers, "laid_down_s": round(laid_s, 1)}
    return tell("history", checks, missed, year_of_checks=checks, size=size, read_ms=reads, write=written)


if __name__ == "__main__":
    sys.exit(main())
