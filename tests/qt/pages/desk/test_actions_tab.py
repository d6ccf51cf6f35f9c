"""The action items as a tab: ticked, added, open ones first."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.logging import log, set_action
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    one.window.resize(1280, 720)
    one.bench.desk.act(one.one, lambda i, n: log(Line("First item", Sign.ACTION_ITEM)), "MK")
    one.bench.desk.act(one.one, lambda i, n: log(Line("Second @RO", Sign.ACTION_ITEM, owner="RO")), "MK")
    one.settle()
    yield one
    one.close()


def texts(tab):
    return [(row.model.text, row.isChecked()) for row in tab.rows]


def test_i_opens_the_tab_and_enter_adds_an_item(whole, qtbot):
    whole.controller.do("action_item")
    tab = whole.stage.desk.right.parts.action_items
    assert tab.isVisible() and tab.field.hasFocus()
    assert texts(tab) == [("Second, RO", False), ("First item", False)]
    qtbot.keyClicks(tab.field, "Third")
    with whole.changed():
        qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    assert texts(tab)[0] == ("Third", False) and tab.field.text() == ""
    qtbot.keyClick(tab.field, Qt.Key.Key_Escape)
    assert tab.add.hasFocus()


def test_a_long_item_ends_within_the_pane(whole, qtbot):
    whole.controller.do("action_item")
    with whole.changed():
        whole.link.act(lambda i, n: log(Line("Write the review of this incident " * 4, Sign.ACTION_ITEM)))
    qtbot.wait(20)
    tab = whole.stage.desk.right.parts.action_items
    assert all(row.geometry().right() <= tab.area.viewport().width() for row in tab.rows)


def test_space_ticks_an_item_and_it_goes_down(whole, qtbot):
    whole.controller.do("action_item")
    tab = whole.stage.desk.right.parts.action_items
    tab.rows[0].setFocus()
    with whole.changed():
        qtbot.keyClick(tab.rows[0], Qt.Key.Key_Space)
    assert texts(tab) == [("First item", False), ("Second, RO", True)]
    assert tab.rows[1].hasFocus()
    item = whole.incident.actions[1].id
    with whole.changed():
        whole.link.act(lambda one, now: set_action(one, item, done=False))
    assert texts(tab)[0] == ("Second, RO", False)


def test_in_a_large_window_they_stay_under_the_playbook(whole, qtbot):
    desk = whole.stage.desk
    assert desk.playbook.strip.isHidden()
    whole.window.resize(1920, 1080)
    qtbot.wait(30)
    assert desk.playbook.strip.isVisible() and not desk.right.parts.action_items.isVisible()
    whole.controller.do("action_item")
    assert desk.playbook.strip.field.hasFocus()
