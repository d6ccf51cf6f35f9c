"""How this program starts itself again as one of its children."""

import os
import sys
from pathlib import Path

import incident_desk


def own_command(word: str) -> list[str]:
    """The command with ``word`` as its first word: a bundle is its own executable, else Python runs the package."""
    if getattr(sys, "frozen", False):
        return [sys.executable, word]
    # -P: nothing is ever imported from the folder that the person happens to be in.
    return [sys.executable, "-P", "-m", "incident_desk", word]


def own_environment() -> dict[str, str]:
    """The environment in which that command runs this very package, installed or not."""
    here = str(Path(incident_desk.__file__).parent.parent)
    paths = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH")) if part)
    return os.environ | {"PYTHONPATH": paths}
