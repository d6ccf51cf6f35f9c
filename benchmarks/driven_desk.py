"""The real desk, driven by keys; prints what each cost until it was painted, as JSON. ``interaction.py`` starts it.

    python benchmarks/driven_desk.py FOLDER TIMES

A key is pressed, and the clocks run until what it brings about is there, the disk included where something is
written, and painted. CPU time is that of the whole process, the desk's own thread included.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.bootstrap import open_office
from incident_desk.qt import dialogs
from incident_desk.qt.app import make_application, open_window

FOLDER, TIMES = Path(sys.argv[1]), int(sys.argv[2])
LONGEST_S = 30
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Desk:
    """The window with its incident, and a stopwatch."""

    def __init__(self) -> None:
        self.app = make_application()
        self.window, self.controller = open_window(self.app, lambda: open_office(FOLDER), "MK")
        self.window.resize(1920, 1080)
        self.window.show()
        self.wait(lambda: self.controller.stage.incident is not None)
        self.wait(lambda: len(self.controller.stage.rows) > 1)
        self.rest()
        self.costs: dict[str, list[tuple[float, float]]] = {}

    @property
    def stage(self):
        return self.controller.stage

    def wait(self, ready: Callable[[], bool]) -> None:
        """Work until it is ready, then paint what has to be painted."""
        end = time.monotonic() + LONGEST_S
        while not ready():
            QApplication.processEvents()
            if time.monotonic() > end:
                raise SystemExit("What was waited for did not come")
        QApplication.processEvents()

    def rest(self) -> None:
        """Let what is on its way come to an end, so that it is not counted; the window has the keys again."""
        QTest.qWait(120)
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow)

    def measure(self, name: str, do: Callable[[], None], ready: Callable[[], bool] = lambda: True) -> None:
        cpu, wall = time.process_time(), time.perf_counter()
        do()
        self.wait(ready)
        cost = (time.process_time() - cpu, time.perf_counter() - wall)
        self.costs.setdefault(name, []).append(cost)
        self.rest()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> Callable[[], None]:
    def do() -> None:
        QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)

    return do


def drive(desk: Desk) -> None:
    """Each gesture so many times; the first of each kind is told apart, for it loads what it needs."""
    for number in range(TIMES):
        tick(desk)
        log(desk, number)
        pages(desk)
        declare(desk)
        scroll(desk)
        looks(desk)


def tick(desk: Desk) -> None:
    """Space on an open step: it is on the disk and struck in the list."""
    steps, before = desk.stage.desk.playbook.steps, dict(desk.stage.incident.steps)
    desk.controller.do("next_open")
    steps.setFocus()
    desk.rest()
    desk.measure("tick a step", press(Qt.Key.Key_Space), lambda: dict(desk.stage.incident.steps) != before)


def log(desk: Desk, number: int) -> None:
    """A letter in the log field, then Enter: the entry is on the disk and in the timeline."""
    desk.controller.do("log")
    field = desk.stage.desk.log.frame.edit
    QTest.keyClicks(field, f"p95 is {number} m")
    desk.rest()
    desk.measure("type a letter", press(Qt.Key.Key_S), lambda: field.toPlainText().endswith("s"))
    before = desk.stage.incident.entries
    desk.measure("log an entry", press(Qt.Key.Key_Return), lambda: desk.stage.incident.entries > before)


def pages(desk: Desk) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    desk.measure("go to Home", press(Qt.Key.Key_1, control), lambda: desk.window.page == "home")
    desk.measure("go to the desk", press(Qt.Key.Key_2, control), lambda: desk.window.page == "desk")


def declare(desk: Desk) -> None:
    def dialog() -> QWidget | None:
        return next((one for one in open_dialogs() if one.isVisible()), None)

    def open_dialogs() -> list[QWidget]:
        return desk.window.findChildren(dialogs.DeclareDialog)

    desk.measure("open Declare", press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier), lambda: bool(dialog()))
    desk.stage.close_dialog()
    desk.rest()


def scroll(desk: Desk) -> None:
    view = desk.stage.desk.timeline.entries
    view.setFocus()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.rest()
    desk.measure("scroll a page of the timeline", press(Qt.Key.Key_PageUp))
    desk.measure("jump to the timeline's begin", lambda: bar.setValue(0))
    bar.setValue(bar.maximum())


def looks(desk: Desk) -> None:
    for theme in ("theme_light", "theme_dark"):
        desk.measure("switch the theme", lambda theme=theme: desk.controller.do(theme))


def main() -> None:
    desk = Desk()
    rows = desk.stage.desk.timeline.entries.table.rowCount()
    drive(desk)
    desk.window.close()
    desk.controller.close()
    print(json.dumps({"rows": rows, "costs": desk.costs}), flush=True)


if __name__ == "__main__":
    main()
