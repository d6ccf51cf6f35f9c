"""A review is typed in the real window, and its process is killed: what was typed is there again."""

import os
import signal
import subprocess
import sys

import pytest

TYPED = "It was down for two minutes, and nobody could pay"
WINDOW = """
import os, signal, sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from incident_desk import bootstrap
from incident_desk.qt.app import open_window
from incident_desk.services.acts.declaring import Declaration

folder, typed = Path(sys.argv[1]), sys.argv[2]
app = QApplication([])
window, controller = open_window(app, lambda: bootstrap.open_office(folder), "MK")
window.resize(1600, 900)
window.show()
link = controller.stage.link

def until(holds):
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it did not come"
        QTest.qWait(20)

until(lambda: link.office is not None)
if typed:
    link.declare(Declaration("Checkout is down", "P1"))
else:
    link.show(link.office.desk.find("1"))
until(lambda: controller.stage.scene is not None)
window.actions_table.trigger("review")
page = controller.reviews.page
until(lambda: bool(page.writing.fields))
prose = page.writing.prose
if typed:
    QTest.keyClicks(prose, typed)
    until(lambda: any(typed.split()[-1] in one.read_text("utf-8", "replace")
                      for one in (folder / "drafts").glob("*.json")))
    assert page.writing.fields[0].model.is_new
    os.kill(os.getpid(), signal.SIGKILL)
until(lambda: bool(prose.toPlainText()))
print(prose.toPlainText())
sys.stdout.flush()
os._exit(0)
"""


def in_a_window(folder, typed=""):
    return subprocess.run(
        [sys.executable, "-c", WINDOW, str(folder), typed],
        capture_output=True, text=True, timeout=240, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


@pytest.mark.timeout(400)
def test_what_was_typed_comes_back_after_a_kill(tmp_path):
    killed = in_a_window(tmp_path, TYPED)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    again = in_a_window(tmp_path)
    assert again.stdout.strip() == TYPED, again.stderr
