"""The first questions: found by id, with their usual answers."""

from incident_desk.domain.assessment import BY_ID, QUESTIONS


def test_every_question_has_an_id_of_its_own_and_ends_in_a_question_mark():
    assert len(BY_ID) == len(QUESTIONS) > 5
    assert all(one.text.endswith("?") and BY_ID[one.id] is one for one in QUESTIONS)


def test_the_usual_answers_differ():
    assert all(len(set(one.choices)) == len(one.choices) for one in QUESTIONS)
