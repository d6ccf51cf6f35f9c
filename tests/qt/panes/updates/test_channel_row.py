"""Channels are pressed on and off by keyboard, and one can be added."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from incident_desk.qt.panes.updates.channel_row import ChannelRow
from incident_desk.qt.widgets.chip import ChipLook

TWO = (("Status page", True), ("Stakeholders", False))


@pytest.fixture
def row(themes, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    one = ChannelRow(themes, window)
    one.resize(460, 40)
    one.show_channels(TWO)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield one
    window.close()


def test_each_channel_says_its_name_and_whether_it_is_on(row):
    said = [(one.accessibleName(), one.accessibleDescription(), one.isChecked()) for one in row.chips]
    assert said == [("To Status page", "on", True), ("To Stakeholders", "off", False)]
    assert [one.model.look for one in row.chips] == [ChipLook.ON, ChipLook.LINE]


def test_space_and_enter_press_it_and_the_model_says_how_it_stands(row, qtbot):
    chip = row.chips[1]
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(row.toggled) as toggled:
            qtbot.keyClick(chip, key)
        assert toggled.args == ["Stakeholders"] and not chip.isChecked()
    row.show_channels((("Status page", True), ("Stakeholders", True)))
    assert row.chips[1] is chip and chip.isChecked()


def test_a_new_channel_keeps_the_focus_where_it_was(row, qtbot):
    before = QPushButton(row.window())
    before.show()
    row.comes_after = before
    row.chips[0].setFocus()
    row.show_channels((*TWO, ("#war-room", True)))
    assert [one.name for one in row.chips] == ["Status page", "Stakeholders", "#war-room"]
    assert row.chips[0].hasFocus()
    qtbot.keyClick(row.chips[0], Qt.Key.Key_Tab)
    assert row.chips[1].hasFocus()


def test_one_of_the_persons_own_is_added_by_the_plus(row, qtbot):
    qtbot.keyClick(row.plus, Qt.Key.Key_Space)
    assert row.field.hasFocus() and row.plus.isHidden()
    qtbot.keyClicks(row.field, "#war-room")
    with qtbot.waitSignal(row.added) as added:
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert added.args == ["#war-room"]
    assert row.plus.isVisible() and QApplication.focusWidget() is row.plus


def test_esc_adds_nothing(row, qtbot):
    row.begin_adding()
    qtbot.keyClicks(row.field, "#no")
    with qtbot.assertNotEmitted(row.added):
        qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.plus.hasFocus() and row.field.text() == ""


def test_narrow_it_takes_more_lines_and_nothing_stands_outside(row):
    wide, narrow = row.heightForWidth(460), row.heightForWidth(200)
    assert narrow > wide
    row.resize(200, narrow)
    places = [one.geometry() for one in (*row.chips, row.plus)]
    assert all(row.rect().contains(place) for place in places), (row.rect(), places)
    assert not any(one.intersects(two) for one in places for two in places if one is not two)


def test_a_very_long_name_is_shortened_and_said_in_full(row):
    row.show_channels((("x" * 60, True),))
    assert row.chips[0].width() < 220 and row.chips[0].accessibleName() == f"To {'x' * 60}"
