"""One question."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.assessment import BY_ID, Answer
from incident_desk.qt.panes.assessment.question_row import QuestionRow
from incident_desk.qt.panes.assessment.view_model import QuestionShown

AT = datetime(2026, 3, 1, 3, 26, tzinfo=UTC)


def shown(question, text):
    return QuestionShown(BY_ID[question], Answer(text, "Maya Kowalski", AT))


@pytest.fixture
def make(themes, qtbot):
    def run(question):
        row = QuestionRow(themes, BY_ID[question])
        qtbot.addWidget(row)
        row.resize(480, 60)
        row.show()
        qtbot.waitExposed(row)
        return row

    return run


def test_choices_give_the_words_of_the_question(make, qtbot):
    row = make("extent")
    with qtbot.waitSignal(row.answered) as given:
        row.choices.chosen.emit(1)
    assert given.args == ["extent", "partial"]
    with qtbot.waitSignal(row.answered) as given:
        row.choices.chosen.emit(2)
    assert given.args == ["extent", None]


def test_a_typed_answer_is_given_by_enter(make, qtbot):
    row = make("since")
    row.focus_answer()
    qtbot.waitUntil(row.field.hasFocus)
    qtbot.keyClicks(row.field, "02:49")
    with qtbot.waitSignal(row.answered) as given:
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert given.args == ["since", "02:49"]


def test_leaving_gives_once_what_was_typed(make, qtbot):
    row = make("since")
    given = []
    row.answered.connect(lambda question, text: given.append(text))
    row.focus_answer()
    qtbot.waitUntil(row.field.hasFocus)
    qtbot.keyClicks(row.field, "02:49")
    row.choices.focus_first()
    assert given == ["02:49"]
    row.focus_answer()
    qtbot.waitUntil(row.field.hasFocus)
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    row.choices.focus_first()
    assert given == ["02:49", "02:49"]


def test_leaving_an_emptied_field_keeps_the_answer_that_stands(make, qtbot):
    row = make("since")
    row.show_answer(shown("since", "02:49"))
    row.focus_answer()
    qtbot.waitUntil(row.field.hasFocus)
    row.field.clear()
    with qtbot.assertNotEmitted(row.answered):
        row.choices.focus_first()
    assert row.field.text() == "02:49"


def test_esc_takes_back_what_was_typed(make, qtbot):
    row = make("since")
    row.show_answer(shown("since", "02:49"))
    row.focus_answer()
    qtbot.waitUntil(row.field.hasFocus)
    qtbot.keyClicks(row.field, " or so")
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == "02:49"


def test_an_answer_that_arrives_leaves_typing_alone(make, qtbot):
    row = make("since")
    row.focus_answer()
    qtbot.waitUntil(row.field.hasFocus)
    qtbot.keyClicks(row.field, "half an ans")
    row.show_answer(shown("since", "02:49"))
    assert row.field.text() == "half an ans"
    assert row.said.text() == "MK 03:26"


def test_not_known_is_shown_as_taken(make):
    row = make("since")
    row.show_answer(shown("since", None))
    assert (row.choices.choice, row.field.text()) == (0, "")
