"""A question with its buttons: what is said, how high it is, what has the focus."""

import pytest

from incident_desk.domain.playbook import Doubt
from incident_desk.qt.pages.importing.choice_question import ChoiceQuestion
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.state_glyph import GlyphState


@pytest.fixture
def question(themes, qtbot, model):
    one = ChoiceQuestion(themes, model, Doubt("plan", "Which one is it?"))
    one.lay_out([Button(themes, ButtonModel(f"The answer of number {number}"), one) for number in range(3)])
    qtbot.addWidget(one)
    one.show()
    return one


def test_what_was_answered_is_said_with_its_sign(question):
    question.say("It is the second", GlyphState.MET, "answered")
    assert question._words.text() == "It is the second"
    assert question._glyph.accessibleDescription() == "answered"


def test_buttons_stand_beside_each_other_where_they_fit(question):
    assert question.height_at(240) > question.height_at(900)


def test_the_focus_of_a_button_is_told(question, qtbot):
    with qtbot.waitSignal(question.reached):
        question.buttons[2].setFocus()
