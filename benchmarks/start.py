"""How long a start takes: CPU seconds to the first paint and until the desk is filled, beside a bare Qt window.

    .venv/bin/python benchmarks/start.py [--runs 5] [--incidents 50]

Prints one JSON object and ends with 1 where a target is missed: 2.0 times the bare window until the first paint,
4.0 times until filled (the record open, the desk painted with all its panes, the checks handed out), 130 MB of
memory after loading. That Home's rows are read comes after it and has no target. Bare window and desk are started
in turn, so that both meet the same machine, and the ratio is that of the medians of CPU time; wall times on a
shared machine are rough.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from figures import platforms, said_by, screen, spread, tell
from record import fill

FIRST_PAINT, FILLED, MEMORY_MB = 2.0, 4.0, 130.0


def measured(kind: str, full: Path, runs: int, incidents: int) -> dict[str, object]:
    """The figures on one kind of screen."""
    bare, desk = [], []
    with screen(kind) as environment, tempfile.TemporaryDirectory() as name:
        for number in range(runs + 1):
            # Each start has a record of its own, for the checks that fail are written into it.
            folder = Path(name) / str(number)
            shutil.copytree(full, folder)
            bare.append(said_by("bare_window.py", environment=environment))
            desk.append(said_by("opened_desk.py", str(folder), str(incidents), environment=environment))
    bare, desk = bare[1:], desk[1:]
    floor = statistics.median(one["first_paint"] for one in bare)
    figures: dict[str, object] = {"bare_cpu_s": spread([one["first_paint"] for one in bare])}
    for name in ("first_paint", "filled", "home_filled"):
        figures[f"{name}_cpu_s"] = spread([one[name] for one in desk])
        figures[f"{name}_wall_s"] = spread([one[f"{name}_wall"] for one in desk])
        figures[f"{name}_ratio"] = round(statistics.median(one[name] for one in desk) / floor, 2)
    figures["rss_mb"] = spread([one["rss_mb"] for one in desk], 1) if "rss_mb" in desk[0] else None
    return figures


def missed(kind: str, figures: dict) -> list[str]:
    """The targets that these figures miss, in words."""
    held = (
        ("first paint", figures["first_paint_ratio"], FIRST_PAINT),
        ("filled", figures["filled_ratio"], FILLED),
        ("memory", figures["rss_mb"]["median"] if figures["rss_mb"] else 0.0, MEMORY_MB),
    )
    return [f"{kind}: {name} {value} > {most}" for name, value, most in held if value > most]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="CPU time of a start, beside a bare Qt window.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--incidents", type=int, default=50)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        full = Path(name) / "data"
        fill(full, words.incidents)
        figures = {kind: measured(kind, full, words.runs, words.incidents) for kind in platforms()}
    late = [line for kind, one in figures.items() for line in missed(kind, one)]
    return tell("start", words.runs, late, incidents=words.incidents, **figures)


if __name__ == "__main__":
    sys.exit(main())
