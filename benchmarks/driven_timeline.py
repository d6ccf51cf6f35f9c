"""The real window with one long incident, driven by hand; prints what each gesture cost, as JSON. ``timeline.py``
starts it.

    python benchmarks/driven_timeline.py FOLDER KEY TIMES

The event loop is turned by hand, one pass after the other, and of each gesture are told the CPU time of the GUI
thread in its longest pass (``turn``) and in all passes until the result is painted (``gui``), the CPU time of the
whole process (``cpu``) and the time on the clock (``wall``), in seconds.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QWidget

from incident_desk.bootstrap import open_office
from incident_desk.qt.app import make_application, open_window, spare_sweeps

LONGEST_S = 120
PAGE_DOWN = QAbstractSlider.SliderAction.SliderPageStepAdd
RESTING_PASSES, PASS_S = 40, 0.002
PAGE_UP = QAbstractSlider.SliderAction.SliderPageStepSub


class Stopwatch:
    """Turns the event loop, and knows what its passes cost."""

    def __init__(self) -> None:
        self.costs: dict[str, list[dict[str, float]]] = {}
        self.frames: dict[str, list[float]] = {}
        self.longest = self.gui = 0.0

    def turn(self) -> float:
        """One pass; the CPU time that it took of this thread."""
        begun = time.thread_time()
        QApplication.processEvents()
        took = time.thread_time() - begun
        self.longest, self.gui = max(self.longest, took), self.gui + took
        if took < PASS_S / 10:
            time.sleep(PASS_S / 4)
        return took

    def until(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST_S
        while not ready():
            self.turn()
            if time.monotonic() > end:
                raise SystemExit("What was waited for did not come")
        self.turn()

    def rest(self, settled: Callable[[], bool] = lambda: True) -> None:
        """Until nothing more is done by itself."""
        quiet, end = 0, time.monotonic() + LONGEST_S
        while quiet < RESTING_PASSES and time.monotonic() < end:
            quiet = quiet + 1 if self.turn() < PASS_S / 4 and settled() else 0

    def measure(self, name: str, do: Callable[[], None], ready: Callable[[], bool] = lambda: True) -> None:
        self.longest = self.gui = 0.0
        cpu, wall, own = time.process_time(), time.perf_counter(), time.thread_time()
        do()
        self.longest = self.gui = time.thread_time() - own
        self.until(ready)
        cost = {"turn": self.longest, "gui": self.gui}
        cost |= {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
        self.costs.setdefault(name, []).append(cost)

    def frame(self, name: str, do: Callable[[], None]) -> None:
        """What is done and painted in one pass."""
        begun = time.thread_time()
        do()
        QApplication.processEvents()
        self.frames.setdefault(name, []).append(time.thread_time() - begun)


class Window:
    """The real window, at its reference size, on Home."""

    def __init__(self, folder: Path) -> None:
        self.watch = Stopwatch()
        self.window, self.controller = open_window(
            make_application(), lambda: open_office(folder), "MK", begin=False
        )
        spare_sweeps(self.controller)
        self.window.resize(1920, 1080)
        self.window.show()

    @property
    def stage(self):
        return self.controller.stage

    def press_enter(self, field: QWidget) -> None:
        QTest.keyClick(field, Qt.Key.Key_Return)

    def close(self) -> None:
        self.window.close()
        self.controller.close()


def memory_mb() -> float:
    """What the process holds."""
    return round(int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024, 1)


def page_of(window: Window):
    return window.window.pages.currentWidget()


def opened(window: Window, folder: Path, incident: str) -> dict[str, float]:
    """The record, then the incident on the desk; what the process holds before and after."""
    watch, stage = window.watch, window.stage
    watch.measure("open the record", lambda: window.controller.open(lambda: open_office(folder)),
                  lambda: bool(stage.rows))  # fmt: skip
    watch.rest()
    memory = {"record": memory_mb()}
    table = stage.desk.timeline.entries.table
    watch.measure("open the incident", lambda: stage.show_incident(incident), lambda: table.rowCount() > 1)
    watch.measure("all of it", lambda: None, lambda: is_whole(window))
    watch.rest(lambda: stage.desk.timeline.entries.heights.is_settled)
    memory["incident"] = memory_mb()
    watch.measure("what a start leaves for later", lambda: None, is_readied)
    watch.rest()
    return memory


def is_readied() -> bool:
    """Whether the modules are loaded that a start leaves for later: once, by a thread, after seconds of rest."""
    return hasattr(sys.modules.get("incident_desk.qt.pages.playbooks.view"), "PlaybooksPage")


def is_whole(window: Window) -> bool:
    scene = window.stage.scene
    return scene is not None and len(scene.entries) >= scene.incident.entries


def scrolled(watch: Stopwatch, name: str, view) -> None:
    """Page by page from the end, then from place to place."""
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    watch.rest()
    for _ in range(60):
        watch.frame(f"scroll a page, {name}", lambda: bar.triggerAction(PAGE_UP))
    for number in range(20):
        watch.frame(f"jump, {name}", lambda number=number: bar.setValue(bar.maximum() * (number * 7 % 20) // 20))
    bar.setValue(bar.maximum())
    watch.rest()


def logged(window: Window, name: str, view) -> None:
    """One more entry, typed into the log field."""
    watch, stage = window.watch, window.stage
    window.controller.do("log")
    watch.rest()
    field = stage.desk.log.frame.edit
    QTest.keyClicks(field, "p95 is 310 ms on api-2")
    watch.rest()
    before = view.table.rowCount()
    watch.measure(f"log an entry, {name}", lambda: window.press_enter(field),
                  lambda: view.table.rowCount() > before)  # fmt: skip
    watch.rest()


def rewritten(window: Window, name: str, view, place: int, number: int) -> None:
    """The wording of one entry is another."""
    from incident_desk.services.acts.logging import Rewrite, amend

    watch, entry = window.watch, view.table.entries[place]
    office, words = window.stage.link.office, f"p95 was {view.table.rowCount() + number} ms"

    def do() -> None:
        window.stage.link.act(lambda *_: amend(office.scenes.event(entry.id), Rewrite(text=words)))

    watch.measure(f"rewrite an entry, {name}", do, lambda: view.table.entries[place].text == words)
    watch.rest()


def filtered(window: Window, page) -> None:
    """Words typed letter by letter, then a kind, a person and what was edited."""
    watch, field, column = window.watch, page.show_column.field, page.show_column

    def shown(wanted: Callable[[], bool]) -> Callable[[], bool]:
        return lambda: wanted() and page.model.sifted.wanted == page.model.wanted

    for words, name in (("p95 299", "few"), ("error", "all")):
        field.setFocus()
        watch.rest()
        for letter in words:
            watch.measure(f"type a letter, {name} found", lambda letter=letter: QTest.keyClicks(field, letter),
                          lambda: True)  # fmt: skip
            watch.measure(f"rows follow a letter, {name} found", lambda: None, shown(lambda: True))
        watch.rest(lambda: page.rows.heights.is_settled)
        watch.measure("empty the field", field.clear, shown(lambda: not page.model.wanted.words))
        watch.rest(lambda: page.rows.heights.is_settled)
    for name, box in (("kind", column.kinds["notes"]), ("edited", column.only["edited"])):
        for _ in range(2):
            watch.measure(f"tick a {name}", box.toggle, shown(lambda: True))
            watch.rest(lambda: page.rows.heights.is_settled)


def drive(window: Window, times: int) -> None:
    watch, stage = window.watch, window.stage
    desk = stage.desk.timeline.entries
    scrolled(watch, "desk", desk)
    for number in range(times):
        logged(window, "desk", desk)
        rewritten(window, "desk", desk, desk.table.rowCount() // 2 + number, number)
    for name in ("first", "again"):
        watch.measure(f"open the page, {name}", lambda: window.controller.do("timeline"), lambda: has_rows(window))
        watch.rest(lambda: page_of(window).rows.heights.is_settled)
        if name == "first":
            window.controller.do("desk")
            watch.rest()
    page = page_of(window)
    scrolled(watch, "page", page.rows)
    for number in range(times):
        logged(window, "page", page.rows)
        rewritten(window, "page", page.rows, page.rows.table.rowCount() // 3 + number, number)
    filtered(window, page)
    watch.measure("back to the desk", lambda: window.controller.do("desk"),
                  lambda: desk.isVisible() and desk.table.rowCount() == page.rows.table.rowCount())  # fmt: skip


def has_rows(window: Window) -> bool:
    """Whether the page of the timeline shows some."""
    return window.window.page == "timeline" and page_of(window).rows.table.rowCount() > 1


def drive_library(drive: Callable[[Window, Path, int], None]) -> None:
    """Let the window of a folder with so many incidents be driven, both named as arguments; print what it cost."""
    folder, incidents = Path(sys.argv[1]), int(sys.argv[2])
    window = Window(folder)
    window.watch.rest()
    drive(window, folder, incidents)
    said = {"rows": len(window.stage.rows), "memory_mb": {"driven": memory_mb()}}
    window.close()
    print(json.dumps({**said, "costs": window.watch.costs, "frames": window.watch.frames}), flush=True)


def main() -> None:
    folder, key, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    window = Window(folder)
    window.watch.rest()
    office = open_office(folder)
    incident = office.desk.find(key)
    office.close()
    memory = opened(window, folder, incident)
    if times:
        drive(window, times)
    memory["driven"] = memory_mb()
    rows = window.stage.desk.timeline.entries.table.rowCount()
    window.close()
    said = {"rows": rows, "memory_mb": memory, "costs": window.watch.costs, "frames": window.watch.frames}
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
