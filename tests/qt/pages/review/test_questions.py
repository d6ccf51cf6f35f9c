"""Which questions are open: of an incident that is over always, of another while its review is read."""

import pytest

from incident_desk.domain.moments import Moment
from incident_desk.qt.pages.review.questions import Questions
from incident_desk.services.acts.steering import resolve


@pytest.fixture
def questions(room):
    one = Questions(room.link)
    one.take(room.scene)
    return one


def end(room):
    room.sample.do(lambda now: resolve(now, None, Moment.exactly(room.now())))


def test_nobody_is_asked_about_an_incident_that_is_worked_on_but_who_reads_its_review(room, questions):
    room.settle()
    assert not questions.all
    questions.be_in_front(True)
    room.until(lambda: bool(questions.all))
    questions.be_in_front(False)
    assert not questions.all


def test_one_that_has_ended_is_asked_about(room, questions):
    end(room)
    room.until(lambda: "milestones" in [one.finding.rule for one in questions.all])


def test_what_was_answered_is_asked_no_more(room, questions):
    end(room)
    room.until(lambda: bool(questions.all))
    asked = next(one for one in questions.all if one.is_ready)
    questions.deeds.do(asked, asked.remedies[0])
    room.until(lambda: asked.mark not in [one.mark for one in questions.all])
