"""Answers to the first questions."""

import pytest

from incident_desk.domain.assessment import QUESTIONS
from incident_desk.qt.panes.assessment.view_model import AssessmentModel
from incident_desk.services.acts.playing import assess


@pytest.fixture
def model(link, ticker):
    model = AssessmentModel(link, ticker)
    link.show()
    return model


def row(model, question):
    return next(one for one in model.shown.rows if one.question.id == question)


def test_it_counts_answers_and_not_known_is_one(model):
    assert model.shown.count == "2 of 10"
    assert row(model, "money").is_not_known
    assert not row(model, "since").is_not_known


def test_an_answer_says_who_and_when(model):
    assert (row(model, "extent").said, row(model, "extent").choice) == ("MK 03:26", 0)
    assert row(model, "since").said == ""


def test_answering_writes_it_and_moves_on(model, link):
    assert model.shown.next_row.question.id == "who"
    model.answer("who", "  all users ")
    assert link.record.scene.incident.assessment["who"].text == "all users"
    assert model.shown.next_row.question.id == "what_fails"


def test_an_answer_can_change_and_be_not_known(model):
    model.answer("extent", "partial")
    assert row(model, "extent").choice == 1
    model.answer("extent", None)
    assert row(model, "extent").choice == 2


def test_the_answer_that_stands_is_not_written_again(model, link):
    model.answer("extent", "complete")
    model.answer("money", None)
    model.answer("since", "   ")
    model.answer("no such question", "x")
    assert (link.acts, link.refusals) == (0, [])


def test_an_answer_outside_the_choices_is_said_in_words(model, link):
    link.act(lambda incident, _now: assess(incident, "environments", "EU only"))
    assert (row(model, "environments").choice, row(model, "environments").said) == (None, "EU only, RO 03:43")


def test_the_scale_is_that_of_the_incident(model):
    assert [level.name for level in model.shown.levels] == ["P0", "P1", "P2", "P3", "P4"]
    assert model.shown.severity == "P1"


def test_all_answered_leaves_no_next_question(model):
    for question in QUESTIONS:
        model.answer(question.id, "something")
    assert model.shown.next_row is None


def test_without_an_incident_nothing_is_written(link, ticker):
    AssessmentModel(link, ticker).answer("extent", "partial")
    assert link.acts == 0
