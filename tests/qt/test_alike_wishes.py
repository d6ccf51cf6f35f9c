"""Seen this before, and the history of outages, in the whole window and by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.checklist import StepState
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.alike_wishes import NOTHING_ALIKE
from incident_desk.qt.dialogs import ToldRowsDialog
from incident_desk.qt.dialogs.passage_row import PLACE
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.steering import resolve
from tests.fakes import Bench
from tests.qt.whole import BOOK, Whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk(Whole):
    """An outage that is over, something else, and one like the first, which is on the desk."""

    def __init__(self, qtbot, title="Checkout: Atlas session pool full"):
        bench = Bench()
        self.before = bench.desk.declare(Declaration("Atlas session pool exhausted", "P1", BOOK), "MK").id
        for line in (Line("Cause: the deploy", Sign.FINDING), Line("Fix: rolled back", Sign.ACTION)):
            bench.desk.act(self.before, lambda *_, line=line: log(line), "MK")
        bench.clock.pass_s(1800)
        bench.desk.act(self.before, lambda i, _n: resolve(i, None, Moment.unknown()), "MK")
        bench.desk.declare(Declaration("Printer on fire", "P3"), "MK")
        bench.clock.pass_s(60)
        now = bench.desk.declare(Declaration(title, "P1", BOOK), "MK").id
        super().__init__(qtbot, bench, shown=False)
        self.link.refresh_library()
        qtbot.waitUntil(lambda: self.link.library is not None and len(self.stage.rows) == 3)
        with qtbot.waitSignal(self.link.scene_shown):
            self.stage.show_incident(now)

    @property
    def alike(self):
        return self.controller.search.alike

    @property
    def box(self):
        return self.dialog(ToldRowsDialog)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_what_is_like_the_incident_is_counted_in_its_head_and_listed_with_why(desk, qtbot):
    head = desk.stage.desk.identity
    qtbot.waitUntil(head.alike.isVisible)
    assert (
        head.alike.text() == "Seen before: 1"
        and "Seen this before: 1 past incident is" in head.alike.accessibleName()
    )
    desk.press(Qt.Key.Key_B, CTRL | SHIFT)
    item = desk.box.list.item(0)
    assert item.text() == "INC-0001 Atlas session pool exhausted" and "words: " in item.data(PLACE)
    qtbot.waitUntil(desk.box.list.hasFocus)
    with qtbot.waitSignal(desk.link.scene_shown):
        desk.press(Qt.Key.Key_Return)
    assert desk.link.shown == desk.before
    qtbot.waitUntil(lambda: not head.alike.isVisible())


def test_the_button_lists_them_too(desk, qtbot):
    qtbot.waitUntil(desk.stage.desk.identity.alike.isVisible)
    desk.stage.desk.identity.alike.click()
    assert desk.box.list.count() == 1


def test_where_nothing_is_like_it_there_is_no_word_of_it(qtbot):
    one = Desk(qtbot, "Lights went out")
    qtbot.waitUntil(lambda: one.alike._of != "")
    assert not one.stage.desk.identity.alike.isVisible()
    one.controller.do("seen_before")
    assert one.box.empty.model.title == NOTHING_ALIKE[0]
    one.close()


def test_it_is_looked_again_as_the_incident_moves_on(desk, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: desk.alike._of != "")
    found = []
    monkeypatch.setattr(desk.alike._finder, "find", lambda one, _others: found.append(one.title) or ())
    desk.alike._soon.setInterval(1)
    with desk.changed():
        desk.link.act(lambda *_: log(Line("A note is no trait", Sign.NOTE)))
    desk.settle()
    assert not desk.alike._soon.isActive() or found == []
    with desk.changed():
        desk.link.act(lambda incident, _now: set_step(incident, "1", StepState.DONE))
    qtbot.waitUntil(lambda: found[-1:] == [desk.stage.incident.title])


def test_the_history_is_read_slice_by_slice_and_copied_as_a_table(desk, qtbot, monkeypatch):
    monkeypatch.setattr("incident_desk.qt.outage_reading.FIRST", 1)
    desk.controller.do("outage_history")
    qtbot.waitUntil(lambda: desk.box.list.count() == 1)
    item = desk.box.list.item(0)
    assert item.text() == "2026-03-01 · not stated · INC-0001 Atlas session pool exhausted"
    assert item.data(PLACE) == "Cause: the deploy · Resolution: rolled back"
    qtbot.waitUntil(desk.box.list.hasFocus)
    desk.press(Qt.Key.Key_Return)
    text = QApplication.clipboard().text()
    assert text.startswith("| Date | Duration |") and "| the deploy | rolled back | INC-0001" in text
    assert desk.toast == "The table of 1 outage is on the clipboard"
