"""Real programs for the tests of faults: started without a screen, waited for, and killed at the end."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Event

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30.0


@contextmanager
def program(folder, *words, **environment):
    """The real program with no screen; killed at the end."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "incident_desk", *words, "--data-dir", str(folder)], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **environment},
    ) as child:  # fmt: skip
        try:
            yield child
        finally:
            child.kill()


def until(true, why, limit_s=PATIENCE_S):
    """Wait until this is so."""
    began, never = time.monotonic(), Event()
    while not true():
        assert time.monotonic() - began < limit_s, why
        never.wait(0.05)


def holder(folder):
    """The process id that stands in the watch's file."""
    try:
        return int((folder / "watch.lock").read_text())
    except (OSError, ValueError):
        return None
