"""What sets pages is kept ready while the Review or the Export page is seen, and a minute longer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from incident_desk.adapters.reports.process import PdfRenderer
from incident_desk.adapters.reports.spare import SpareChild
from incident_desk.qt import spare_keeper
from incident_desk.services.reporting import Reporting
from tests.fakes import Bench, MemoryDrafts
from tests.qt.pages.export.conftest import Room
from tests.qt.pages.review.conftest import Printer, Templates
from tests.qt.whole import Whole

CTRL = Qt.KeyboardModifier.ControlModifier


class Spare:
    """Remembers what it was told."""

    def __init__(self):
        self.told = []

    def keep(self, who):
        self.told.append(("keep", who))

    def let_go(self, who):
        self.told.append(("let go", who))

    def close(self):
        self.told.append(("close",))


def whole(qtbot, spare, printer=None):
    bench = Bench()
    return Whole(
        qtbot,
        bench,
        drafts=MemoryDrafts(),
        review_templates=Templates,
        spare=spare,
        reporting=lambda: Reporting(
            bench.desk, printer or Printer(), None, "x", lambda: bench.desk.events(bench.desk.standing.id)
        ),
    )


@pytest.fixture
def spare():
    return Spare()


def test_it_is_kept_from_the_first_look_and_let_go_a_while_after_the_last(qtbot, spare, monkeypatch):
    monkeypatch.setattr(spare_keeper, "LEFT_MS", 50)
    one = whole(qtbot, spare)
    one.settle()
    assert spare.told == []
    one.controller.do("review")
    qtbot.waitUntil(lambda: spare.told == [("keep", "review")])
    one.stage.window.show_page("desk")
    qtbot.waitUntil(lambda: spare.told[1:] == [("let go", "review")])
    one.close()
    assert spare.told[2:] == [("close",)]


def test_who_comes_back_within_the_while_still_has_it(qtbot, spare):
    one = whole(qtbot, spare)
    one.controller.do("review")
    qtbot.waitUntil(lambda: spare.told == [("keep", "review")])
    keeper = one.controller.reviews.page.findChild(spare_keeper.SpareKeeper)
    assert not keeper._left.isActive()
    one.stage.window.show_page("desk")
    assert keeper._left.isActive() and keeper._left.interval() == 60_000
    one.controller.do("review")
    assert not keeper._left.isActive()
    one.settle()
    assert spare.told == [("keep", "review")] * 2
    one.close()


def test_the_export_page_has_one_kept_as_well(qtbot):
    room = Room(qtbot)
    room.link.office.spare = spare = Spare()
    room.press(Qt.Key.Key_6, CTRL)
    room.press(Qt.Key.Key_E, CTRL)
    room.until(lambda: room.window.page == "export")
    room.until(lambda: ("keep", "export") in spare.told)
    room.close()


def test_closing_the_window_leaves_no_child(qtbot):
    spare = SpareChild()
    one = whole(qtbot, spare, PdfRenderer(spare=spare))
    one.controller.do("review")
    paper = one.controller.reviews.page.paper
    qtbot.waitUntil(lambda: paper.sheets is not None, timeout=60_000)
    qtbot.waitUntil(lambda: spare._child is not None, timeout=30_000)
    pid = spare._child.process.pid
    assert Path("/proc", str(pid)).exists()
    one.close()
    assert not Path("/proc", str(pid)).exists() and spare.take() is None
