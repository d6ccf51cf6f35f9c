"""No source is read and kept for the modules that the desk imports."""

import subprocess
import sys

LOOK = """
import incident_desk.qt.main_window
import linecache
print([name for name in linecache.cache if "incident_desk" in name])
"""


def test_imports_keep_no_source():
    said = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.strip() == "[]"
