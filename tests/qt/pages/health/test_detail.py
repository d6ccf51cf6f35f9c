"""The detail: all parts of one check, beside each other or under each other."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from incident_desk.domain.checks.webhook import WebhookOptions
from incident_desk.qt.pages.health.detail import DetailView
from incident_desk.qt.pages.health.hook_address import SWITCH_ON


@pytest.fixture
def view(themes, desk, qtbot):
    one = DetailView(themes, desk.model)
    qtbot.addWidget(one)
    one.resize(1400, 800)
    one.show()
    desk.model.look(True)
    desk.break_search()
    desk.tick(1)
    desk.model.choose(desk.key("search"))
    one.show_detail(desk.model.detail(), is_muted=False)
    return one


def test_every_part_shows_the_chosen_check(view):
    assert view.head.title.text() == "/search is down"
    assert view.sentence.text() == "This check changed first"
    assert [lane.name for lane in view.lanes.model.lanes] == ["/search", "/health"]
    assert view.rule.model[0] == "Expect 200-299" and len(view.answers.model.rows) == 2
    assert not view.more.isVisible() and not any(label.isVisible() for label in view.looks)
    assert view.related.isHidden()


def test_answers_stand_under_the_chart_where_there_is_little_room(view):
    assert view._halves.direction() == QBoxLayout.Direction.LeftToRight
    view.resize(700, 800)
    assert view._halves.direction() == QBoxLayout.Direction.TopToBottom


def test_another_length_of_time_is_chosen_by_key(view, desk, qtbot):
    qtbot.mouseClick(view.window_row._group.button(0), Qt.MouseButton.LeftButton)
    assert desk.model.window_s == 900
    qtbot.keyClick(view.window_row._group.button(0), Qt.Key.Key_Right)
    assert desk.model.window_s == 3600


def test_the_rule_can_be_edited(view, qtbot):
    with qtbot.waitSignal(view.edit_wished, timeout=500):
        qtbot.mouseClick(view.edit, Qt.MouseButton.LeftButton)


def test_the_keys_go_to_check_now(view, qtbot):
    view.activateWindow()
    view.take_focus()
    assert view.focusWidget() is view.head.ask


def test_what_others_tell_has_an_address_in_place_of_answer_times(view, desk):
    detail = desk.model.detail()
    assert view.chart.isVisible() and view.hook.isHidden() and view.head.ask.isEnabled()
    hooked = replace(detail.told, check=replace(detail.told.check, options=WebhookOptions("alerts")))
    view.show_detail(replace(detail, told=hooked), is_muted=False)
    assert view.chart.isHidden() and view.hook.isVisible() and not view.head.ask.isEnabled()
    assert view.hook.words.text() == SWITCH_ON
