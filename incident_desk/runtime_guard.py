"""Whether this Python and this Qt can be trusted together, asked before Qt is loaded.

PySide6 6.12.0 drops one reference of ``None`` at every call that returns nothing and one of ``True`` at every
emitted signal. From Python 3.12 on these two live for ever and nothing happens; an older Python takes the whole
program down after some thousand calls, in the middle of an incident. The pin in pyproject.toml keeps the pair out;
this check stands where the pin was stepped over (a distribution's Qt, a forced upgrade).

The same goes for a screen that is not there and for libraries that a window under X11 needs: Qt ends the process
with ``abort()`` and blames one library of nine, so they are looked for first.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

FIRST_BAD_QT = (6, 12)
FIRST_SAFE_PYTHON = (3, 12)

X11_LIBRARIES = (
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxcb-randr.so.0",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
)


def refusal(python: tuple[int, int], pyside: str | None) -> str | None:
    """Why the window must not open with this Python and this PySide6 (such as ``6.12.0``); None when it may.

    ``pyside`` None means that it says no version (a frozen program, built from the pin): that is let through.
    Later versions of Qt are refused too until one of them is seen to be good.
    """
    if python >= FIRST_SAFE_PYTHON or pyside is None or _major_minor(pyside) < FIRST_BAD_QT:
        return None
    return (
        f"Incident Desk does not start: PySide6 {pyside} ends the whole program after some thousand calls "
        f"on Python {python[0]}.{python[1]}. Install PySide6-Essentials 6.11.3, or use Python 3.12 or newer."
    )


def refusal_here() -> str | None:
    """Why the window must not open on this computer, as it stands; None when it may. Loads no Qt."""
    python = sys.version_info[:2]
    unsafe = None if python >= FIRST_SAFE_PYTHON else refusal(python, installed_pyside())
    return unsafe or no_window(sys.platform, os.environ, _loads)


def no_window(platform: str, environ: Mapping[str, str], loads: Callable[[str], bool]) -> str | None:
    """Why Qt could open no window: no screen, or libraries that are missing; None when it could.

    Only Linux is asked, and only where Qt chooses its platform by itself (``QT_QPA_PLATFORM`` is not set). Under
    Wayland, Qt falls back to X11 or says what it lacks.
    """
    if platform != "linux" or environ.get("QT_QPA_PLATFORM") or environ.get("WAYLAND_DISPLAY"):
        return None
    if not environ.get("DISPLAY"):
        return "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set. The commands work without one."
    missing = [name for name in X11_LIBRARIES if not loads(name)]
    if not missing:
        return None
    return f"A window needs libraries that are missing: {', '.join(missing)}. The manual says how to install them."


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def installed_pyside() -> str | None:
    """The version of the PySide6 that would be imported, or None when it says none.

    Read from the package's own file: asking importlib.metadata costs 40 ms of every start.
    """
    found = find_spec("PySide6")
    for folder in (found and found.submodule_search_locations) or ():
        config = Path(folder, "_config.py")
        said = config.is_file() and re.search(r'^version = "([^"]+)"', config.read_text("utf-8"), re.MULTILINE)
        if said:
            return said.group(1)
    return None


def _major_minor(text: str) -> tuple[int, int]:
    """The first two numbers of a version; one that can't be read counts as the newest, so it is refused."""
    parts = text.split(".")
    if len(parts) < 2 or not (parts[0].isdigit() and parts[1].isdigit()):
        return (sys.maxsize, 0)
    return (int(parts[0]), int(parts[1]))
