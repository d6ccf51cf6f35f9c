"""A turn of the wheel over a box scrolls what it lies in."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from incident_desk.qt.widgets.wheel_deaf import ChoiceBox, NumberBox


def turn(widget):
    """One step of the wheel towards its owner, over the middle of a widget."""
    middle = widget.mapTo(widget.window(), widget.rect().center()).toPointF()
    QTest.wheelEvent(widget.window().windowHandle(), middle, QPoint(0, -120))


@pytest.fixture
def column(qtbot):
    """A column that scrolls, with a field that has the focus, a choice, a choice that is typed, and a number."""
    area, inside = QScrollArea(), QWidget()
    rows = QVBoxLayout(inside)
    area.other, area.choice, area.typed, area.number = QLineEdit(), ChoiceBox(), ChoiceBox(), NumberBox()
    area.typed.setEditable(True)
    for box in (area.choice, area.typed):
        box.addItems(["As it stands now", "Version 1, approved"])
    area.number.setValue(10)
    for one in (area.other, area.choice, area.typed, area.number):
        rows.addWidget(one)
    rows.addStretch(1)
    inside.setMinimumHeight(2000)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    area.activateWindow()
    area.other.setFocus()
    qtbot.waitUntil(area.other.hasFocus)
    return area


def test_without_the_focus_no_box_is_changed_and_the_column_scrolls(column):
    for box in (column.choice, column.typed, column.number):
        column.verticalScrollBar().setValue(0)
        turn(box)
        assert column.verticalScrollBar().value() > 0 and column.other.hasFocus()
    assert (column.choice.currentIndex(), column.typed.currentIndex(), column.number.value()) == (0, 0, 10)


def test_a_choice_that_was_just_made_is_not_changed_either(column, qtbot):
    for box in (column.choice, column.typed):
        box.setFocus()
        column.verticalScrollBar().setValue(0)
        turn(box)
        assert box.currentIndex() == 0 and column.verticalScrollBar().value() > 0
        qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() == 1


def test_a_number_that_is_being_typed_is_turned(column):
    column.number.setFocus()
    turn(column.number)
    assert column.number.value() == 9 and column.verticalScrollBar().value() == 0


def test_the_wheel_gives_no_box_the_focus(column):
    boxes = (column.choice, column.typed, column.number)
    assert all(box.focusPolicy() == Qt.FocusPolicy.StrongFocus for box in boxes)
