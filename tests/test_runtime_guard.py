"""The pair of PySide6 and Python that takes the program down is refused before Qt is loaded."""

import os
import subprocess
import sys

import pytest

from incident_desk import runtime_guard
from incident_desk.runtime_guard import X11_LIBRARIES, installed_pyside, no_window, refusal, refusal_here


@pytest.mark.parametrize("qt", ["6.12.0", "6.12.3", "6.13.0", "7.0.0"])
def test_qt_from_6_12_is_refused_below_python_3_12(qt):
    message = refusal((3, 11), qt)

    assert message is not None
    assert qt in message
    assert "Python 3.11" in message
    assert "6.11.3" in message


@pytest.mark.parametrize("qt", ["6.8.3", "6.9.3", "6.11.0", "6.11.3"])
def test_qt_below_6_12_is_let_through(qt):
    assert refusal((3, 11), qt) is None


@pytest.mark.parametrize("python", [(3, 12), (3, 13), (4, 0)])
def test_python_from_3_12_takes_every_qt(python):
    assert refusal(python, "6.12.0") is None


def test_a_program_that_says_no_qt_version_is_let_through():
    assert refusal((3, 11), None) is None


def test_a_version_that_cannot_be_read_is_refused():
    assert refusal((3, 11), "dev") is not None


def test_the_version_is_the_one_that_would_be_imported():
    said = subprocess.run(
        [sys.executable, "-c", "import PySide6; print(PySide6.__version__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert installed_pyside() == said.stdout.strip()


def test_another_version_of_the_package_is_read_from_its_folder(tmp_path, monkeypatch):
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("")
    (tmp_path / "PySide6" / "_config.py").write_text('pyside_library_soversion = "6.12"\nversion = "6.12.0"\n')
    child = "from incident_desk.runtime_guard import installed_pyside; print(installed_pyside())"

    said = subprocess.run(
        [sys.executable, "-c", child], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "6.12.0"


def test_the_check_asks_for_this_python_and_this_qt(monkeypatch):
    monkeypatch.setattr(runtime_guard.sys, "version_info", (3, 11, 7, "final", 0))
    monkeypatch.setattr(runtime_guard, "installed_pyside", lambda: "6.12.0")
    assert refusal_here() == refusal((3, 11), "6.12.0")


def test_the_check_loads_no_qt():
    child = "import sys, incident_desk.runtime_guard as g; g.refusal_here(); print('PySide6' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def everything_loads(name):
    return True


def test_without_a_screen_no_window_opens_and_the_commands_are_named():
    message = no_window("linux", {}, everything_loads)
    assert message is not None
    assert "DISPLAY" in message
    assert "commands" in message


def test_under_x11_every_missing_library_is_named():
    missing = {"libxcb-cursor.so.0", "libxcb-icccm.so.4"}
    message = no_window("linux", {"DISPLAY": ":0"}, lambda name: name not in missing)
    assert message is not None
    assert {name for name in X11_LIBRARIES if name in message} == missing


@pytest.mark.parametrize(
    ("platform", "environ"),
    [
        ("linux", {"DISPLAY": ":0"}),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}),
        ("darwin", {}),
        ("win32", {}),
    ],
)
def test_a_window_can_open(platform, environ):
    assert no_window(platform, environ, everything_loads) is None


def test_a_chosen_platform_and_other_systems_are_not_asked_for_x11():
    def nothing_loads(name):
        return False

    assert no_window("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, nothing_loads) is None
    assert no_window("darwin", {}, nothing_loads) is None


def test_make_looks_for_the_same_libraries():
    from pathlib import Path

    script = Path(__file__).parent.parent / "packaging" / "check_system.py"
    assert [name for name in X11_LIBRARIES if f'"{name}"' not in script.read_text("utf-8")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")
def test_the_program_without_a_screen_says_so_instead_of_dying(tmp_path):
    screenless = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    command = [sys.executable, "-m", "incident_desk", "--data-dir", str(tmp_path)]
    said = subprocess.run(command, env=screenless, capture_output=True, text=True, timeout=60, check=False)
    assert (said.returncode, said.stdout) == (1, "")
    assert "no screen" in said.stderr
