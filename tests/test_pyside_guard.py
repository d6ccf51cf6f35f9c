"""The installed pair of PySide6 and Python survives what kills the bad pair, and loses no reference doing it."""

import json
import os
import subprocess
import sys

import pytest

CALLS = 20_000

CHILD = f"""
import json, sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    told = Signal(bool)

sender, heard = Sender(), []
sender.told.connect(heard.append)

def drift_of(thing, act):
    before = sys.getrefcount(thing)
    for _ in range({CALLS}):
        act()
    return before - sys.getrefcount(thing)

none_lost = drift_of(None, lambda: sender.setObjectName("a"))
heard.clear()
true_lost = drift_of(True, lambda: (sender.told.emit(True), heard.clear()))
print(json.dumps({{"none_lost": none_lost, "true_lost": true_lost}}))
"""


@pytest.fixture(scope="module")
def survivor():
    """What a process said after 20,000 calls that return nothing and 20,000 emitted signals."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", CHILD], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_process_lives_through_twenty_thousand_calls_and_signals(survivor):
    assert survivor.returncode == 0, survivor.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on")
def test_no_reference_of_none_or_true_is_lost(survivor):
    lost = json.loads(survivor.stdout)

    # The bad pair loses one per call; a handful either way is the interpreter's own coming and going.
    assert abs(lost["none_lost"]) < 50
    assert abs(lost["true_lost"]) < 50


def test_the_pin_keeps_the_bad_pair_out():
    import tomllib
    from pathlib import Path

    project = tomllib.loads(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text("utf-8"))["project"]
    (pin,) = [line for line in project["dependencies"] if line.startswith("pyside6")]
    assert pin == "pyside6-essentials>=6.8.3,<6.12"
