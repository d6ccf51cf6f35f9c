"""The overview as a widget: arrows, clicks, words."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, Qt

from incident_desk.qt.pages.health.lanes import Band, Lane, LaneMark, MarkKind, Stretch
from incident_desk.qt.pages.timeline.swim_view import SwimView
from incident_desk.qt.pages.timeline.swimming import Dot, DotLane, Overview
from tests.qt.panes.rehearsal import DECLARED


def after(minutes):
    return DECLARED + timedelta(minutes=minutes)


def dots(*pairs):
    return tuple(Dot(name, after(minutes), f"Row {name}") for name, minutes in pairs)


DOWN = Lane("db", "Database", (Stretch(Band.DOWN, after(10), after(20), "down"),), 1)
MODEL = Overview(
    DECLARED,
    after(60),
    (
        DotLane("Findings", dots(("f1", 10), ("f2", 40))),
        DotLane("Actions", dots(("a1", 12), ("a2", 38), ("a3", 39))),
    ),
    (DOWN,),
    (LaneMark(DECLARED, "Declared", MarkKind.DECLARED), LaneMark(after(15), "Diagnosis", MarkKind.ACTION)),
)


@pytest.fixture
def view(qtbot, themes):
    one = SwimView(themes, MODEL)
    qtbot.addWidget(one)
    one.resize(900, one.sizeHint().height())
    one.show()
    return one


def press(qtbot, view, *keys):
    for key in keys:
        qtbot.keyClick(view, key)
    return view.chosen.id


def test_arrows_go_along_a_lane_and_to_the_nearest_row_of_another(view, qtbot):
    assert press(qtbot, view, Qt.Key.Key_Right) == "f1"
    assert press(qtbot, view, Qt.Key.Key_Right, Qt.Key.Key_Right) == "f2"
    assert press(qtbot, view, Qt.Key.Key_Down) == "a3"
    assert press(qtbot, view, Qt.Key.Key_Left) == "a2"
    assert press(qtbot, view, Qt.Key.Key_Left, Qt.Key.Key_Left) == "a1"
    assert press(qtbot, view, Qt.Key.Key_Up, Qt.Key.Key_Up) == "f1"
    assert view.accessibleDescription().startswith("03:06:08 Row f1. 2 findings, 3 actions. 1 checks")


def test_enter_and_a_click_wish_the_row_and_escape_leaves(view, qtbot):
    view.choose(MODEL.lanes[1].dots[1])
    with qtbot.waitSignal(view.row_wished) as wished:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wished.args == ["a2"]
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def place(view, minutes, lane):
    theme = view._themes.current.unscaled()
    room = view.room(theme, view.design_area())
    return QPointF(room.left() + room.width() * minutes / 60, room.top() + (lane + 0.5) * 22)


def test_a_click_on_a_dot_wishes_its_row(view, qtbot):
    with qtbot.waitSignal(view.row_wished) as wished:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place(view, 40, 0).toPoint())
    assert wished.args == ["f2"] and view.chosen.id == "f2"
    with qtbot.assertNotEmitted(view.row_wished):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place(view, 25, 0).toPoint())


def test_the_tooltip_says_the_row_or_how_the_check_was(view):
    assert view.tooltip_at(place(view, 10, 0)) == "03:06:08 Row f1"
    assert view.tooltip_at(place(view, 15, 2)) == "Database\ndown, 03:06:08 to 03:16:08 UTC"
    assert view.tooltip_at(place(view, 50, 2)) == "Database"
    assert view.tooltip_at(place(view, 50, 0)) == "" == view.tooltip_at(QPointF(5, 2))


def test_the_chosen_row_looks_other_than_the_rest_and_may_go(view):
    before = view.grab().toImage()
    view.choose(MODEL.lanes[0].dots[0])
    assert view.grab().toImage() != before
    view.set_model(Overview(DECLARED, after(60)))
    assert view.chosen is None


def test_without_rows_no_key_does_anything(qtbot, themes):
    one = SwimView(themes, Overview(DECLARED, after(60)))
    qtbot.addWidget(one)
    one.show()
    qtbot.keyClick(one, Qt.Key.Key_Right)
    assert one.chosen is None
