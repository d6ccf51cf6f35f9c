"""The handle of an edge."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.pages.playbooks.editor.edge_handle import EdgeHandle
from tests.qt.pages.playbooks.conftest import shown


@pytest.fixture
def handle(themes, qtbot):
    home = shown(qtbot, QWidget())
    one = EdgeHandle(themes, 2, home)
    one.home = home
    one.move(100, 10)
    one.show()
    one.told = []
    one.moved.connect(lambda place, by: one.told.append((place, by)))
    one.type_wished.connect(lambda place: one.told.append((place, "type")))
    one.dragged.connect(lambda place, x: one.told.append((place, "to", x)))
    return one


def test_keys_move_it_and_enter_types(handle, qtbot):
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    qtbot.keyClick(handle, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(handle, Qt.Key.Key_Return)
    qtbot.keyClick(handle, Qt.Key.Key_A)
    assert handle.told == [(2, -60), (2, 300), (2, "type")] and handle.is_hot
    handle.grab()


def test_it_is_dragged_and_a_double_click_types(handle, qtbot):
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.mouseMove(handle, QPoint(55, 5))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(55, 5))
    qtbot.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert handle.hasFocus() and handle.told[-1] == (2, "type")


def test_it_says_what_it_is(handle):
    handle.name_it("Look", "0:15")
    assert handle.accessibleName() == "End of Look" and handle.accessibleDescription().startswith("0:15. Left and")
