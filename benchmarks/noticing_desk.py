"""The real desk while one of its many services fails and recovers; prints how soon that is seen, as JSON.
``health.py`` starts it, makes the service fail and recover when it is told to, and says when it did.

    python benchmarks/noticing_desk.py FOLDER TRIALS

*seen* is the first failure that the window knows of, *down* its confirmation; *painted after* is from down until
something of the health pane is painted.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from watched_window import until, watched_window

from incident_desk.domain.health import State
from incident_desk.qt.offscreen.settling import work

FOLDER, TRIALS = Path(sys.argv[1]), int(sys.argv[2])
INTERVAL_S = 5.0


class Notes(QObject):
    """The moments of one trial."""

    def __init__(self, controller: QObject) -> None:
        super().__init__()
        self.feed, self.pane = controller.stage.feed, controller.stage.desk.right.health
        self.check = self.feed.checks[-1].id
        self.at: dict[str, float] = {}
        self.feed.states_changed.connect(self.on_states_changed)
        QApplication.instance().installEventFilter(self)

    @property
    def state(self) -> State:
        return self.feed.state(self.check).state

    def on_states_changed(self) -> None:
        now, state = time.monotonic(), self.state
        if state in (State.FAILING, State.DOWN):
            self.at.setdefault("seen", now)
        if state is State.DOWN:
            self.at.setdefault("down", now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_paint = event.type() is QEvent.Type.Paint and isinstance(watched, QWidget)
        if is_paint and "down" in self.at and "painted" not in self.at and self.pane.isAncestorOf(watched):
            self.at["painted"] = time.monotonic()
        return False


def told(what: str) -> float:
    """Have it done; when it was."""
    print(what, flush=True)
    return float(sys.stdin.readline())


def main() -> None:
    window, controller = watched_window(FOLDER)
    notes = Notes(controller)
    seen, down, painted = [], [], []
    for trial in range(TRIALS):
        # Trials begin at different places of the interval.
        work(int(INTERVAL_S * 1000 * (trial + 0.5) / TRIALS))
        until(lambda: notes.state is State.OK)
        notes.at.clear()
        begun = told("fail")
        until(lambda: "painted" in notes.at)
        seen.append(notes.at["seen"] - begun)
        down.append(notes.at["down"] - begun)
        painted.append(notes.at["painted"] - notes.at["down"])
        told("recover")
    window.close()
    controller.close()
    figures = {"first_failure_s": seen, "down_s": down, "painted_after_s": painted}
    shown = {
        name: {"p50": round(statistics.median(one), 3), "max": round(max(one), 3)} for name, one in figures.items()
    }
    print(json.dumps(shown), flush=True)


if __name__ == "__main__":
    main()
