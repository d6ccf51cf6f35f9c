"""The real program, started on a data folder and closed when it is filled. Prints what that cost as JSON.

    python benchmarks/opened_desk.py FOLDER INCIDENTS

``first_paint`` CPU seconds of this process until the window's first paint, and ``first_paint_wall`` seconds;
``filled`` until the record is open, every pane of the desk is painted with the incident, and the checks are handed
out; ``home_filled`` until every row of Home is read and told as well; ``rss_mb`` one second later. Only
``QApplication.exec`` is wrapped, to put the measuring in.
"""

import json
import sys
import time
from pathlib import Path

BEGUN = time.monotonic()

# First of all, as in the program itself: PySide6's own import reads the source of whatever is imported after it.
import incident_desk.qt  # noqa: F401, E402, I001
from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from incident_desk.__main__ import main  # noqa: E402

FOLDER, INCIDENTS = sys.argv[1], int(sys.argv[2])
SETTLED_MS = 1000
said: dict[str, float] = {}


class PaneWatch(QObject):
    """Sees the panes of a desk being painted with what is on it."""

    def __init__(self, controller: QObject) -> None:
        super().__init__(controller)
        self.controller = controller
        desk = controller.stage.desk
        panes = (desk.identity, desk.instruments, desk.playbook.steps.viewport(), desk.timeline,
                 desk.right.health, desk.right.updates, desk.right.escalation, desk.log)  # fmt: skip
        self.unseen = set(panes)
        for pane in panes:
            pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_painted = event.type() is QEvent.Type.Paint and watched in self.unseen
        if is_painted and self.controller.stage.incident is not None:
            self.unseen.discard(watched)
            watched.removeEventFilter(self)
            # On a small screen the right column has tabs, and one of them in front.
            if not any(pane.isVisible() for pane in self.unseen):
                # What stands behind this event: the painting of the panes' own parts.
                QTimer.singleShot(0, self.on_painted)
        return False

    def on_painted(self) -> None:
        if not self.controller.stage.feed.checks:
            raise SystemExit("The incident on the desk has no checks")
        said.update(filled=time.process_time(), filled_wall=time.monotonic() - BEGUN)


class Observer(QObject):
    """Looks at the window, and at the stage as soon as there is one."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.window = window
        self.panes: PaneWatch | None = None
        window.installEventFilter(self)
        self.timer = QTimer(self)
        self.timer.setInterval(4)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and "first_paint" not in said:
            said.update(first_paint=time.process_time(), first_paint_wall=time.monotonic() - BEGUN)
            QTimer.singleShot(0, self.stop_filtering)
        return False

    def stop_filtering(self) -> None:
        self.window.removeEventFilter(self)

    def look(self) -> None:
        from incident_desk.qt.controller import Controller

        controller = self.window.findChild(Controller)
        if controller is None:
            return
        self.panes = self.panes or PaneWatch(controller)
        if "filled" in said and len(controller.stage.rows) == INCIDENTS:
            self.timer.stop()
            QApplication.processEvents()
            said.update(home_filled=time.process_time(), home_filled_wall=time.monotonic() - BEGUN)
            QTimer.singleShot(SETTLED_MS, self.end)

    def end(self) -> None:
        status = Path("/proc/self/status")
        if status.exists():
            said["rss_mb"] = int(status.read_text().split("VmRSS:")[1].split()[0]) / 1024
        print(json.dumps(said), flush=True)
        self.window.close()


def observed_exec(app: QApplication | None = None) -> int:
    from incident_desk.qt.main_window import MainWindow

    observer = Observer(next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)))
    code = run()
    del observer
    return code


run = QApplication.exec
QApplication.exec = observed_exec
sys.exit(main(["--data-dir", FOLDER]))
