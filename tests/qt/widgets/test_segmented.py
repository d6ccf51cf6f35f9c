"""A row of choices: one is taken, arrows move, setting is silent."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

MODEL = SegmentedModel(("All users", "Some users", "Not sure"), 0, "Affects")


@pytest.fixture
def choice(qtbot, themes):
    widget = Segmented(themes, MODEL)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def segments(widget):
    return sorted(widget.findChildren(QAbstractButton), key=lambda one: one.x())


def test_a_click_takes_a_choice_and_says_so_once(qtbot, choice):
    with qtbot.waitSignal(choice.chosen, timeout=500) as caught:
        qtbot.mouseClick(segments(choice)[2], Qt.MouseButton.LeftButton)
    assert caught.args == [2]
    assert choice.model.current == 2
    with qtbot.assertNotEmitted(choice.chosen):
        qtbot.mouseClick(segments(choice)[2], Qt.MouseButton.LeftButton)


def test_the_arrow_keys_move_the_choice(qtbot, choice):
    first = segments(choice)[0]
    first.setFocus()
    with qtbot.waitSignal(choice.chosen, timeout=500):
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert choice.model.current == 1


def test_setting_the_choice_is_silent(qtbot, choice):
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_current(1)
    assert segments(choice)[1].isChecked()


def test_the_taken_choice_looks_different_in_each_place(shot, each_theme, all_differ):
    assert all_differ([shot(Segmented(each_theme, SegmentedModel(MODEL.options, index))) for index in range(3)])


def test_a_choice_that_does_not_exist_cannot_be_built():
    with pytest.raises(ValueError, match="no choice"):
        SegmentedModel(("One",), 1)


def test_every_choice_is_a_target_of_28_px_and_named(choice):
    assert all(min(one.width(), one.height()) >= 28 for one in segments(choice))
    assert [one.accessibleName() for one in segments(choice)] == list(MODEL.options)
    assert choice.accessibleName() == "Affects"


def test_the_tab_key_comes_to_the_taken_choice(qtbot, themes):
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    before, choice = QLineEdit(), Segmented(themes, SegmentedModel(MODEL.options, 1, "Affects"))
    column.addWidget(before)
    column.addWidget(choice)
    box.show()
    box.activateWindow()
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert box.focusWidget() is segments(choice)[1]
