"""Reports of every sort before two public checkers of PDF/UA-1: no error of either.

Neither is part of the program or of what its tests need: ``make checkers`` puts them into ``out/checkers``. outloud
brings PyMuPDF (AGPL) along, so it is never shipped.
"""

import json
import os
import shutil
import subprocess

import pytest

from tests.report_papers import PAPERS, pdf
from tests.shared_folder import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.timeout(580)]
SORTS = [name for name in PAPERS if name != "hostile everywhere"]
WHERE = os.pathsep.join((str(REPOSITORY / "out" / "checkers" / "bin"), os.environ.get("PATH", "")))


def checker(name):
    found = shutil.which(name, path=WHERE)
    if found is None:
        pytest.skip(f"{name} is absent")
    return found


@pytest.mark.parametrize("name", SORTS)
def test_outloud_finds_no_error(name, tmp_path):
    program, path, told = checker("outloud"), tmp_path / "report.pdf", tmp_path / "told.json"
    path.write_bytes(pdf(name))
    done = subprocess.run(
        [program, "--quiet", "--json", told, path], capture_output=True, text=True, timeout=570, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert json.loads(told.read_text("utf-8"))


@pytest.mark.parametrize("name", SORTS)
def test_pdfua_finds_no_error(name, tmp_path):
    program, path = checker("pdfua"), tmp_path / "report.pdf"
    path.write_bytes(pdf(name))
    done = subprocess.run([program, "check", path], capture_output=True, text=True, timeout=570, check=False)
    assert "errors=0" in done.stdout, done.stdout[-2000:]
