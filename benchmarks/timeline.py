"""A long timeline and a large library in the real window: opening, scrolling, filtering, searching and typing.

    .venv/bin/python benchmarks/timeline.py [--entries 1000 10000 100000] [--incidents 10000] [--times 3]

Prints one JSON object and ends with 1 where a goal is missed. Judged is CPU time, for it does not depend on what
else the machine does: of the GUI thread in the longest pass of its event loop (``turn``), so that nothing else has
to wait for longer; of the whole process until the result is painted (``cpu``); and of single frames. Wall times are
rough. Opening counts from the wish until the newest entries are painted; ``all of it`` is what the rest takes after
that, in the background. ``memory_mb`` is what the process holds once the record is open, once all of the incident
is on the desk, and after all gestures. The goals are those of the computer that health.py tells of: times are told
as they were measured, and held against them after division by ``pace`` (pace.py).
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from figures import ROOT, said_by, screen, tell
from pace import pace_here
from record import fill, fill_library

KEY = "INC-0001"
WORDS = ("pool 17 api-3", "checkout", "region 41", "nothing-has-this")
FRAME_MS, KEYSTROKE_MS, OPENING_MS = 16.0, 100.0, 400.0
GOALS = {
    "open the incident": {"cpu": OPENING_MS},
    "log an entry, desk": {"turn": FRAME_MS},
    "log an entry, page": {"turn": FRAME_MS},
    "rewrite an entry, desk": {"turn": FRAME_MS},
    "rewrite an entry, page": {"turn": FRAME_MS},
    "open the page, again": {"cpu": OPENING_MS},
    "type a letter, few found": {"turn": FRAME_MS},
    "type a letter, all found": {"turn": FRAME_MS},
    "rows follow a letter, few found": {"turn": FRAME_MS, "cpu": KEYSTROKE_MS},
    "rows follow a letter, all found": {"turn": FRAME_MS, "cpu": KEYSTROKE_MS},
    "tick a kind": {"turn": FRAME_MS, "cpu": KEYSTROKE_MS},
}
LIBRARY_GOALS = {
    "type a letter into Home's search": {"cpu": KEYSTROKE_MS},
    "type a letter into Find in everything": {"turn": FRAME_MS, "cpu": KEYSTROKE_MS},
    "open the newest incident": {"cpu": OPENING_MS},
    "log an entry": {"turn": FRAME_MS},
    "what follows from it": {"turn": FRAME_MS},
}
FIXED_MB, ROW_KB = 12.0, 1.1
"""What the process may grow by for an incident: what the first that is shown loads, and so much for each row."""
SEARCH_S = 2.0
"""CPU time of the command that finds words in ten thousand incidents, once its index is up to date."""


def told(costs: list[dict[str, float]]) -> dict[str, float]:
    """Of one gesture, in ms: the median of each cost, and the longest pass of all of them."""
    figures = {name: round(1000 * median(one[name] for one in costs), 1) for name in costs[0]}
    return {"n": len(costs), **figures, "longest_turn": round(1000 * max(one["turn"] for one in costs), 1)}


def frames(costs: list[float]) -> dict[str, float]:
    """Of frames, in ms."""
    ordered = sorted(1000 * cost for cost in costs)
    places = {"p50": 0.5, "p99": 0.99, "max": 1.0}
    return {name: round(ordered[int((len(ordered) - 1) * place)], 1) for name, place in places.items()}


def figures_of(said: dict) -> dict[str, object]:
    """What a driven window said."""
    return {
        "rows": said["rows"],
        "memory_mb": said["memory_mb"],
        "gestures": {name: told(costs) for name, costs in said["costs"].items()},
        "frames": {name: frames(costs) for name, costs in said["frames"].items()},
    }


def missed(name: str, figures: dict, goals: dict[str, dict[str, float]], pace: float) -> list[str]:
    """The goals that these figures miss on a computer so many times slower than theirs, in words."""
    late = [
        f"{name}: {gesture}, {cost} {figures['gestures'][gesture][cost]} ms > {most}"
        for gesture, costs in goals.items()
        for cost, most in costs.items()
        if figures["gestures"][gesture][cost] / pace > most
    ]
    slow = [(frame, found["p99"]) for frame, found in figures["frames"].items() if found["p99"] / pace > FRAME_MS]
    return late + [f"{name}: {frame}, p99 {most} ms > {FRAME_MS}" for frame, most in slow]


def grown(name: str, figures: dict) -> list[str]:
    """Whether the process grew by more than it may for the incident, in words."""
    held = figures["memory_mb"]
    more, most = held["incident"] - held["record"], FIXED_MB + figures["rows"] * ROW_KB / 1000
    return [f"{name}: {more:.1f} MB more > {most:.1f}"] if more > most else []


def searched(folder: Path, environment: dict[str, str]) -> dict[str, object]:
    """What the command costs for each of the words: the first one makes the index."""
    costs = {}
    for words in (WORDS[0], *WORDS):
        before, wall = child_s(), time.perf_counter()
        command = [
            sys.executable,
            "-m",
            "incident_desk",
            "search",
            *words.split(),
            "--json",
            "--data-dir",
            str(folder),
        ]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=True)
        name = words if costs else "the first, which makes the index"
        cost = {"cpu_s": round(child_s() - before, 2), "wall_s": round(time.perf_counter() - wall, 2)}
        costs[name] = {**cost, "found": done.stdout.count('"entry"')}
    return costs


def child_s() -> float:
    """CPU time of all children so far, in seconds."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timeline(entries: int, times: int, environment: dict[str, str]) -> dict[str, object]:
    """The figures of one incident with so many entries; the second of two windows counts, as on any day but the
    first after an update."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        fill(folder, 1, entries, watched=())
        (folder / "settings.json").unlink()
        words = (str(folder), KEY)
        said_by("driven_timeline.py", *words, "0", environment=environment, seconds=500)
        (folder / "settings.json").unlink()
        return figures_of(said_by("driven_timeline.py", *words, str(times), environment=environment, seconds=500))


def library(incidents: int, environment: dict[str, str]) -> dict[str, object]:
    """The figures of so many incidents; again the second window counts, and what the first took is told."""
    with tempfile.TemporaryDirectory() as name:
        made, folder = Path(name) / "made", Path(name) / "data"
        fill_library(made, incidents)
        shutil.copytree(made, folder)
        words = (str(folder), str(incidents))
        first = figures_of(said_by("driven_library.py", *words, environment=environment, seconds=500))
        (folder / "settings.json").unlink()
        found = figures_of(said_by("driven_library.py", *words, environment=environment, seconds=500))
        first_rows = first["gestures"]["all rows of Home"]
        return {**found, "first": {"all rows of Home": first_rows}, "search": searched(folder, environment)}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Long timelines and large libraries in the real window.")
    parser.add_argument("--entries", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    figures: dict[str, dict] = {}
    late: list[str] = []
    pace = pace_here()
    with screen("offscreen") as environment:
        for entries in given.entries:
            name = f"{entries} entries"
            figures[name] = timeline(entries, given.times, environment)
            late += missed(name, figures[name], GOALS, pace) + grown(name, figures[name])
        if given.incidents:
            name = f"{given.incidents} incidents"
            figures[name] = library(given.incidents, environment)
            late += missed(name, figures[name], LIBRARY_GOALS, pace)
            late += [
                f"{name}: search for {words}, {cost['cpu_s']} s of CPU > {SEARCH_S}"
                for words, cost in figures[name]["search"].items()
                if words in WORDS and cost["cpu_s"] / pace > SEARCH_S
            ]
    return tell("timeline", given.times, late, pace=pace, **figures)


if __name__ == "__main__":
    sys.exit(main())
