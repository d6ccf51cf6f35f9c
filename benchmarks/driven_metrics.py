"""The real window's Metrics over thousands of incidents, driven by hand; prints what it cost, as JSON.
``metrics.py`` starts it.

    python benchmarks/driven_metrics.py FOLDER INCIDENTS

What is told of each gesture is said in ``driven_timeline.py``.
"""

from pathlib import Path

from driven_timeline import PAGE_DOWN, Window, drive_library
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from incident_desk.bootstrap import open_office
from incident_desk.qt.pages.metrics.asked import PERIODS, Asked

ALL = Asked(len(PERIODS) - 1)
NARROW = (Asked(ALL.period, "P1"), Asked(ALL.period, words="checkout"), Asked(ALL.period, "P2", "region 41"))
SCROLLED = 40


def drive(window: Window, folder: Path, incidents: int) -> None:
    watch, stage, do = window.watch, window.stage, window.controller.do
    watch.measure("open the record", lambda: window.controller.open(lambda: open_office(folder)),
                  lambda: len(stage.rows) >= incidents)  # fmt: skip
    watch.rest()
    do("metrics")
    page = window.window.findChild(_page())
    model = page.model

    def counts(asked: Asked) -> bool:
        return model.counted is not None and model.counted.asked == asked and not model.left

    watch.until(lambda: counts(model.asked))
    watch.measure("read all", lambda: page.head.ask(ALL), lambda: counts(ALL))
    watch.measure("what follows from it", lambda: None, lambda: bool(model.words))
    watch.rest()
    for asked in (*NARROW, ALL):
        name = "all again" if asked == ALL else "a filter"
        watch.measure(name, lambda asked=asked: page.head.ask(asked), lambda asked=asked: counts(asked))
        watch.rest()
    for place in range(0, 40, 4):
        key = page.table.incidents[place].key
        watch.measure("look at a row", lambda key=key: model.look_at(key))
    for _ in range(SCROLLED):
        watch.frame("scroll a page of outages", _scroll(page.outages))
    watch.rest()
    watch.measure("copy the table", lambda: do("copy_outages"), lambda: copied(incidents))
    QGuiApplication.clipboard().clear()
    watch.measure("copy the table again", lambda: do("copy_outages_markdown"), lambda: copied(incidents))
    watch.rest()
    QTest.qWait(1)


def _scroll(view):
    return lambda: view.verticalScrollBar().triggerAction(PAGE_DOWN)


def _page() -> type:
    from incident_desk.qt.pages.metrics.view import MetricsPage

    return MetricsPage


def copied(incidents: int) -> bool:
    """Whether the clipboard has a row for every outage; the newest incident is none, for it goes on."""
    return QGuiApplication.clipboard().text().count("\n") >= incidents - 1


if __name__ == "__main__":
    drive_library(drive)
