"""Which plan is meant is asked with a button for each, and the answer is said."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.playbook import Doubt
from incident_desk.qt.pages.importing.plan_question import PlanQuestion

ASKED = Doubt("plan", "2 time plans were found", ("First hour", "Response workflow"))


@pytest.fixture
def question(themes, qtbot, model):
    one = PlanQuestion(themes, model, ASKED)
    qtbot.addWidget(one)
    one.resize(600, 100)
    one.show()
    return one


def test_each_choice_is_a_button_and_taking_one_is_the_answer(question, model, qtbot):
    assert [button.accessibleName() for button in question.buttons] == list(ASKED.choices)
    assert not any(button.isChecked() for button in question.buttons)
    qtbot.mouseClick(question.buttons[0], Qt.MouseButton.LeftButton)
    assert model.judged.plan == "First hour"
    assert question._words.text() == "Answered: the plan is First hour"
    assert question._glyph.accessibleDescription() == "answered"
    qtbot.keyClick(question.buttons[1], Qt.Key.Key_Space)
    assert model.judged.plan == "Response workflow"
    assert [button.isChecked() for button in question.buttons] == [False, True]


def test_buttons_that_do_not_fit_stand_below_each_other(question):
    assert question.height_at(260) > question.height_at(900)


def test_a_button_that_gets_the_focus_is_told_of(question, qtbot):
    with qtbot.waitSignal(question.reached):
        question.buttons[1].setFocus()


def test_of_very_many_plans_the_first_have_buttons(themes, qtbot, model):
    many = Doubt("plan", "30 time plans were found", tuple(f"Plan {number}" for number in range(30)))
    one = PlanQuestion(themes, model, many)
    qtbot.addWidget(one)
    assert [button.objectName() for button in one.buttons] == [f"Plan {number}" for number in range(8)]
