"""Runs the long proofs, some minutes a call, and writes down what each said.

A piece is one command of at most ten minutes. Pieces are the test files that hold tests marked ``slow`` and the
commands in ``packaging/proofs.toml``. A call starts a piece while the seconds it took last time still fit into ten
minutes; the next call goes on with those that have not passed for the present source. Each run adds one line of
JSON to ``docs/proof/<group>.jsonl``::

    when      start, UTC              command   what was run, from the repository's folder
    piece     its name                commit    the last one outside docs/proof; "+": the source was edited since
    n         how many cases it held  result    "passed", "failed", "timed out" or "skipped: <why>"
    seconds   how long it took        said      its last line; the figures, where that is a JSON object

Exit codes: 0 nothing failed (pieces may be left: the last line says how many), 1 a piece failed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "docs" / "proof"
CALL_SECONDS = 590.0
UNKNOWN_SECONDS = 60.0
MARKED_SLOW = re.compile(r"\bmark\.slow\b")
ONLY_SKIPPED = re.compile(r"=*\s*\d+ skipped\b")
"""How pytest's last line begins where no test ran at all: such a run proves nothing."""


@dataclass(frozen=True)
class Piece:
    """One command to run; ``needs``: what it is skipped without.

    ``n``: its cases, where its output does not tell: a number, or the name of the figure that counts them.
    """

    name: str
    group: str
    command: str
    needs: str = ""
    n: int | str | None = None


@dataclass(frozen=True)
class Outcome:
    """One line of the record."""

    when: str
    piece: str
    command: str
    commit: str
    n: int | None
    result: str
    seconds: float
    said: str | dict[str, Any]


def slow_test_files(tests: Path) -> list[str]:
    """The test files with a test marked slow, from the repository's folder, in order."""
    files = (path for path in sorted(tests.rglob("test_*.py")) if MARKED_SLOW.search(path.read_text("utf-8")))
    return [path.relative_to(tests.parent).as_posix() for path in files]


def pieces(root: Path) -> list[Piece]:
    """Everything there is to prove."""
    found = [
        Piece(file, "slow", f"{{python}} -m pytest -p no:cacheprovider -m slow {file}")
        for file in slow_test_files(root / "tests")
    ]
    table = tomllib.loads((root / "packaging" / "proofs.toml").read_text("utf-8"))
    return found + [Piece(**entry) for entry in table.get("piece", [])]


def commit(root: Path) -> str:
    """The last commit that changed more than the proofs' own record; ``+``: the source was edited since."""
    but_record = ["--", ".", ":(exclude)docs/proof"]
    head = _said_by(root, ["git", "log", "-1", "--format=%h", *but_record])
    return head + ("+" if _said_by(root, ["git", "status", "--porcelain", *but_record]) else "")


def passed_already(record: Path, at: str) -> set[str]:
    """The names of the pieces that passed at this commit; none while the source is edited."""
    if at.endswith("+"):
        return set()
    return {line["piece"] for line in _lines(record) if line["commit"] == at and line["result"] == "passed"}


def last_seconds(record: Path) -> dict[str, float]:
    """How long each piece took when it was last run."""
    return {line["piece"]: line["seconds"] for line in _lines(record)}


def _lines(record: Path) -> list[dict[str, Any]]:
    """The record's lines in order; a line that others wrote in another shape is none of ours."""
    texts = [path.read_text("utf-8") for path in sorted(record.glob("*.jsonl"))]
    said = [json.loads(line) for text in texts for line in text.splitlines()]
    return [line for line in said if {"piece", "commit", "result", "seconds"} <= line.keys()]


def figures_in(output: str) -> dict[str, Any] | None:
    """The JSON object that the last or the last but one line ends with, as benchmarks and faults tell theirs."""
    for line in reversed(output.strip().splitlines()[-2:]):
        _, brace, rest = line.partition("{")
        with suppress(ValueError):
            return dict(json.loads(brace + rest))
    return None


def cases_in(output: str) -> int | None:
    """How many cases the output speaks of: its figures' ``n``, else ``N passed`` and ``N failed``."""
    figures = figures_in(output)
    if figures is not None and "n" in figures:
        return int(figures["n"])
    counts = re.findall(r"(\d+) (?:passed|failed)", output.strip().rsplit("\n", 1)[-1])
    return sum(map(int, counts)) if counts else None


def run(piece: Piece, root: Path) -> Outcome:
    """Run one piece to its end or to its time limit."""
    shared = Path(os.environ.get("INCIDENT_DESK_SHARED", root.parent / "shared"))
    command = piece.command.format(python=sys.executable, shared=shared, bin=Path(sys.executable).parent)
    shown = piece.command.format(python=".venv/bin/python", shared="../shared", bin=".venv/bin")
    when, start = datetime.now(UTC).isoformat(timespec="seconds"), time.monotonic()
    if piece.needs == "../shared" and not shared.is_dir():
        return Outcome(when, piece.name, shown, commit(root), None, "skipped: ../shared is absent", 0.0, "")
    result, output = _run(shlex.split(command), root)
    seconds = round(time.monotonic() - start, 1)
    figures = figures_in(output)
    said = figures or output.strip().rsplit("\n", 1)[-1][:400]
    counted = (figures or {}).get(piece.n) if isinstance(piece.n, str) else piece.n
    return Outcome(when, piece.name, shown, commit(root), counted or cases_in(output), result, seconds, said)


def _run(command: Sequence[str], root: Path) -> tuple[str, str]:
    try:
        done = subprocess.run(
            command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=CALL_SECONDS
        )
    except subprocess.TimeoutExpired as late:
        return "timed out", (late.stdout or b"").decode("utf-8", "replace")
    print(done.stdout, end="")
    last = done.stdout.strip().rsplit("\n", 1)[-1]
    if done.returncode == 0 and ONLY_SKIPPED.match(last):
        return f"skipped: {last.strip('= ')}", done.stdout
    return ("passed" if done.returncode == 0 else "failed"), done.stdout


def write_down(outcome: Outcome, group: str, record: Path) -> None:
    """Add the outcome to its group's record."""
    record.mkdir(parents=True, exist_ok=True)
    with (record / f"{group}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")


def _said_by(root: Path, command: Sequence[str]) -> str:
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def prove(todo: Sequence[Piece], seconds: float) -> tuple[int, int]:
    """Run pieces while they fit into the seconds; how many failed and how many are left. The first always runs."""
    start, took, failed, left = time.monotonic(), last_seconds(RECORD), 0, 0
    for number, piece in enumerate(todo):
        if number and time.monotonic() - start + took.get(piece.name, UNKNOWN_SECONDS) > seconds:
            left += 1
            continue
        print(f"== {piece.name}", flush=True)
        outcome = run(piece, ROOT)
        write_down(outcome, piece.group, RECORD)
        print(f"== {piece.name}: {outcome.result}, n = {outcome.n}, {outcome.seconds} s", flush=True)
        failed += outcome.result in ("failed", "timed out")
    return failed, left


def main(words: Sequence[str] | None = None) -> int:
    """Go on with the proofs; the answer is the exit code."""
    parser = argparse.ArgumentParser(description="Run the long proofs, some minutes a call.")
    parser.add_argument("--only", default="", metavar="WORD", help="pieces whose name or group holds this word")
    parser.add_argument("--again", action="store_true", help="those too that passed for the present source")
    parser.add_argument("--list", action="store_true", help="say what there is and what has passed")
    parser.add_argument("--seconds", type=float, default=CALL_SECONDS, help="what a call may take")
    options = parser.parse_args(words)
    done = passed_already(RECORD, commit(ROOT))
    chosen = [piece for piece in pieces(ROOT) if options.only in f"{piece.group}:{piece.name}"]
    if options.list:
        print(
            "\n".join(f"{'passed' if one.name in done else 'to do ':6} {one.group}: {one.name}" for one in chosen)
        )
        return 0
    todo = [piece for piece in chosen if options.again or piece.name not in done]
    failed, left = prove(todo, options.seconds)
    ended = f"{len(todo) - left - failed} passed or skipped, {failed} failed, {left} left"
    print(ended + (": the same command goes on" if left else ""))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
