"""The real window on a folder whose checks are asked, once it has come to rest; two benchmarks measure it."""

import time
from pathlib import Path

from incident_desk.bootstrap import open_office
from incident_desk.qt.app import make_application, open_window, spare_sweeps
from incident_desk.qt.offscreen.settling import work

SETTLING_MS, LONGEST_S = 6000, 60


def watched_window(folder: Path):
    """The window and its controller, at its reference size."""
    window, controller = open_window(make_application(), lambda: open_office(folder), "MK", begin=False)
    spare_sweeps(controller)
    controller.open(lambda: open_office(folder))
    window.resize(1920, 1080)
    window.show()
    until(lambda: controller.stage.feed.checks)
    # The first asks of all checks, and what the opening left to do, are another pattern than the hours that follow.
    work(SETTLING_MS)
    return window, controller


def until(ready) -> None:
    """Wait for something, for a minute at most."""
    end = time.monotonic() + LONGEST_S
    while not ready():
        work(2)
        if time.monotonic() > end:
            raise SystemExit("What was waited for did not come")
