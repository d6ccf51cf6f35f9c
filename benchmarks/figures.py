"""What every measurement shares: a child's surroundings, screens to paint on, and figures with their spread."""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def spread(values: Sequence[float], digits: int = 3) -> dict[str, float]:
    """Median, least and most."""
    figures = {"median": statistics.median(values), "min": min(values), "max": max(values)}
    return {name: round(value, digits) for name, value in figures.items()}


def machine() -> dict[str, object]:
    """Where the figures were taken."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }


def platforms() -> list[str]:
    """Where windows can be painted here: offscreen always, and a real X server where Xvfb is installed."""
    return ["offscreen", *(["xcb"] if shutil.which("Xvfb") else [])]


@contextmanager
def screen(kind: str) -> Iterator[dict[str, str]]:
    """The environment of a child that paints there. Compiled modules are kept apart, as an installation has them:
    the first child compiles, so it is not counted."""
    with tempfile.TemporaryDirectory() as compiled, _display(kind) as display:
        left_out = ("PYTHONDONTWRITEBYTECODE", "INCIDENT_DESK_DATA", "DISPLAY", "WAYLAND_DISPLAY")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        yield {**kept, **display, "PYTHONPYCACHEPREFIX": compiled, "QT_QPA_PLATFORM": kind}


@contextmanager
def _display(kind: str) -> Iterator[dict[str, str]]:
    if kind == "offscreen":
        yield {}
        return
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as said:
            number = said.readline().strip()
        if not number:
            raise SystemExit("Xvfb does not start")
        yield {"DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


def said_by(script: str, *words: str, environment: dict[str, str], seconds: float = 120) -> dict[str, float]:
    """The figures that a script of this folder prints on its last line, run by the same Python."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *words],
        capture_output=True, text=True, timeout=seconds, env=environment,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"{script} failed:\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def tell(name: str, n: int, missed: Sequence[str], **figures: object) -> int:
    """Print the figures as one line of JSON; the exit code: 1 where a target was missed."""
    print(json.dumps({"benchmark": name, "n": n, **figures, "missed": list(missed), **machine()}))
    return 1 if missed else 0
