"""Closing the window while an incident is open: asked by whom, of whom, and what follows each answer."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest

from incident_desk.domain.events import RecordKind
from incident_desk.qt.dialogs.quitting import QuittingDialog
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from tests.fakes import Bench
from tests.qt.whole import Whole


class Keeper:
    """Remembers what is to happen when the window is gone."""

    is_watching = True

    def __init__(self):
        self.said = []

    def keep_watch(self):
        self.said.append("keep")

    def stop(self):
        self.said.append("stop")


@pytest.fixture
def make(qtbot):
    made = []

    def one(bench=None, **office):
        whole = Whole(qtbot, bench, **office)
        whole.keeper = whole.controller._leaving._keeper = Keeper()
        made.append(whole)
        return whole

    yield one
    for whole in made:
        whole.close()


def question(whole):
    return next((one for one in whole.window.findChildren(QuittingDialog) if one.isVisible()), None)


class FromOutside(QCloseEvent):
    """A close as the window manager asks for it."""

    def spontaneous(self):
        return True


def close_from_outside(whole):
    event = FromOutside()
    QCoreApplication.sendEvent(whole.window, event)
    return event.isAccepted()


def test_quitting_asks_and_enter_keeps_watch(make):
    whole = make()
    whole.window.actions_table.trigger("quit")
    asked = question(whole)
    assert asked.windowTitle() == "INC-0001 is open"
    assert whole.window.isVisible()
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert whole.keeper.said == ["keep"]
    assert not whole.window.isVisible()


def test_where_nobody_can_keep_watch_that_is_said(make):
    whole = make()
    whole.keeper.is_watching = False
    whole.window.actions_table.trigger("quit")
    assert not question(whole).stop.isVisible()
    QTest.keyClick(question(whole), Qt.Key.Key_Return)
    assert not whole.window.isVisible()


def test_esc_stays(make):
    whole = make()
    whole.window.actions_table.trigger("quit")
    QTest.keyClick(question(whole), Qt.Key.Key_Escape)
    assert question(whole) is None
    assert whole.keeper.said == []
    assert whole.window.isVisible()
    whole.window.actions_table.trigger("quit")
    assert question(whole) is not None


def test_stop_is_said_and_the_window_closes(make):
    whole = make()
    whole.window.actions_table.trigger("quit")
    question(whole).stop.click()
    assert whole.keeper.said == ["stop"]
    assert not whole.window.isVisible()


def test_the_window_managers_close_asks_as_well(make, monkeypatch):
    whole = make()
    assert not close_from_outside(whole)
    assert question(whole) is not None
    assert whole.window.isVisible()


def test_what_the_program_closes_itself_asks_nobody(make):
    whole = make()
    whole.window.close()
    assert question(whole) is None
    assert not whole.window.isVisible()


def test_without_an_open_incident_and_with_a_drill_alone_nobody_is_asked(make, qtbot):
    bench = Bench()
    bench.desk.declare(Declaration("Exercise", "P1", record=RecordKind.DRILL), "MK")
    whole = make(bench)
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    bench.desk.act(one, lambda incident, _now: cancel(incident, "false alarm"), "MK")
    qtbot.waitUntil(lambda: len(whole.stage.rows) == 2)
    whole.window.actions_table.trigger("quit")
    assert question(whole) is None
    assert not whole.window.isVisible()


def test_a_window_without_the_watch_just_closes(make):
    whole = make(has_watch=lambda: False)
    assert close_from_outside(whole)
    assert question(whole) is None


def test_the_end_of_the_session_is_not_held_up_and_the_watch_is_kept(make):
    whole = make()
    QGuiApplication.instance().commitDataRequest.emit(None)
    assert whole.keeper.said == ["keep"]
    assert close_from_outside(whole)
    assert question(whole) is None


def test_other_events_of_the_window_are_left_alone(make):
    whole = make()
    assert whole.controller._leaving.eventFilter(whole.window, QEvent(QEvent.Type.User)) is False
