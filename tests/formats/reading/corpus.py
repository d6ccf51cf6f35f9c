"""The documents of other teams, read and judged by the corpus's own scorer.

``python -m tests.formats.reading.corpus seeds --per-file`` prints the figures.
"""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from incident_desk.domain.errors import Refused
from incident_desk.formats.reading.describe import describe
from incident_desk.formats.reading.document import read_document
from tests.shared_folder import shared


def exported(data: bytes, name: str) -> dict[str, Any]:
    """What is understood of a document, in the scorer's schema; empty where the document is refused."""
    try:
        document = read_document(data, name)
    except Refused:
        return {}
    return describe(document.playbook, document.report)


def documents(split: str) -> list[Path]:
    """The documents of a split: seeds, dev or robustness."""
    return sorted(path for path in shared("corpus", split).iterdir() if not path.name.endswith(".truth.json"))


def export(split: str, folder: Path) -> None:
    """Write one prediction per document into ``folder/split``."""
    (folder / split).mkdir(parents=True, exist_ok=True)
    for document in documents(split):
        if document.suffix != ".tsv":
            told = exported(document.read_bytes(), document.name)
            (folder / split / f"{document.name}.json").write_text(json.dumps(told), "utf-8")


def score(folder: Path, split: str, *words: str) -> tuple[dict[str, Any], str]:
    """The scorer's verdict on the predictions in *folder*, as data and as its printed table."""
    verdict = folder / "verdict.json"
    command = [
        sys.executable,
        str(shared("corpus", "score.py")),
        str(folder),
        "--split",
        split,
        "--json",
        str(verdict),
    ]
    printed = subprocess.run([*command, *words], check=True, capture_output=True, text=True, env=os.environ)
    return json.loads(verdict.read_text("utf-8")), printed.stdout


def judged(document: Path) -> Mapping[str, float]:
    """The scorer's verdict on one document of the corpus, field by field: 1 is right in every fact."""
    spec = importlib.util.spec_from_file_location("corpus_score", shared("corpus", "score.py"))
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scorer.B = scorer.Board()
    truth = json.loads(Path(f"{document}.truth.json").read_text("utf-8"))
    told = exported(document.read_bytes(), document.name)
    parts = (scorer.playbook, scorer.templates) if truth["kind"] in scorer.PLAY else (scorer.incident,)
    for part in (scorer.common, *parts):
        part(truth, told, document.name)
    return {
        name: mean / asked if asked else hits / (hits + max(extra, missed)) if hits + extra + missed else 1.0
        for name, (hits, extra, missed, mean, asked) in scorer.B.c.items()
    }


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        export(sys.argv[1], Path(place))
        print(score(Path(place), *sys.argv[1:])[1])
