"""The reader's words are there before the desk needs them, and a start does not wait for them."""

import subprocess
import sys
import textwrap

from incident_desk.qt.jobs import Jobs
from incident_desk.qt.readying import Readying

PROGRAM = textwrap.dedent("""
    import sys
    from PySide6.QtCore import QCoreApplication, QTimer
    from incident_desk.qt.readying import Readying

    app = QCoreApplication([])
    ready = Readying(rest_ms=50)
    ready.begin()
    name = "incident_desk.formats.reading.contacts"
    page = "incident_desk.qt.pages.playbooks.view"
    print(name in sys.modules)
    watch = QTimer()
    watch.timeout.connect(lambda: hasattr(sys.modules.get(page), "PlaybooksPage") and app.quit())
    watch.start(10)
    app.exec()
    ready.close()
    print(name in sys.modules)
""")


def test_it_is_loaded_after_a_rest():
    said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.split() == ["False", "True"]


def test_closed_before_its_time_it_loads_nothing(qtbot):
    ready = Readying(rest_ms=30)
    ready.begin()
    ready.close()
    qtbot.wait(60)
    assert not any(isinstance(child, Jobs) for child in ready.children())
