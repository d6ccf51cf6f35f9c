"""The row of answers."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.panes.assessment.choices import Choices


@pytest.fixture
def choices(themes, qtbot):
    choices = Choices(themes, ("Check", "User report", "Team", "Deployment", "Not known"), "How was it found?")
    qtbot.addWidget(choices)
    choices.resize(600, 30)
    choices.show()
    return choices


def test_nothing_is_taken_before_somebody_answers(choices):
    assert choices.choice is None


def test_a_click_takes_and_says_so(choices, qtbot):
    with qtbot.waitSignal(choices.chosen) as chosen:
        qtbot.mouseClick(choices._parts[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    assert choices.choice == 1


def test_showing_takes_silently_and_can_take_back(choices, qtbot):
    with qtbot.assertNotEmitted(choices.chosen):
        choices.show_choice(4)
    assert choices.choice == 4
    choices.show_choice(None)
    assert choices.choice is None


def test_space_takes_the_focused_answer(choices, qtbot):
    choices.focus_first()
    with qtbot.waitSignal(choices.chosen) as chosen:
        qtbot.keyClick(choices._parts[0], Qt.Key.Key_Space)
    assert chosen.args == [0]


def test_a_narrow_row_takes_two_lines_and_cuts_nothing(choices):
    assert choices.heightForWidth(600) == 30
    assert choices.heightForWidth(300) == 64
    choices.resize(300, 64)
    assert all(choices.rect().contains(part.geometry()) for part in choices._parts)
    firsts = [part.model.text for part in choices._parts if part.model.first]
    assert len(firsts) == 2
