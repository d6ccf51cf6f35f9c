"""What reports cost: of 30 and of 5,000 entries, in every format, cold and warm, in the window and given up.

    .venv/bin/python benchmarks/report.py [--runs 3] [--parts engine command warm window cancel]

Prints one JSON object and ends with 1 where a goal is missed. Figures are medians over the runs.

| part | how |
|---|---|
| `engine` | the child that makes the PDF, alone: a fresh process each time, from the request to the file; and the
             pages beside the writing, set and pictured in a process that got ready (``pictured_pages.py``) |
| `command` | all of ``incident-desk report KEY --format …``, fresh each time; `pdf` with its child |
| `warm` | a process that is kept: an entry is written, then the report is made anew |
| `window` | the real window (``driven_report.py``): its longest turn in an export, and the pages after an edit |
| `cancel` | from the wish to give up a long PDF until it is done and nothing is left of it |

Of a PDF nothing is kept: each command is a cold child, so that its memory goes back. The window has one child ready
while the Review or Export page is shown, and each is used once.

Goals are those of the field, on the computer that health.py tells of: seconds of a processor, wall times and turns
are told as they were measured, and held against their goals after division by ``pace`` (pace.py). Memory and sizes
are not divided. ``stretch`` says what the field calls the next step; it fails nothing.
"""

import argparse
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from figures import HERE, ROOT, said_by, screen, tell  # noqa: E402
from pace import pace_here  # noqa: E402
from record import fill  # noqa: E402
from report_child import waited_s  # noqa: E402

from incident_desk.adapters.reports.process import PdfRenderer, _request  # noqa: E402
from incident_desk.bootstrap import open_workplace  # noqa: E402
from incident_desk.domain.report_builder import build_report  # noqa: E402
from incident_desk.domain.timeline import Sign  # noqa: E402
from incident_desk.formats.grammar import Line  # noqa: E402
from incident_desk.formats.prose import document  # noqa: E402
from incident_desk.formats.redaction.handout import Wish, hand_out  # noqa: E402
from incident_desk.formats.redaction.written import text_for  # noqa: E402
from incident_desk.formats.report_document import Paper  # noqa: E402
from incident_desk.leaving import open_reporting  # noqa: E402
from incident_desk.services.acts.logging import log  # noqa: E402
from incident_desk.services.reporting import ReportCancelled  # noqa: E402
from tests.report_samples import checkout, hostile, long  # noqa: E402

KEY, FORMATS = "INC-0001", ("pdf", "md", "html", "json", "csv")
PARTS = ("engine", "command", "warm", "window", "cancel")
SAMPLES = {"30": checkout, "5000": lambda: long(5000), "hostile": hostile}
CANCEL_AFTER_S = 1.0

Costs = dict[str, float]

GOALS: dict[str, tuple[tuple[str, ...], float, bool]] = {
    "30 entries as PDF, cold, CPU s": (("engine", "30", "cpu_s"), 0.6, True),
    "5,000 entries as PDF, cold, CPU s": (("engine", "5000", "cpu_s"), 8.0, True),
    "5,000 entries as PDF, cold, wall s less waiting": (("engine", "5000", "less_waiting_s"), 10.0, True),
    "5,000 entries as PDF, peak MB": (("engine", "5000", "peak_mb"), 1024, False),
    "the window's longest turn, 5,000 entries, ms": (("window", "5000", "longest_export_turn_ms"), 100.0, True),
    "the pages set and pictured, 30 entries, CPU s": (("engine", "30", "pages_cpu_s"), 0.3, True),
    "the pages after an edit, 30 entries, wall s": (("window", "30", "pages_wall_s"), 0.3, True),
    "giving up, s less waiting": (("cancel", "less_waiting_s"), 1.0, True),
}
"""What each figure may be at most, and whether it is a time, which the computer's pace divides."""
STRETCH: dict[str, tuple[tuple[str, ...], float, bool]] = {
    "5,000 entries as PDF under 4 s of CPU": (("engine", "5000", "cpu_s"), 4.0, True),
    "under 500 MB": (("engine", "5000", "peak_mb"), 500, False),
    "a file under 3 MB": (("engine", "5000", "file_mb"), 3.0, False),
}


def medians(costs: list[Costs]) -> Costs:
    """Of each figure."""
    return {name: round(median(one[name] for one in costs), 3) for name in costs[0]}


def cost_of(command: list[str], environment: dict[str, str], request: bytes = b"") -> Costs:
    """One process with its children: seconds of a processor and of the clock, the most memory that one held, and
    the seconds without those that it says it waited."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT)
    assert child.stdin is not None and child.stdout is not None
    child.stdin.write(request)
    child.stdin.close()
    said = child.stdout.read().split()
    child.stdout.close()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{command} ended with {child.returncode}")
    wall = time.perf_counter() - begun
    figures = {"cpu_s": used.ru_utime + used.ru_stime, "wall_s": wall, "peak_mb": used.ru_maxrss / 1024}
    return {**figures, "less_waiting_s": wall - float(said[-1])} if request else figures


def engine(name: str, runs: int, environment: dict[str, str]) -> Costs:
    """The child that makes the PDF, alone."""
    report = build_report(SAMPLES[name]().events, "Incident Desk benchmark")
    paper = Paper(document(report), report.to_data(), report.header.recorded_until)
    with TemporaryDirectory() as folder:
        to = Path(folder) / "a.pdf"
        asked = _request(paper, to, to.with_suffix(".part"))
        command = [sys.executable, str(HERE / "report_child.py")]
        costs = [cost_of(command, environment, asked) for _ in range(runs)]
        return {**medians(costs), "file_mb": round(to.stat().st_size / 1e6, 2)}


def commands(folder: Path, runs: int, environment: dict[str, str]) -> dict[str, Costs]:
    """The whole command, for each format."""
    figures = {}
    for ending in FORMATS:
        to = folder.parent / f"a.{ending}"
        words = ["report", KEY, "--format", ending, "-o", str(to), "--data-dir", str(folder)]
        command = [sys.executable, "-m", "incident_desk", *words]
        costs = [cost_of(command, environment) for _ in range(runs)]
        figures[ending] = {**medians(costs), "file_mb": round(to.stat().st_size / 1e6, 2)}
    return figures


def warm(folder: Path, runs: int) -> dict[str, Costs]:
    """In a process that is kept, after an entry more; what is made the first time is not counted."""
    place = open_workplace(folder)
    reporting, renderer, to = open_reporting(place.desk), PdfRenderer(), folder.parent / "warm.pdf"
    incident = place.desk.find(KEY)

    def as_text(ending: str) -> Callable[[], object]:
        return lambda: text_for(hand_out(reporting.report(KEY), Wish(lists=False)), f".{ending}")

    made = {one: as_text(one) for one in FORMATS if one != "pdf"}
    made["pdf"] = lambda: renderer.render(reporting.report(KEY), to)
    costs: dict[str, list[Costs]] = {one: [] for one in made}
    for number in range(runs + 1):
        for one, make in made.items():
            text = f"Entry {number} for {one}"
            place.desk.act(incident, lambda *_, text=text: log(Line(text, Sign.NOTE)), "MK")
            begun, cpu = time.perf_counter(), cpu_s()
            make()
            costs[one].append({"cpu_s": cpu_s() - cpu, "wall_s": time.perf_counter() - begun})
    place.close()
    return {one: medians(found[1:]) for one, found in costs.items()}


def cpu_s() -> float:
    """Seconds of a processor of this process and of its children that have ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def cancelled(runs: int) -> Costs:
    """From the wish until the worker is free again, and nothing lies in the folder."""
    report, costs = build_report(long(5000).events, "Incident Desk benchmark"), []
    for _ in range(runs):
        wish, marks, thread = threading.Event(), [0.0, 0.0], threading.get_native_id()

        def give_up(wish: threading.Event = wish, marks: list[float] = marks, thread: int = thread) -> None:
            marks[:] = time.perf_counter(), waited_s(thread)
            wish.set()

        with TemporaryDirectory() as folder:
            threading.Timer(CANCEL_AFTER_S, give_up).start()
            try:
                PdfRenderer().render(report, Path(folder) / "a.pdf", wish)
            except ReportCancelled:
                took, waited = time.perf_counter() - marks[0], waited_s() - marks[1]
                costs.append({"wall_s": took, "less_waiting_s": max(0.0, took - waited)})
            if list(Path(folder).iterdir()):
                raise SystemExit("a report that was given up left something")
    if not costs:
        raise SystemExit("each report was made before it could be given up")
    return medians(costs)


def missed(figures: dict, goals: dict[str, tuple[tuple[str, ...], float, bool]], pace: float) -> list[str]:
    """The goals that are not met, in words."""
    late = []
    for name, (path, most, is_time) in goals.items():
        if path[0] not in figures:
            continue
        found = figures
        for part in path:
            found = found[part]
        if found / (pace if is_time else 1) > most:
            late.append(f"{name}: {found} > {most}" + (f" at pace {pace}" if is_time else ""))
    return late


def measured(parts: list[str], runs: int) -> dict[str, dict]:
    """Every part that is wanted."""
    figures: dict[str, dict] = {one: {} for one in parts}
    with TemporaryDirectory() as name, screen("offscreen") as environment:
        compiled(Path(name) / "first" / "data", environment)
        if "engine" in parts:
            figures["engine"] = {one: engine(one, runs, environment) for one in SAMPLES}
            pages = [said_by("pictured_pages.py", environment=environment) for _ in range(runs)]
            figures["engine"]["30"] |= medians(pages)
        for entries in (30, 5000):
            folder = Path(name) / str(entries) / "data"
            fill(folder, 1, entries, watched=())
            for part, found in in_use(folder, parts, runs, environment):
                figures[part][str(entries)] = found
    if "cancel" in parts:
        figures["cancel"] = cancelled(runs)
    return figures


def compiled(folder: Path, environment: dict[str, str]) -> None:
    """Python's modules are compiled once, as an installation has them: what does it first is not counted."""
    fill(folder, 1, 1, watched=())
    engine("30", 1, environment)
    commands(folder, 1, environment)


def in_use(folder: Path, parts: list[str], runs: int, environment: dict[str, str]) -> Iterator[tuple[str, dict]]:
    """The parts that need a record."""
    if "command" in parts:
        yield "command", commands(folder, runs, environment)
    if "warm" in parts:
        yield "warm", warm(folder, runs)
    if "window" in parts:
        words = (str(folder), KEY, str(runs))
        yield "window", said_by("driven_report.py", *words, environment=environment, seconds=400)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What reports cost.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    given = parser.parse_args()
    figures = measured(given.parts, given.runs)
    pace = pace_here()
    stretch = missed(figures, STRETCH, pace)
    return tell("report", given.runs, missed(figures, GOALS, pace), pace=pace, beyond=stretch, **figures)


if __name__ == "__main__":
    sys.exit(main())
