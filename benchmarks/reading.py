"""How well and how fast documents of other teams are read.

    .venv/bin/python benchmarks/reading.py [--write] [--fails FIELD] [--slowest]

Reads the documents of ``../shared/corpus`` in this process, hands what was understood to the corpus's own scorer as
a process, and prints each field's precision, recall and F1 (or the mean, where a field is one number a document).
``--fails`` prints what the scorer found wrong in one field of the part that is worked on; ``--write`` keeps the
table in ``benchmarks/reading.md``. The last line is one JSON object; 1 where a target is missed.

Every third document of dev, by its name, is held back: nobody looks at it while the reader is worked on, so that
its figures say how the reader does with what it has not seen. The scorer judges what lies beside it, so each part
gets a folder of its own with a copy of the scorer.

The seconds of CPU are goals of the computer that the goals of `health.py` were set on. `pace` is how much longer
the same program takes on this one in the same run (``pace.py``); the seconds are told as they were measured
and held against their goals after division by it. Only the processor's time is counted, but what else runs slows
that down too: measure on a quiet computer.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from figures import HERE, ROOT, tell  # noqa: E402
from pace import pace_here  # noqa: E402

from tests.formats.reading.corpus import exported  # noqa: E402

CORPUS = Path(os.environ.get("INCIDENT_DESK_SHARED") or ROOT.parent / "shared") / "corpus"
COMMAND = ".venv/bin/python benchmarks/reading.py --write"
EVERY = 3
TRUTH = ".truth.json"
PART_OF = {"worked": "dev, two thirds", "held": "dev, held third", "seeds": "seeds", "robustness": "robustness"}
TARGET_F1 = {
    "phases.name": 0.95, "phases.window": 0.95, "severities.name": 0.95, "severities.response_min": 0.95,
    "severities.resolution_min": 0.95, "steps.total": 0.95, "steps.top": 0.95, "code.commands": 0.95,
    "comms.name": 0.95, "comms.placeholders": 0.95, "timeline.entries": 0.90, "timeline.iso": 0.90,
    "timeline.zone": 0.90, "incident.date": 0.90, "incident.start": 0.90, "incident.end": 0.90,
    "incident.duration_min": 0.90,
}  # fmt: skip
"""What each of dev's fields is to reach, in both of its parts."""
TARGET_CPU_S = {"ordinary_mb": 1.5, "largest": 5.0}


def parts() -> dict[str, list[Path]]:
    """The documents of each part, by their names."""
    dev = documents("dev")
    held = dev[EVERY - 1 :: EVERY]
    worked = [path for path in dev if path not in held]
    return {"worked": worked, "held": held, "seeds": documents("seeds"), "robustness": documents("robustness")}


def documents(split: str) -> list[Path]:
    """The documents of a folder, by their names."""
    files = sorted((CORPUS / split).iterdir())
    return [path for path in files if not path.name.endswith(TRUTH) and path.suffix != ".tsv"]


def read(part: Sequence[Path], to: Path) -> list[tuple[Path, float]]:
    """Write what is understood of each document; each with the seconds of CPU that it took. The first is read once
    before, for what a program makes once."""
    to.mkdir(parents=True)
    took = []
    exported(part[0].read_bytes(), part[0].name)
    for document in part:
        data = document.read_bytes()
        begun = time.process_time()
        told = exported(data, document.name)
        took.append((document, time.process_time() - begun))
        (to / f"{document.name}.json").write_text(json.dumps(told), "utf-8")
    return took


def judged(name: str, part: Sequence[Path], folder: Path, fails: str = "") -> tuple[dict[str, Any], str]:
    """The scorer's figures for one part, and what it printed."""
    place = folder / f"judge-{name}"
    (place / name).mkdir(parents=True)
    shutil.copy(CORPUS / "score.py", place)
    for truth in (document.with_name(document.name + TRUTH) for document in part):
        if truth.exists():
            shutil.copy(truth, place / name)
    words = [sys.executable, str(place / "score.py"), str(folder), "--split", name]
    words += ["--json", str(place / "figures"), *(["--fails", fails] if fails else [])]
    said = subprocess.run(words, check=True, capture_output=True, text=True)
    return json.loads((place / "figures").read_text("utf-8")), said.stdout


def value(field: Mapping[str, float | None]) -> float:
    """A field's F1, or its mean where it is no count."""
    return float(field.get("f1", field.get("mean")) or 0.0)


def missed(figures: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The fields of dev that are below their target."""
    return [
        f"{name} {part} {value(found):.3f} < {least}"
        for name, least in TARGET_F1.items()
        for part in ("worked", "held")
        if (found := figures[part]["fields"].get(name)) is not None and value(found) < least
    ]


def speed(took: Sequence[tuple[Path, float]]) -> dict[str, float]:
    """Seconds of CPU for a MB of ordinary documents, those of dev and the seeds, and for the largest document."""
    ordinary = [(_size_of(one), one[1]) for one in took if one[0].parent.name != "robustness"]
    size = sum(one for one, _ in ordinary)
    largest = max(took, key=_size_of)
    cost = {"ordinary_mb": sum(one for _, one in ordinary) / size * 1e6, "largest": largest[1]}
    return {**{name: round(one, 2) for name, one in cost.items()}, "largest_mb": round(_size_of(largest) / 1e6, 2)}


def _size_of(one: tuple[Path, float]) -> int:
    return one[0].stat().st_size


def table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """Every field of every part: precision / recall / F1, or the mean of n documents."""
    names = list(dict.fromkeys(name for part in figures.values() for name in part["fields"]))
    rows = [["field", *PART_OF.values()], ["---", *["---:"] * len(PART_OF)]]
    rows += [[name, *(_cell(figures[part]["fields"].get(name)) for part in PART_OF)] for name in names]
    rows += [
        [f"**{group}**", *(f"**{figures[part][group]:.3f}**" if group in figures[part] else "" for part in PART_OF)]
        for group in ("common", "playbook", "incident", "overall")
    ]
    rows += [["documents with truth", *(str(figures[part]["files"]) for part in PART_OF)]]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(field: Mapping[str, float | None] | None) -> str:
    if field is None:
        return ""
    if "mean" in field:
        return f"{field['mean']:.3f} (n={field['n']})"
    return " / ".join("–" if field[one] is None else f"{field[one]:.3f}" for one in ("precision", "recall", "f1"))


def late(cost: Mapping[str, float], pace: float) -> list[str]:
    """The goals that reading takes longer than, on a computer so many times slower than theirs."""
    return [
        f"{name} {cost[name]} s > {most} s on a computer {pace} times slower"
        for name, most in TARGET_CPU_S.items()
        if cost[name] / pace > most
    ]


def page(figures: Mapping[str, Mapping[str, Any]], cost: Mapping[str, float]) -> str:
    """The figures as a page to keep."""
    return f"""# How documents of other teams are read

Made by `{COMMAND}`. A cell is precision / recall / F1 over
all facts of a field, or the mean over n documents where a field is one number a document. Every third document of
dev, by its name, is held back while the reader is worked on. The last rows are means over fields. Reading costs
{cost["ordinary_mb"]} s of CPU for a MB of ordinary documents, and {cost["largest"]} s for the largest one of
{cost["largest_mb"]} MB, on the machine of this run, which is {cost["pace"]} times slower than that of the goals.

{table(figures)}
"""


def main() -> int:
    """Read, have it judged, print."""
    parser = argparse.ArgumentParser(description="How documents of other teams are read.")
    parser.add_argument("--write", action="store_true", help="keep the table in benchmarks/reading.md")
    parser.add_argument(
        "--fails", default="", metavar="FIELD", help="what is wrong in it, of the worked two thirds"
    )
    parser.add_argument("--slowest", action="store_true", help="the five documents that cost most")
    given = parser.parse_args()
    if not CORPUS.is_dir():
        print("skipped: ../shared is absent")
        return 0
    figures, took = {}, []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part, files in parts().items():
            took += read(files, folder / part)
            figures[part], said = judged(part, files, folder, given.fails if part == "worked" else "")
            if part == "worked" and given.fails:
                print(said.partition("== OVERALL")[2].partition("\n")[2])
    pace = pace_here()
    cost = {**speed(took), "pace": pace}
    print(table(figures))
    if given.slowest:
        for document, seconds in sorted(took, key=_seconds_of)[-5:]:
            print(f"{seconds:.2f} s of CPU for {document.stat().st_size / 1e6:.2f} MB: {document.name}")
    if given.write:
        (HERE / "reading.md").write_text(page(figures, cost), "utf-8")
    groups = {
        part: {name: round(found[name], 3) for name in ("common", "playbook", "incident") if name in found}
        for part, found in figures.items()
    }  # noqa: E501
    return tell("reading", len(took), [*missed(figures), *late(cost, pace)], cpu_s=cost, **groups)


def _seconds_of(one: tuple[Path, float]) -> float:
    return one[1]


if __name__ == "__main__":
    sys.exit(main())
