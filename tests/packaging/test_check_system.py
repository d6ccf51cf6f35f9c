"""What is missing on a fresh computer is named, with the line that installs it."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent.parent / "packaging" / "check_system.py"

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n'
UBUNTU = "ID=ubuntu\nID_LIKE=debian\n"
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (DEBIAN, "debian"),
        (UBUNTU, "debian"),
        (MINT, "debian"),
        (ROCKY, "fedora"),
        ("ID=fedora\n", "fedora"),
        ("ID=manjaro\nID_LIKE=arch\n", "arch"),
        ("ID=gentoo\n", None),
        ("", None),
    ],
)
def test_a_distribution_is_known_by_its_family(check_system, text, family):
    assert check_system.distribution_family(text) == family


def test_the_line_to_install_names_each_missing_package_once(check_system):
    missing = ["libEGL.so.1", "libGL.so.1", "libxcb-cursor.so.0"]

    def line(family):
        return check_system.install_line(check_system.packages_for(missing, family), family)

    assert line("debian") == "sudo apt-get install -y libegl1 libgl1 libxcb-cursor0"
    assert line("fedora") == "sudo dnf install -y libglvnd-egl libglvnd-glx xcb-util-cursor"
    assert line("arch") == "sudo pacman -S --needed libglvnd xcb-util-cursor"


def test_without_a_known_distribution_the_libraries_are_named_all_the_same(check_system):
    assert check_system.packages_for(["libEGL.so.1"], None) == []
    told = check_system.report(["System libraries are missing: libEGL.so.1."], [], None)
    assert "libEGL.so.1" in told
    assert "your distribution" in told


@pytest.mark.parametrize("display", ["none", "x11", "wayland"])
def test_every_library_has_a_package_in_every_family(check_system, display):
    libraries = check_system.missing_libraries(display, lambda name: False)

    assert len(libraries) >= 7
    for family in ("debian", "fedora", "arch"):
        assert all(check_system.packages_for([name], family)[0] for name in libraries)


def test_a_window_needs_more_than_drawing(check_system):
    def needed(display):
        return set(check_system.missing_libraries(display, lambda name: False))

    assert needed("none") < needed("x11")
    assert needed("none") < needed("wayland")
    assert "libxcb-cursor.so.0" in needed("x11") - needed("none")


def test_what_loads_is_not_missing(check_system):
    assert check_system.missing_libraries("x11", lambda name: name != "libxcb-icccm.so.4") == ["libxcb-icccm.so.4"]


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 13)])
def test_an_old_python_is_told_what_is_needed(check_system, version):
    sentence, is_venv = check_system.python_problem(version, has_venv=True)
    assert "3.11 or newer" in sentence
    assert ".".join(map(str, version)) in sentence
    assert not is_venv


def test_a_python_without_venv_is_told_so(check_system):
    sentence, is_venv = check_system.python_problem((3, 11, 2), has_venv=False)
    assert "venv" in sentence
    assert is_venv


def test_a_good_python_has_no_problem(check_system):
    assert check_system.python_problem((3, 11, 0), has_venv=True) == ("", False)
    assert check_system.python_problem((3, 14, 1), has_venv=True) == ("", False)


def test_an_old_c_library_is_named_with_the_systems_that_are_new_enough(check_system):
    assert "Debian 12" in check_system.glibc_problem("glibc 2.31")
    assert check_system.glibc_problem("glibc 2.34") == ""
    assert check_system.glibc_problem("glibc 2.41") == ""
    assert check_system.glibc_problem(" ") == ""


def yes(name):
    return True


def no(name):
    return False


@pytest.mark.parametrize("system", ["Darwin", "Windows"])
def test_macos_and_windows_always_have_a_screen(check_system, system):
    assert check_system.screen(system, {}, no, no) == ("native", "")


def test_wayland_goes_before_x11_as_qt_does_it(check_system):
    both = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert check_system.screen("Linux", both, yes, yes) == ("wayland", "")
    assert check_system.screen("Linux", both, yes, no) == ("x11", "")
    assert check_system.screen("Linux", {"DISPLAY": ":0"}, yes, no) == ("x11", "")


def test_no_screen_says_why(check_system):
    assert check_system.screen("Linux", {}, yes, yes) == ("none", "neither DISPLAY nor WAYLAND_DISPLAY is set")
    assert check_system.screen("Linux", {"DISPLAY": ""}, yes, yes)[0] == "none"
    assert check_system.screen("Linux", {"DISPLAY": ":9"}, no, no) == ("none", "nothing answers at DISPLAY=:9")


def has_screen(**variables):
    plain = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, str(SCRIPT), "--has-screen"]
    return subprocess.run(command, env={**plain, **variables}, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")
def test_a_display_that_nobody_serves_is_no_screen():
    said = has_screen(DISPLAY=":4711")
    assert (said.returncode, said.stdout) == (1, "No screen here: nothing answers at DISPLAY=:4711.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")
def test_a_compositor_that_answers_is_a_screen(tmp_path):
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-9"))
        compositor.listen()
        said = has_screen(WAYLAND_DISPLAY="wayland-9", XDG_RUNTIME_DIR=str(tmp_path))
    assert (said.returncode, said.stdout) == (0, "")


@pytest.mark.window
def test_an_x_server_that_answers_is_a_screen(x_display):
    assert has_screen(DISPLAY=x_display).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are only looked for on Linux")
def test_the_tests_run_where_nothing_is_missing():
    said = subprocess.run(
        [sys.executable, str(SCRIPT), "--display", "none"], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, "")


def test_the_python_of_make_is_one_that_runs(tmp_path):
    shell = shutil.which("sh") or pytest.skip("sh is absent")
    finder = SCRIPT.with_name("find_python.sh")
    stand_in = tmp_path / "python3"
    stand_in.write_text("#!/bin/sh\nexit 127\n")
    stand_in.chmod(0o755)
    (tmp_path / "python3.12").symlink_to(sys.executable)

    found = subprocess.run(
        [shell, str(finder)], env={"PATH": f"{tmp_path}:/nowhere"}, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == str(tmp_path / "python3.12")


def test_without_any_python_make_says_what_is_needed(tmp_path):
    shell = shutil.which("sh") or pytest.skip("sh is absent")
    finder = SCRIPT.with_name("find_python.sh")
    found = subprocess.run(
        [shell, str(finder)], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert found.returncode == 1
    assert "Python 3.11 or newer" in found.stderr
