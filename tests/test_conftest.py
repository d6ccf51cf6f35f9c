"""The ground that the other tests stand on."""

import os
import subprocess
import sys

import pytest

from tests.shared_folder import shared

WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("desk")
label.show()
app.processEvents()
print(app.platformName(), app.primaryScreen().size().width())
"""


@pytest.mark.window
def test_a_test_marked_window_can_open_one(x_display):
    environment = {**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"}
    said = subprocess.run(
        [sys.executable, "-c", WINDOW], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["xcb", "1920"]


def test_no_test_sees_the_folders_of_the_person_who_runs_it(nobodys_folders):
    import platformdirs

    if sys.platform == "linux":
        assert platformdirs.user_data_dir("incident-desk").startswith(str(nobodys_folders))


def test_a_test_without_the_evidence_skips_with_its_name(monkeypatch, tmp_path):
    monkeypatch.setenv("INCIDENT_DESK_SHARED", str(tmp_path / "nowhere"))
    with pytest.raises(pytest.skip.Exception, match=r"\.\./shared is absent"):
        shared("seeds")


def test_evidence_that_is_there_in_part_is_a_mistake_not_a_skip(monkeypatch, tmp_path):
    monkeypatch.setenv("INCIDENT_DESK_SHARED", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="seeds"):
        shared("seeds")
