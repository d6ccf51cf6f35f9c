"""The overview over the rows of the Timeline page, in the whole window and by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.logging import log
from tests.qt.whole import Whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk(Whole):
    def __init__(self, qtbot):
        super().__init__(qtbot)
        for words, sign in (("The pool is full", Sign.FINDING), ("Rolled back", Sign.ACTION)):
            self.bench.clock.pass_s(60)
            with self.changed():
                self.link.act(lambda *_, words=words, sign=sign: log(Line(words, sign)))

    @property
    def page(self):
        return self.controller.timeline.page

    @property
    def lanes(self):
        """The lanes that stand over the rows."""
        return next(one for one in self.page.middle.children() if type(one).__name__ == "SwimView")

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_the_lanes_stand_over_the_rows_and_bring_a_row_in_sight(desk, qtbot):
    desk.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert desk.window.page == "timeline" and desk.lanes.isVisible() and desk.focus(desk.lanes)
    qtbot.waitUntil(lambda: {lane.name for lane in desk.lanes.model.lanes} >= {"Findings", "Actions", "Course"})
    assert desk.lanes.y() < desk.page.rows.y()
    desk.press(Qt.Key.Key_Right)
    assert desk.lanes.chosen.text == "The pool is full"
    desk.press(Qt.Key.Key_Return)
    assert desk.page.rows.chosen.text == "The pool is full" and desk.focus(desk.page.rows)


def test_it_is_taken_away_by_the_same_key_and_comes_again(desk):
    for is_shown in (True, False, True):
        desk.press(Qt.Key.Key_O, CTRL | SHIFT)
        assert desk.lanes.isVisible() is is_shown
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus(desk.page.rows) and desk.lanes.isVisible()
    desk.controller.do("desk")
    desk.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert desk.window.page == "timeline" and desk.lanes.isVisible()


def test_it_follows_the_rows_that_are_shown_and_those_that_come(desk, qtbot):
    desk.press(Qt.Key.Key_O, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(desk.lanes.model.lanes) > 1)
    with desk.changed():
        desk.link.act(lambda *_: log(Line("It was the deploy", Sign.DECISION)))
    qtbot.waitUntil(lambda: desk.lanes.model.lanes[0].name == "Decisions")
    desk.press(Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "pool")
    qtbot.waitUntil(lambda: [lane.name for lane in desk.lanes.model.lanes] == ["Findings"])


def test_without_an_incident_it_is_off(qtbot):
    one = Whole(qtbot, shown=False)
    one.controller.do("overview")
    assert not one.window.actions_table.action("overview").isEnabled()
    one.close()
