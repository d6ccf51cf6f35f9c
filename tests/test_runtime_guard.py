"""The pair of PySide6 and Python that takes the program down is refused before Qt is loaded."""

import subprocess
import sys

import pytest

from incident_desk import runtime_guard
from incident_desk.runtime_guard import installed_pyside, refusal, refusal_here


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
