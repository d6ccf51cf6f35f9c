"""The promises under harm: killed, full, read-only, locked, changed, power lost. Judged from outside, through pipe.

The harness knows the program by its JSON lines alone. The quick faults run always; all of them, and many times, in
``make proof``.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.shared_folder import shared

QUICK = ("kill9", "foreign_reader")
MOUNTS = ("disk_full", "read_only")
TOOLS = {"power": ("strace",), "timer": ("gcc",)}
ALL = ("kill9", "retry", "disk_full", "fsize", "read_only", "locked", "two_instances", "corrupt", "tamper", "timer",
       "backup", "foreign_reader", "power")  # fmt: skip


def harmed(fault, count, tmp_path):
    """What the harness says after this fault; the test skips where the fault can't be made here."""
    harness = shared("faults", "harness.py")
    for tool in TOOLS.get(fault, ()):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is absent")
    if fault in (*MOUNTS, "timer") and (os.name != "posix" or os.geteuid() != 0):
        pytest.skip("root is absent")
    told = tmp_path / "told.json"
    command = [sys.executable, str(harness), "--only", fault, "--n", str(count), "--json", str(told), "--",
               sys.executable, "-m", "incident_desk", "pipe"]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "HARNESS_TMP": str(tmp_path)})
    assert told.exists(), said.stderr[-2000:]
    return json.loads(told.read_text())[fault]


@pytest.mark.parametrize("fault", QUICK)
def test_nothing_that_was_acknowledged_is_lost(fault, tmp_path):
    found = harmed(fault, 5, tmp_path)
    assert found["pass"], found


@pytest.mark.slow
@pytest.mark.timeout(590)
@pytest.mark.parametrize("fault", ALL)
def test_nothing_that_was_acknowledged_is_lost_however_often(fault, tmp_path):
    found = harmed(fault, 100 if fault in ("kill9", "corrupt") else 30, tmp_path)
    assert found["pass"], found
