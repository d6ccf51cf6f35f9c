"""How long a start takes: CPU seconds until the first paint and until everything is filled, beside a bare Qt
window.

    .venv/bin/python benchmarks/start.py [--runs 7] [--incidents 50]

Prints one JSON object. Ratios of CPU time in one run are sound; wall times on a shared machine are rough. The
targets
are 2.0 times the bare window until the first paint, 4.0 times until filled, and 130 MB of memory after loading.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BARE = """
import time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        import resource, json
        rss_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"cpu": time.process_time(), "rss_mb": rss_mb}))
        app.quit()
window = Window(); window.setCentralWidget(QLabel("Incident Desk")); window.resize(1600, 960); window.show()
app.exec()
"""

DESK = """
import json, resource, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from incident_desk.bootstrap import open_office
from incident_desk.qt.app import make_application, open_window
app = make_application()
said = {}
class FirstPaint(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint and "first_paint" not in said:
            said["first_paint"] = time.process_time()
            QTimer.singleShot(0, begin)
        return False
window, controller = open_window(app, lambda: open_office(Path(sys.argv[1])), "MK", begin=False)
def begin():
    controller.open(lambda: open_office(Path(sys.argv[1])))
def filled():
    if controller.stage.incident is not None and controller.stage.rows:
        app.processEvents()
        said["filled"] = time.process_time()
        said["rss_mb"] = int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024
        print(json.dumps(said)); sys.stdout.flush()
        window.close(); app.quit()
poll = QTimer(); poll.setInterval(2); poll.timeout.connect(filled); poll.start()
first = FirstPaint(); window.installEventFilter(first)
window.show()
app.exec()
controller.close()
"""


def _run(code: str, *arguments: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def _fill(folder: Path, incidents: int) -> None:
    from incident_desk.adapters.settings_file import SettingsFile
    from incident_desk.bootstrap import open_workplace
    from incident_desk.domain.moments import Moment
    from incident_desk.services.acts.declaring import Declaration
    from incident_desk.services.acts.steering import resolve
    from incident_desk.services.settings import Settings

    place = open_workplace(folder)
    document = place.library.find("service-outage")
    for number in range(incidents):
        wish = Declaration(f"Incident {number}", "P1", document.playbook, document.text, commander="MK")
        incident = place.desk.declare(wish, "MK")
        if number < incidents - 1:
            place.desk.act(incident.id, lambda one, now: resolve(one, None, Moment.exactly(now)), "MK")
    SettingsFile(place.files.settings).save(Settings(page="desk", shown=incident.key))
    place.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--incidents", type=int, default=50)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        _fill(Path(name), words.incidents)
        bare = [_run(BARE) for _ in range(words.runs)]
        desk = [_run(DESK, name) for _ in range(words.runs)]
    floor = min(one["cpu"] for one in bare)
    paint = min(one["first_paint"] for one in desk)
    filled = min(one["filled"] for one in desk)
    print(
        json.dumps(
            {
                "benchmark": "start",
                "n": words.runs,
                "incidents": words.incidents,
                "bare_cpu_s": round(floor, 3),
                "first_paint_cpu_s": round(paint, 3),
                "filled_cpu_s": round(filled, 3),
                "first_paint_ratio": round(paint / floor, 2),
                "filled_ratio": round(filled / floor, 2),
                "rss_mb_median": round(statistics.median(one["rss_mb"] for one in desk), 1),
            }
        )
    )


if __name__ == "__main__":
    main()
