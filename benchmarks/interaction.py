"""What the person waits for: from the press of a key until it is painted, on an incident with 5,000 entries.

    .venv/bin/python benchmarks/interaction.py [--times 5] [--entries 5000]

Prints one JSON object and ends with 1 where a budget is missed. Judged is the median of the CPU time of the whole
process, for it does not depend on what else the machine does; ``first_cpu_ms`` is the first of its kind, which
also loads what it needs; wall times are rough, and include the disk where something is written.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from figures import platforms, said_by, screen, spread, tell
from record import fill

BUDGET_MS = {
    "type a letter": 16,
    "scroll a page of the timeline": 16,
    "jump to the timeline's begin": 16,
    "tick a step": 100,
    "log an entry": 100,
    "go to Home": 100,
    "go to the desk": 100,
    "open Declare": 100,
    "switch the theme": 500,
}


def measured(kind: str, full: Path, times: int) -> dict[str, object]:
    """The figures on one kind of screen, in milliseconds."""
    with screen(kind) as environment, tempfile.TemporaryDirectory() as name:
        for place in ("warm", "counted"):
            shutil.copytree(full, Path(name) / place)
        said_by("driven_desk.py", str(Path(name) / "warm"), "1", environment=environment)
        said = said_by("driven_desk.py", str(Path(name) / "counted"), str(times), environment=environment)
    return {"rows": said["rows"], **{gesture: told(costs) for gesture, costs in said["costs"].items()}}


def told(costs: list[tuple[float, float]]) -> dict[str, object]:
    """CPU and wall time of one gesture."""
    cpu, wall = ([1000 * cost[place] for cost in costs] for place in (0, 1))
    return {"n": len(costs), "cpu_ms": spread(cpu, 1), "wall_ms": spread(wall, 1), "first_cpu_ms": round(cpu[0], 1)}


def missed(kind: str, figures: dict) -> list[str]:
    """The budgets that these figures miss, in words."""
    medians = {gesture: figures[gesture]["cpu_ms"]["median"] for gesture in BUDGET_MS}
    return [
        f"{kind}: {name} {medians[name]} ms > {most}" for name, most in BUDGET_MS.items() if medians[name] > most
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="From the press of a key until it is painted.")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--entries", type=int, default=5000)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        full = Path(name) / "data"
        fill(full, 50, words.entries)
        figures = {kind: measured(kind, full, words.times) for kind in platforms()}
    late = [line for kind, one in figures.items() for line in missed(kind, one)]
    return tell("interaction", words.times, late, entries=words.entries, **figures)


if __name__ == "__main__":
    sys.exit(main())
