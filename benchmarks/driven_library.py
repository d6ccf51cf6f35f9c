"""The real window on a library of thousands of incidents, driven by hand; prints what it cost, as JSON.
``timeline.py`` starts it.

    python benchmarks/driven_library.py FOLDER INCIDENTS

What is told of each gesture is said in ``driven_timeline.py``.
"""

from pathlib import Path

from driven_timeline import PAGE_DOWN, Window, drive_library
from PySide6.QtTest import QTest

from incident_desk.bootstrap import open_office
from incident_desk.qt.dialogs.find_all import FindAllDialog

LETTER_EVERYWHERE = "type a letter into Find in everything"


def drive(window: Window, folder: Path, incidents: int) -> None:
    watch, stage = window.watch, window.stage
    watch.measure("open the record", lambda: window.controller.open(lambda: open_office(folder)),
                  lambda: bool(stage.rows))  # fmt: skip
    watch.measure("all rows of Home", lambda: None, lambda: len(stage.rows) >= incidents)
    watch.rest()
    home, field = stage.home, stage.home.head.search
    for words in ("region 41", "checkout is slow"):
        field.setFocus()
        watch.rest()
        for letter in words:
            watch.measure("type a letter into Home's search", lambda letter=letter: QTest.keyClicks(field, letter))
        watch.rest()
        watch.measure("empty Home's search", field.clear)
        watch.rest()
    view = home.list
    for _ in range(40):
        watch.frame("scroll a page of Home", lambda: view.verticalScrollBar().triggerAction(PAGE_DOWN))
    looked_everywhere(window)
    newest = stage.rows[0].id
    watch.measure("open the newest incident", lambda: stage.show_incident(newest),
                  lambda: stage.incident is not None and stage.incident.id == newest)  # fmt: skip
    watch.rest()
    field = stage.desk.log.frame.edit
    for number in range(3):
        window.controller.do("log")
        QTest.keyClicks(field, f"p95 is {number} ms")
        watch.rest()
        before = stage.incident.entries
        watch.measure("log an entry", lambda: window.press_enter(field),
                      lambda before=before: stage.incident.entries > before)  # fmt: skip
        watch.measure("what follows from it", lambda: None)
        watch.longest = 0.0
        watch.rest()
        watch.costs["what follows from it"][-1]["turn"] = watch.longest


def looked_everywhere(window: Window) -> None:
    """The dialog that finds words in everything: what its index still lacks, and letter by letter."""
    watch, shares, looked = window.watch, [], []
    watch.measure("open Find in everything", lambda: window.controller.do("find_all"), lambda: bool(found(window)))
    (dialog,) = found(window)
    dialog._looker.prepared.connect(shares.append)
    dialog._looker.found.connect(looked.append)
    watch.measure("its index", dialog._looker.prepare, lambda: bool(shares) and shares[-1] >= 1)
    watch.rest()
    for letter in "pool 17 api-3":
        watch.measure(LETTER_EVERYWHERE, lambda letter=letter: QTest.keyClicks(dialog.field, letter),
                      lambda: bool(looked) and looked[-1].words.strip() == dialog.field.text().strip())  # fmt: skip
    watch.rest()
    window.stage.close_dialog()
    watch.rest()


def found(window: Window) -> list[FindAllDialog]:
    return [one for one in window.window.findChildren(FindAllDialog) if one.isVisible()]


if __name__ == "__main__":
    drive_library(drive)
