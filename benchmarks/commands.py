"""What a command costs: processor time of the whole process, beside a Python that does nothing.

    .venv/bin/python benchmarks/commands.py [--runs 5] [--incidents 50]

Prints one JSON object and ends with 1 where a budget is missed. ``pdf`` counts the child that makes it as well.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from figures import ROOT, screen, spread, tell
from record import fill

BUDGET_CPU_S = {"list": 0.40, "read": 1.0, "pdf": 3.0}
STEPS = 1000


def cost(words: list[str], environment: dict[str, str]) -> dict[str, float]:
    """One run: CPU and wall seconds, those of its children included."""
    begun = time.perf_counter()
    child = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, env=environment, cwd=ROOT)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{words} ended with {child.returncode}")
    wall = time.perf_counter() - begun
    return {"cpu_s": used.ru_utime + used.ru_stime, "wall_s": wall}


def long_document(folder: Path) -> Path:
    """A playbook of a thousand steps."""
    phases = []
    for phase in range(10):
        steps = "\n".join(f"- [ ] Step {step} of it\n  `kubectl get pods -n {step}`" for step in range(STEPS // 10))
        phases.append(f"## Phase {phase + 1}: part {phase} ({phase * 30}-{phase * 30 + 30} minutes)\n\n{steps}\n")
    path = folder / "long.md"
    path.write_text("# A long playbook\n\n" + "\n".join(phases), "utf-8")
    return path


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="CPU time of commands.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--incidents", type=int, default=50)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, screen("offscreen") as environment:
        folder = Path(name)
        fill(folder / "data", given.incidents)
        desk = ["-m", "incident_desk"]
        data = ["--data-dir", str(folder / "data")]
        newest = f"INC-{given.incidents:04}"
        commands = {
            "nothing": ["-c", "pass"],
            "list": [*desk, "list", "--json", *data],
            "show": [*desk, "show", newest, "--json", *data],
            "log": [*desk, "log", "Still slow", "--key", newest, *data],
            "read": [*desk, "read", str(long_document(folder))],
            "pdf": [*desk, "report", newest, "--format", "pdf", "-o", str(folder / "report.pdf"), *data],
        }
        for words in commands.values():
            cost(words, environment)
        runs = [{one: cost(words, environment) for one, words in commands.items()} for _ in range(given.runs)]
    figures = {
        one: {figure: spread([run[one][figure] for run in runs]) for figure in ("cpu_s", "wall_s")}
        for one in commands
    }
    late = [
        f"{one}: {figures[one]['cpu_s']['median']} s of CPU > {most}"
        for one, most in BUDGET_CPU_S.items()
        if figures[one]["cpu_s"]["median"] > most
    ]
    return tell("commands", given.runs, late, incidents=given.incidents, steps=STEPS, **figures)


if __name__ == "__main__":
    sys.exit(main())
