"""Where the field evidence lies: beside the repository, or where INCIDENT_DESK_SHARED says. Not part of it."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def shared(*parts: str) -> Path:
    """A file or folder of the evidence, such as ``shared("seeds")``; the test skips where there is none."""
    folder = Path(os.environ.get("INCIDENT_DESK_SHARED") or REPOSITORY.parent / "shared")
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    path = folder.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"../shared is here, but not {'/'.join(parts)} in it")
    return path
