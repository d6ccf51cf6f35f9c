"""The tab bar: arrow keys, live values, a shape for what presses, and room for all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.desk.tab_words import Pressing, Tab, TabShown
from incident_desk.qt.pages.desk.tabs import DeskTabs

LOUD = (
    TabShown(Tab.HEALTH, "12", Pressing.NOW, "12 down"),
    TabShown(Tab.UPDATE, "04:12", Pressing.SOON, "due in 04:12, at risk"),
    TabShown(Tab.ESCALATE, "due", Pressing.SOON, "due since 03:26, to CTO"),
    TabShown(Tab.ACTIONS, "12", Pressing.CALM, "12 open"),
)


@pytest.fixture
def tabs(each_theme, qtbot):
    one = DeskTabs(each_theme)
    qtbot.addWidget(one)
    one.resize(340, 38)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    return one


def test_left_and_right_go_from_tab_to_tab(tabs, qtbot):
    chosen = []
    tabs.chosen.connect(chosen.append)
    tabs.take_focus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert chosen == ["Update", "Escalate", "Update"]
    assert tabs.current is Tab.UPDATE and tabs.tabs[1].hasFocus()


def test_the_tab_key_comes_to_the_open_tab_alone(tabs):
    tabs.set_current(Tab.ACTIONS)
    takers = [one for one in tabs.tabs if one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value]
    assert [one.model.tab for one in takers] == [Tab.ACTIONS]


def test_each_tab_says_its_live_value(tabs):
    tabs.show_tabs(LOUD)
    assert [one.accessibleName() for one in tabs.tabs] == [
        "Health, 12 down", "Update, due in 04:12, at risk", "Escalate, due since 03:26, to CTO", "Actions, 12 open",
    ]  # fmt: skip


def test_a_tab_that_says_the_same_is_not_painted_again(tabs, qtbot):
    tabs.show_tabs(LOUD)
    qtbot.wait(20)
    painted = []
    for one in tabs.tabs:
        paint = one.paint
        one.paint = lambda *args, one=one, paint=paint: (painted.append(one.model.tab), paint(*args))
    changed = (LOUD[0], TabShown(Tab.UPDATE, "04:11", Pressing.SOON, "due in 04:11, at risk"), *LOUD[2:])
    tabs.show_tabs(changed)
    qtbot.wait(20)
    assert set(painted) == {Tab.UPDATE}


def test_all_of_it_fits_the_narrowest_column_even_when_everything_presses(tabs, qtbot):
    tabs.show_tabs(LOUD)
    qtbot.wait(20)
    places = [one.geometry() for one in tabs.tabs]
    assert all(tabs.rect().contains(place) for place in places)
    assert all(left.right() < right.left() for left, right in zip(places, places[1:], strict=False))
    calm = tabs.grab().toImage()
    tabs.show_tabs(tuple(TabShown(one.tab, one.value, Pressing.CALM, one.spoken) for one in LOUD))
    qtbot.wait(20)
    assert tabs.grab().toImage() != calm
