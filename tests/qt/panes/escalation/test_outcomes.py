"""A button for each outcome; narrow, they stand in two lines; a double click is one outcome."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.calls import Outcome
from incident_desk.qt.panes.escalation.outcomes import Outcomes


@pytest.fixture
def outcomes(themes, qtbot):
    outcomes = Outcomes(themes)
    qtbot.addWidget(outcomes)
    outcomes.show_state("CTO", True, 30)
    outcomes.resize(464, 40)
    outcomes.show()
    return outcomes


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_button_says_its_outcome_and_whom_it_is_about(outcomes, qtbot, outcome):
    heard = []
    outcomes.chosen.connect(heard.append)
    qtbot.mouseClick(outcomes.buttons[outcome], Qt.MouseButton.LeftButton)
    assert heard == [outcome]
    assert outcomes.buttons[outcome].accessibleName().endswith(": CTO")


def test_a_second_click_right_after_the_first_is_not_meant_for_the_next_level(outcomes, qtbot, monkeypatch):
    heard = []
    outcomes.chosen.connect(heard.append)
    button = outcomes.buttons[Outcome.NO_ANSWER]
    monkeypatch.setattr(QApplication, "doubleClickInterval", staticmethod(lambda: 60_000))
    button.click()
    button.click()
    assert heard == [Outcome.NO_ANSWER]
    monkeypatch.setattr(QApplication, "doubleClickInterval", staticmethod(lambda: 0))
    button.click()
    assert len(heard) == 2


def test_narrow_they_stand_in_two_lines_and_none_is_cut(outcomes):
    parts = [*outcomes.buttons.values(), outcomes.snooze]
    assert len({one.y() for one in parts}) == 1
    outcomes.resize(310, 80)
    outcomes.layout().activate()
    assert len({one.y() for one in parts}) == 2
    assert all(one.geometry().right() < 310 and one.width() >= one.sizeHint().width() for one in parts)


def test_what_can_not_be_done_is_off(outcomes):
    outcomes.show_state("CTO", True, 0)
    assert not outcomes.snooze.isEnabled() and "no alarm" in outcomes.snooze.accessibleName()
    outcomes.show_state("CTO", False, 10)
    assert not any(one.isEnabled() for one in (*outcomes.buttons.values(), outcomes.snooze))
