"""Clocks that can be bent, for the programs of these tests."""

import shutil
import subprocess

import pytest

from incident_desk.adapters.probes.practice_server import PracticeService
from tests.faults.programs import ROOT

SHIM = ROOT.parent / "shared" / "faults" / "suspend_shim.c"


@pytest.fixture(scope="session")
def shim(tmp_path_factory):
    """The library that bends the clocks by what a file says: seconds for the wall, seconds for the boot-time."""
    if not SHIM.exists():
        pytest.skip("../shared is absent")
    if shutil.which("gcc") is None:
        pytest.skip("gcc is absent")
    library = tmp_path_factory.mktemp("shim") / "shim.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", str(library), str(SHIM), "-ldl"], check=True)
    return library


@pytest.fixture
def bent(shim, tmp_path_factory):
    """The environment of a program whose clocks can be bent, and what bends them."""
    said = tmp_path_factory.mktemp("clock") / "offsets"
    said.write_text("0 0")

    def bend(wall_s, boot_s):
        said.write_text(f"{wall_s} {boot_s}")

    return {"LD_PRELOAD": str(shim), "SHIM_FILE": str(said)}, bend


@pytest.fixture
def service():
    """A server that fails and recovers when told to."""
    served = PracticeService()
    served.start()
    yield served
    served.stop()
