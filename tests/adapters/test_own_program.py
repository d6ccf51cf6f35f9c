"""A child is this very program, wherever the person is."""

import subprocess
import sys

from incident_desk import __version__
from incident_desk.adapters.own_program import own_command, own_environment


def test_what_lies_in_the_present_folder_is_never_run(tmp_path):
    for trap in ("incident_desk/__init__.py", "incident_desk/__main__.py", "json.py"):
        path = tmp_path / trap
        path.parent.mkdir(exist_ok=True)
        path.write_text("raise SystemExit('the trap has sprung')\n")
    done = subprocess.run(
        own_command("--version"), cwd=tmp_path, env=own_environment(), capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"incident-desk {__version__}\n", "")


def test_a_bundle_starts_its_own_executable(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("_probe") == [sys.executable, "_probe"]


def test_a_path_that_was_given_is_kept_behind_our_own(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    assert own_environment()["PYTHONPATH"].endswith("elsewhere")
    assert not own_environment()["PYTHONPATH"].startswith("elsewhere")
