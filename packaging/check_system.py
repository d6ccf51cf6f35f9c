"""What this computer needs before Incident Desk can run, and the exact line that installs what is missing.

Run by ``make`` with whatever Python it found, before anything is installed: standard library only, and no syntax
newer than Python 3.8, so that an old Python can say what it is too old for.

=================  ====================================================================================
``--display``      what is checked
=================  ====================================================================================
``auto``           a window's libraries where a screen answers, else the drawing libraries alone
``none``           the drawing libraries alone (tests, drill, reports: Qt's offscreen platform)
``x11``            the above and an X11 window's libraries
``wayland``        the above and a Wayland window's libraries
=================  ====================================================================================

``--has-screen`` answers by exit code (0 yes, 1 no) and says why not. ``--names`` prints the missing packages, one a
line, and nothing else. Exit codes: 0 all there, 1 something is missing.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import platform
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec

PYTHON = (3, 11)
GLIBC = (2, 34)

# library → the package that brings it, on Debian and Ubuntu, Fedora, Arch. The Debian lists were verified on a
# bare Debian 12; the libraries are those that Qt's platform plugins are linked to.
DRAWING = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
}
X11_WINDOW = {
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
}
WAYLAND_WINDOW = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl", "wayland"),
}
LIBRARIES = {
    "none": DRAWING,
    "x11": dict(DRAWING, **X11_WINDOW),
    "wayland": dict(DRAWING, **WAYLAND_WINDOW),
}

# family → (column above, how to install, the packages that bring `python3 -m venv`)
FAMILIES = {
    "debian": (0, "sudo apt-get install -y", "python3-venv"),
    "fedora": (1, "sudo dnf install -y", "python3"),
    "arch": (2, "sudo pacman -S --needed", "python"),
}


def distribution_family(os_release: str) -> str | None:
    """``debian``, ``fedora`` or ``arch`` for the text of /etc/os-release; None for another distribution."""
    words: set[str] = set()
    for line in os_release.splitlines():
        name, _, value = line.partition("=")
        if name in ("ID", "ID_LIKE"):
            words.update(value.strip().strip('"').split())
    names = {"debian": {"debian", "ubuntu"}, "fedora": {"fedora", "rhel", "centos"}, "arch": {"arch"}}
    return next((family for family, known in names.items() if words & known), None)


def missing_libraries(display: str, loads: Callable[[str], bool]) -> list[str]:
    """The libraries of LIBRARIES[display] that do not load, in the order of the table."""
    return [name for name in LIBRARIES[display] if not loads(name)]


def packages_for(libraries: Sequence[str], family: str | None) -> list[str]:
    """The packages that bring these libraries, each once; empty where the distribution is not known."""
    if family is None:
        return []
    column, brought_by = FAMILIES[family][0], dict(LIBRARIES["x11"], **WAYLAND_WINDOW)
    return list(dict.fromkeys(brought_by[name][column] for name in libraries))


def install_line(packages: Sequence[str], family: str) -> str:
    """The exact line that installs the packages: ``sudo apt-get install -y libegl1``."""
    return f"{FAMILIES[family][1]} {' '.join(packages)}"


def python_problem(version: tuple[int, ...], *, has_venv: bool) -> tuple[str, bool]:
    """What is wrong with this Python, as (sentence, is it the venv module); an empty sentence: nothing is."""
    if tuple(version[:2]) < PYTHON:
        have = ".".join(str(part) for part in version[:3])
        return f"Python 3.11 or newer is needed; this is {have}. Name one: make PYTHON=python3.11", False
    if not has_venv:
        return "This Python cannot make an environment: its venv or ensurepip module is missing.", True
    return "", False


def glibc_problem(libc: str) -> str:
    """A sentence when the C library, such as ``glibc 2.31``, is too old for Qt's wheels; else nothing."""
    name, _, version = libc.partition(" ")
    parts = version.split(".")
    if name != "glibc" or len(parts) < 2 or not (parts[0].isdigit() and parts[1].isdigit()):
        return ""
    if (int(parts[0]), int(parts[1])) >= GLIBC:
        return ""
    return f"glibc 2.34 or newer is needed (Debian 12, Ubuntu 22.04, RHEL 9 or newer); this is {libc}."


def screen(
    system: str,
    environment: Mapping[str, str],
    x_answers: Callable[[str], bool],
    wayland_answers: Callable[[str], bool],
) -> tuple[str, str]:
    """Which display a window would use, and why there is none.

    Returns ``("x11" | "wayland" | "native" | "none", reason)``; the reason is empty unless it is ``none``.
    macOS and Windows always have a screen of their own (``native``).
    """
    if system in ("Darwin", "Windows"):
        return "native", ""
    wayland, x11 = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    if wayland and wayland_answers(wayland):
        return "wayland", ""
    if x11 and x_answers(x11):
        return "x11", ""
    if not wayland and not x11:
        return "none", "neither DISPLAY nor WAYLAND_DISPLAY is set"
    named = [f"{name}={value}" for name, value in (("WAYLAND_DISPLAY", wayland), ("DISPLAY", x11)) if value]
    return "none", "nothing answers at " + " or ".join(named)


def _x_answers(display: str) -> bool:
    """Whether an X server listens at ``host:number.screen``."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        path = "/tmp/.X11-unix/X" + number
        return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, "\0" + path)
    return _connects(socket.AF_INET, (host, 6000 + int(number)))


def _wayland_answers(name: str) -> bool:
    """Whether a compositor listens at this socket."""
    return _connects(socket.AF_UNIX, os.path.join(os.environ.get("XDG_RUNTIME_DIR", "/"), name))


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    connection = socket.socket(family, socket.SOCK_STREAM)
    connection.settimeout(2)
    try:
        connection.connect(address)
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _family_here() -> str | None:
    try:
        with open("/etc/os-release", encoding="utf-8") as file:
            return distribution_family(file.read())
    except OSError:
        return None


def _venv_packages(family: str | None, version: Sequence[int]) -> list[str]:
    """The package with the venv module of this Python."""
    if family == "debian" and not sys.executable.startswith(("/usr/bin/python3.", "/bin/python3.")):
        return [FAMILIES[family][2]]
    if family == "debian":
        return [f"python{version[0]}.{version[1]}-venv"]
    return [FAMILIES[family][2]] if family else []


def examine(display: str) -> tuple[list[str], list[str], str | None]:
    """Everything that is wrong here, as (sentences, packages to install, distribution family)."""
    family, sentences, packages = _family_here(), [], []
    problem, is_venv = python_problem(
        tuple(sys.version_info[:3]), has_venv=bool(find_spec("venv") and find_spec("ensurepip"))
    )
    if problem:
        sentences.append(problem)
        packages += _venv_packages(family, sys.version_info[:2]) if is_venv else []
    if platform.system() == "Linux":
        sentences += [text for text in [glibc_problem(" ".join(platform.libc_ver()))] if text]
        libraries = missing_libraries(display, _loads)
        if libraries:
            sentences.append(f"System libraries are missing: {', '.join(libraries)}.")
            packages += packages_for(libraries, family)
    return sentences, packages, family


def report(sentences: Sequence[str], packages: Sequence[str], family: str | None) -> str:
    """The text shown to a person: what is wrong, then the line that mends it."""
    lines = list(sentences)
    if packages and family:
        lines += ["Install what is missing with:", "", "    " + install_line(packages, family), ""]
    elif any("libraries" in sentence for sentence in sentences):
        lines.append("Install the packages of your distribution that bring them, then run the same command again.")
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Check this computer; the answer is the exit code."""
    parser = argparse.ArgumentParser(description="What this computer needs before Incident Desk can run.")
    parser.add_argument("--display", choices=("auto", "none", "x11", "wayland"), default="auto")
    parser.add_argument("--has-screen", action="store_true", help="exit 0 when a window can open here, else 1")
    parser.add_argument("--names", action="store_true", help="print the missing packages only")
    options = parser.parse_args(words)
    found, reason = screen(platform.system(), os.environ, _x_answers, _wayland_answers)
    if options.has_screen:
        if reason:
            print(f"No screen here: {reason}.")
        return int(found == "none")
    display = options.display if options.display != "auto" else found
    sentences, packages, family = examine("none" if display == "native" else display)
    if options.names:
        print("\n".join(packages))
    elif sentences:
        print(report(sentences, packages, family), file=sys.stderr)
    return int(bool(sentences))


if __name__ == "__main__":
    sys.exit(main())
