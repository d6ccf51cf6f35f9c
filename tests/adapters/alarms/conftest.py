"""Programs of the system, replaced by ones that write down what they were called with."""

import json
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

FAKE = """#!{python} -S
import json, os, sys
with open({log!r}, "a") as log:
    log.write(json.dumps([os.path.basename(sys.argv[0]), *sys.argv[1:]]) + chr(10))
sys.exit({code})
"""


class Programs:
    """A PATH with nothing on it but what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._log = folder, folder / "calls.log"

    def put(self, *names: str, code: int = 0) -> None:
        for name in names:
            path = self.folder / name
            path.write_text(FAKE.format(python=sys.executable, log=str(self._log), code=code), "utf-8")
            path.chmod(0o755)

    @property
    def calls(self) -> list[list[str]]:
        """What was called, each with its arguments."""
        if not self._log.exists():
            return []
        return [json.loads(line) for line in self._log.read_text("utf-8").splitlines()]

    def wait_for(self, count: int) -> list[list[str]]:
        wait_until(lambda: len(self.calls) >= count)
        return self.calls


def wait_until(condition, seconds: float = 20.0) -> None:
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it did not come"
        sleep(0.02)


@pytest.fixture
def programs(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Programs(folder)
