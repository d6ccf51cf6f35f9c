"""A data folder with real desks and the journal of their guardians; nothing is left running."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def is_alive(pid: int) -> bool:
    """Whether that process runs still."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Place:
    """One data folder, its desks and its journal."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.desks, self.guardians = folder, [], []
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def desk(self, *words: object) -> "subprocess.Popen[str]":
        """Start a desk that feeds a guardian; its guardian's id is the last of ``guardians``."""
        command = [sys.executable, "-m", "tests.adapters.guardian.feeding_desk", self.folder, *map(str, words)]
        desk = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.desks.append(desk)
        said = desk.stdout.readline().split()
        assert said[:1] == ["guardian"], said
        self.guardians.append(int(said[1]))
        return desk

    def tell(self, desk: "subprocess.Popen[str]", word: str) -> None:
        """Say a word to a desk."""
        desk.stdin.write(f"{word}\n")
        desk.stdin.flush()

    def lines(self) -> list[dict]:
        """Every line of the journal."""
        try:
            return [json.loads(line) for line in (self.folder / "guardian.jsonl").read_text().splitlines()]
        except OSError:
            return []

    def said(self) -> list[str]:
        """What the lines are about."""
        return [line["what"] for line in self.lines()]

    def until(self, true, seconds: float = 20.0) -> float:
        """Wait until this is so; how long that took, in seconds."""
        began = time.monotonic()
        while not true():
            assert time.monotonic() - began < seconds, self.lines()
            time.sleep(0.02)
        return time.monotonic() - began

    def until_said(self, what: str, seconds: float = 20.0) -> float:
        """Wait for a line about that."""
        return self.until(lambda: what in self.said(), seconds)

    def end(self) -> None:
        for desk in self.desks:
            desk.kill()
            desk.wait()
            desk.stdin.close()
            desk.stdout.close()
        pids = {line["pid"] for line in self.lines()} | set(self.guardians)
        for pid in pids - {os.getpid()}:
            with suppress(OSError):
                if b"_guardian" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                    os.kill(pid, signal.SIGKILL)


@pytest.fixture
def place(tmp_path):
    """A data folder; its desks and guardians are ended."""
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("/proc is absent")
    found = Place(tmp_path)
    yield found
    found.end()
