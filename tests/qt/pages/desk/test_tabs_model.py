"""The tabs are read while they are there, and not otherwise."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from incident_desk.domain.health import State
from incident_desk.qt.pages.desk import tabs_model
from incident_desk.qt.pages.desk.tab_words import Tab, TabShown
from incident_desk.qt.pages.desk.tabs_model import TabsModel
from tests.qt.dialogs.desk import NOW, scene_in_diagnosis


class _Feed(QObject):
    states_changed = Signal()
    shown = "an incident"
    tally = SimpleNamespace(of=lambda record: {State.DOWN: 1} if record else {})


class _Link(QObject):
    scene_shown, scene_changed, ticked = Signal(object), Signal(object, object), Signal(object)


@pytest.fixture
def parts(qapp):
    link, feed = _Link(), _Feed()
    model = TabsModel(link, link, feed)
    yield link, feed, model


def test_nothing_is_read_before_there_are_tabs(parts, qtbot):
    link, _feed, model = parts
    with qtbot.assertNotEmitted(model.shown_changed):
        link.ticked.emit(NOW)
        link.scene_shown.emit(scene_in_diagnosis())
    assert [one.value for one in model.shown] == ["", "", "", ""]


def test_with_tabs_each_has_its_value_and_the_same_is_said_once(parts, qtbot):
    link, feed, model = parts
    link.ticked.emit(NOW)
    link.scene_shown.emit(scene_in_diagnosis())
    with qtbot.waitSignal(model.shown_changed):
        model.want(True)
    assert [one.value for one in model.shown][:2] == ["1", "13:08"] and model.shown[3].value == "1"
    with qtbot.assertNotEmitted(model.shown_changed):
        feed.states_changed.emit()


def test_answers_that_come_many_times_a_second_are_read_a_few_times(parts, qtbot, monkeypatch):
    link, feed, model = parts
    reads = []
    monkeypatch.setattr(tabs_model, "health_tab", lambda counts: reads.append(1) or TabShown(Tab.HEALTH))
    link.ticked.emit(NOW)
    link.scene_shown.emit(scene_in_diagnosis())
    model.want(True)
    reads.clear()
    for _ in range(5):
        feed.states_changed.emit()
    assert len(reads) == 1, "the first is read at once"
    qtbot.waitUntil(lambda: len(reads) == 2)
