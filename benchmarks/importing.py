"""How long the window's thread is held up while a large document is read, shown, kept and left, and while a long
report is read, scrolled through and corrected; prints JSON.

    .venv/bin/python benchmarks/importing.py [--mb 50] [--entries 5000]

Turns are told as they were, and held against their goal after division by ``pace`` (pace.py).

The real window, painted off screen, a document of shipped playbooks as long as that, and a report with so many
entries in its timeline. A timer of 2 ms runs on
the window's thread; a turn is the time between two of its calls. Of the longest turn of each part three figures are
told: as it was, less what this computer gave to other programs meanwhile (Linux says how long a thread that could
run waited for a processor), and the processor's time of the window's thread itself. The second is held against the
goal; on a quiet computer it is the first.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from figures import tell  # noqa: E402
from pace import pace_here  # noqa: E402
from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from incident_desk.adapters.shelf import FolderShelf  # noqa: E402
from incident_desk.bootstrap import read_as_document  # noqa: E402
from incident_desk.qt.app import make_application, open_window  # noqa: E402
from incident_desk.resource_files import resource  # noqa: E402
from incident_desk.services.library import Library  # noqa: E402
from tests.fakes import Bench  # noqa: E402
from tests.qt.office import office_of  # noqa: E402

MOST_TURN_MS = 16.0
SETTLED_S, REST_S, LEFT_AFTER_S, SECONDS_AT_MOST = 10.0, 1.5, 1.0, 240.0
_BEAT_MS = 5
_TURN_MS = 2


class Turns:
    """The longest turn of each part."""

    def __init__(self) -> None:
        self.part, self.longest = "", {}
        self._thread = f"/proc/self/task/{threading.get_native_id()}/schedstat"
        self._before = self._now()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(_TURN_MS)

    def _now(self) -> tuple[float, float, float]:
        waited = Path(self._thread).read_text().split()[1] if Path(self._thread).exists() else 0
        return time.perf_counter() * 1000, int(waited) / 1e6, time.thread_time() * 1000

    def _on_timeout(self) -> None:
        now = self._now()
        took, waited, cpu = (after - before for after, before in zip(now, self._before, strict=True))
        one = {"raw": round(took, 1), "less_waiting": round(max(cpu, took - waited), 1), "own_cpu": round(cpu, 1)}
        if one["less_waiting"] > self.longest.get(self.part, one | {"less_waiting": -1})["less_waiting"]:
            self.longest[self.part] = one
        self._before = self._now()


def until(there: Callable[[], object]) -> None:
    """Let the window work until then, and sleep while it has nothing to do, as it does by itself."""
    loop, end = QEventLoop(), time.monotonic() + SECONDS_AT_MOST
    # Qt waits for events only where it is given no time to stop at, so something has to wake it now and then.
    beat = QTimer()
    beat.start(_BEAT_MS)
    while not there():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise SystemExit("it did not come to its end")


def rest(seconds: float) -> None:
    """Let the window work so long."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)


def document(size: int) -> bytes:
    """Shipped playbooks again and again."""
    one = "\n".join(path.read_text("utf-8") for path in sorted(resource("playbooks").glob("*.md"))).encode()
    return (one * (size // len(one) + 1))[:size]


def report(entries: int) -> str:
    """A report with so many entries in its timeline."""
    rows = (
        f"| {place // 60 % 24:02}:{place % 60:02} | Worker {place} lost its lease and was started anew |"
        for place in range(entries)
    )
    head = (
        "# The queue was down\n\n**Date:** 2025-03-04\n**Severity:** P1\n**Start:** 00:10 UTC\n**End:** 05:40 UTC\n"
    )
    table = "\n".join(("## Timeline", "", "| Time (UTC) | Event |", "|---|---|", *rows))
    actions = "\n".join(f"- [ ] Do the thing of number {number} (owner: Ada)" for number in range(30))
    return f"{head}\n## Root cause\n\nA lock.\n\n{table}\n\n## Action items\n\n{actions}\n"


def corrected(turns: Turns, wishes: Any, path: Path) -> None:
    """The longest turns while a report comes in, is scrolled through and is corrected."""
    turns.part = "report read"
    wishes.take_in([str(path)])
    until(lambda: wishes.page.model.opened)
    turns.part = "report shown"
    rest(REST_S)
    page, model = wishes.page, wishes.page.model
    turns.part = "report scrolled"
    page.found.setFocus()
    while page.found.currentIndex().row() < len(model.rows) - 1:
        QTest.keyClick(page.found, Qt.Key.Key_PageDown)
        rest(0.02)
    turns.part = "report corrected"
    entries = [row for row, one in enumerate(model.rows) if one.mark == "timeline"]
    for row in (entries[0], entries[len(entries) // 2], entries[-1]):
        page.found.setCurrentIndex(page.found.table.index(row, 0))
        QTest.keyClick(page.found, Qt.Key.Key_F2)
        rest(0.2)
        QTest.keyClicks(QApplication.focusWidget(), "~10:07")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        until(lambda row=row: model.rows[row].text.startswith("~10:07"))
        rest(0.2)
    turns.part = "report dropped and added"
    page.found.setCurrentIndex(page.found.table.index(entries[10], 0))
    QTest.keyClick(page.found, Qt.Key.Key_Delete)
    until(lambda: model.rows[entries[10]].mark == "dropped")
    page.found.correcting.facts.add_entry(1)
    until(lambda: page.found.correcting.form is not None)
    rest(REST_S)
    page.found.correcting.close()
    turns.part = "report left"
    model.leave()
    model.leave()
    rest(REST_S)


def measured(size: int, entries: int, folder: Path) -> dict[str, dict[str, float]]:
    """The longest turns while a document of that size and a report of so many entries come in."""
    first, second = folder / "a.md", folder / "b.md"
    first.write_bytes(document(size))
    second.write_bytes(first.read_bytes() + b"\nmore\n")
    office = office_of(Bench())
    office.playbooks = Library(FolderShelf(folder / "library"), read_as_document)
    window, controller = open_window(make_application(), lambda: office, "MK")
    window.show()
    rest(SETTLED_S)
    turns, said, wishes = Turns(), [], controller.imports
    window.say = lambda words, undo=False: said.append(words)
    turns.part = "reading"
    wishes.take_in([str(first)])
    until(lambda: wishes.page.model.opened)
    turns.part = "shown"
    rest(REST_S)
    turns.part = "keeping"
    wishes.page.model.keep()
    until(lambda: said)
    rest(REST_S)
    turns.part = "leaving"
    wishes.take_in([str(second)])
    rest(LEFT_AFTER_S)
    wishes.page.model.leave()
    until(lambda: not wishes._left)
    rest(REST_S)
    third = folder / "report.md"
    third.write_text(report(entries))
    corrected(turns, wishes, third)
    controller.close()
    return turns.longest


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How long the window is held up by a large document.")
    parser.add_argument("--mb", type=int, default=50)
    parser.add_argument("--entries", type=int, default=5000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        turns = measured(given.mb * 1_000_000, given.entries, Path(folder))
    pace = pace_here()
    missed = [
        f"{part}: held up for {one['less_waiting']} ms on a computer {pace} times slower"
        for part, one in turns.items()
        if one["less_waiting"] / pace > MOST_TURN_MS
    ]
    return tell("importing", len(turns), missed, pace=pace, mb=given.mb, entries=given.entries, turns_ms=turns)


if __name__ == "__main__":
    sys.exit(main())
