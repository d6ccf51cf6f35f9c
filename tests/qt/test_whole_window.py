"""The real window with all its parts: every action does something, F6 goes round, keys reach the record."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.domain.milestones import Milestone
from incident_desk.qt.actions import TABLE
from incident_desk.qt.app import open_window
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import Bench
from tests.qt.office import office_of


class Whole:
    def __init__(self, qtbot):
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Checkout is down", "P1", commander="MK"), "MK").id
        self.window, self.controller = open_window(QApplication.instance(), lambda: office_of(self.bench), "MK")
        qtbot.addWidget(self.window)
        self.window.resize(1920, 1080)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: self.controller.stage.link.office is not None)
        with qtbot.waitSignal(self.controller.stage.link.scene_shown):
            self.controller.stage.show_incident(self.one)
        self.incident = lambda: self.bench.desk.incident_of(self.one)


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.controller.close()


def test_every_action_of_the_table_does_something(whole):
    assert [one.id for one in TABLE if one.id not in whole.controller._wishes] == []


def test_a_letter_reaches_the_record_and_belongs_to_the_log_field_while_somebody_types(whole, qtbot):
    link = whole.controller.stage.link
    whole.controller.do("log")
    field = QApplication.focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_A)
    qtbot.wait(20)
    assert Milestone.ACKNOWLEDGED not in whole.incident().milestones
    whole.window.rail.setFocus()
    whole.controller.stage.desk.timeline.setFocus()
    whole.controller.do("next_pane")
    whole.controller.do("previous_pane")
    whole.controller.stage.desk.instruments.next_bar.findChildren(QWidget)[0].setFocus()
    with qtbot.waitSignal(link.scene_changed):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    assert Milestone.ACKNOWLEDGED in whole.incident().milestones


def test_f6_lands_on_the_list_of_a_pane_where_arrow_keys_work(whole):
    desk = whole.controller.stage.desk
    whole.controller.do("log")
    landed = []
    for _ in desk.panes:
        whole.controller.do("next_pane")
        landed.append(QApplication.focusWidget())
    assert desk.timeline.entries in landed


def test_f6_goes_round_the_panes_and_back(whole, qtbot):
    panes = whole.controller.stage.desk.panes

    def here():
        focus = QApplication.focusWidget()
        return next((place for place, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)), None)

    whole.controller.do("log")
    assert here() == len(panes) - 1
    seen = []
    for _ in range(len(panes)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(here())
    assert seen[-1] == len(panes) - 1
    assert seen == sorted(seen) and len(set(seen)) == len(seen)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert here() == seen[-2]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_a_toast_hides_neither_the_log_field_nor_the_next_bar(whole, qtbot, size):
    whole.window.resize(*size)
    qtbot.wait(20)
    whole.window.say("Response begun", undo=True)
    toast, log = whole.window._toast, whole.controller.stage.desk.log
    bottom = log.mapTo(whole.window, log.rect().topLeft()).y()
    assert toast.geometry().bottom() < bottom


def test_tab_reaches_every_page_of_the_rail_and_the_buttons_of_the_head(whole, qtbot):
    seen, focus = set(), None
    whole.window.rail.findChildren(QWidget)[0].setFocus()
    for _ in range(60):
        focus = QApplication.focusWidget()
        seen.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    identity = whole.controller.stage.desk.identity
    assert {identity.status, identity.hand_over, identity.resolve} <= seen
    rail = [button for button in whole.window.rail.findChildren(QWidget) if button.objectName() in ("home", "desk")]
    assert set(rail) <= seen


def test_the_title_names_the_incident(whole):
    assert whole.window.windowTitle() == "INC-0001 Checkout is down – Incident Desk"
