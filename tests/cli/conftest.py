"""The command line, run in this process (quick) or as a process of its own (true)."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from incident_desk.cli.run import run

PLAYBOOK = """# Checkout outage

**Default severity:** P2

| Level | Respond within | Resolve within |
|---|---|---|
| P1 | 15 minutes | 4 hours |
| P2 | 1 hour | 8 hours |

## Phase 1: Look (0-15 minutes)

1. Read the logs
2. Ask the database

## Phase 2: Mend (15-60 minutes)

1. Roll back
"""


@dataclass(frozen=True)
class Said:
    """What a command left: its exit code, its output and its complaint."""

    code: int
    out: str
    err: str

    @property
    def data(self):
        return json.loads(self.out)


class Commands:
    """Runs commands on one data folder, in this process."""

    def __init__(self, folder, capsys):
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words, code=0):
        self._capsys.readouterr()
        try:
            left = run(["--data-dir", str(self.folder), *words])
        except SystemExit as leave:
            left = leave.code
        said = Said(left, *self._capsys.readouterr())
        assert said.code == code, said
        return said

    def json(self, *words):
        return self(*words, "--json").data

    def declare(self, title="Down", *words):
        return self.json("declare", title, *words)["key"]

    def show(self, key):
        return self.json("show", key)


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch):
    """Commands on a data folder that doesn't exist yet; local time is UTC."""
    monkeypatch.setenv("TZ", "UTC")
    return Commands(tmp_path / "data", capsys)


@pytest.fixture
def playbook(tmp_path):
    """A small playbook as a file."""
    file = tmp_path / "checkout.md"
    file.write_text(PLAYBOOK, "utf-8")
    return str(file)


COMMAND = (sys.executable, "-m", "incident_desk")


@pytest.fixture
def process(tmp_path):
    """Runs a command as a process of its own, on the same data folder as ``desk``."""

    def call(*words, **options):
        env = {**os.environ, "INCIDENT_DESK_DATA": str(tmp_path / "data"), "TZ": "UTC", **options.pop("env", {})}
        said = subprocess.run([*COMMAND, *words], env=env, capture_output=True, text=True, timeout=60, **options)
        assert "Traceback" not in said.stderr, said.stderr
        return Said(said.returncode, said.stdout, said.stderr)

    return call


@pytest.fixture
def escalating(playbook, tmp_path):
    """A playbook with an escalation path, as a file."""
    path = "\n\n\n## Escalation Path\n\n1. Technical Lead\n2. Engineering Manager\n3. CTO\n"
    file = tmp_path / "escalating.md"
    file.write_text(Path(playbook).read_text("utf-8") + path, "utf-8")
    return str(file)


@pytest.fixture(scope="session", autouse=True)
def small_documents_are_read_once():
    """The same bytes give the same values: the commands of these tests need not read the shipped ones each time.

    Processes of their own read as ever.
    """
    from incident_desk.formats.reading import document

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "read_document", lru_cache(maxsize=64)(document.read_document))
        yield
