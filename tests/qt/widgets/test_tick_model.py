"""Rows with ticks: which may be ticked, which are, and what they say to those who can't see them."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.widgets.tick_model import TickModel, TickRow

ROWS = (TickRow(("02:58", "down"), full="<b>down</b>"), TickRow(("03:10", "ahead"), can=False), TickRow(("", "up")))


@pytest.fixture
def model(qtmodeltester):
    one = TickModel(("Time", "What"))
    one.show(ROWS, (0,))
    qtmodeltester.check(one)
    return one


def test_only_what_may_be_is_ticked(model):
    assert model.ticked == (0,)
    model.toggle(1)
    assert model.ticked == (0,)
    model.tick_all()
    assert model.ticked == (0, 2)
    model.toggle(0)
    model.toggle(99)
    assert model.ticked == (2,)


def test_a_click_on_the_box_and_what_stands_there(model, qtbot):
    index = model.index(2, 0)
    with qtbot.waitSignal(model.ticked_changed):
        assert model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.ticked == (0, 2)
    assert model.data(model.index(1, 0), Qt.ItemDataRole.CheckStateRole) is None
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert model.data(model.index(0, 2)) == "down" and model.data(index) == ""
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Time"


def test_it_is_said_and_a_tooltip_is_text(model):
    say = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 0), say) == "ticked, 02:58, down"
    assert model.data(model.index(1, 0), say) == "can't be ticked, 03:10, ahead"
    assert model.data(model.index(2, 0), say) == "not ticked, up"
    assert "&lt;b&gt;" in model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole)
