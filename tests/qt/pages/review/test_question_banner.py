"""A question with its answers as buttons; each has its key, and the next one of the section follows."""

import pytest

from incident_desk.domain.doctor import Finding, Group
from incident_desk.qt.pages.doctor.sheet import Question
from incident_desk.qt.pages.review.question_banner import MOST, QuestionBanner
from incident_desk.services.remedies import Remedy


def question(rule, *labels):
    finding = Finding(rule, Group.CONTRADICTION, f"{rule}?", "Why.", "so it is", "mend it", facts=(rule,))
    return Question(finding, tuple(Remedy(label, f"sets {label}", lambda _: None) for label in labels))


@pytest.fixture
def banner(qtbot, themes):
    one = QuestionBanner(themes)
    qtbot.addWidget(one)
    one.resize(900, 120)
    return one


def labels(banner):
    return [(one.model.text, one.model.keys) for one in banner.answers.buttons]


def test_it_asks_says_why_and_offers_its_answers(banner):
    banner.show_questions((question("duration", "About 13:56", "15:53", "Enter time…"),))
    assert banner.isVisible() is False or banner.question is not None
    assert banner.title.text() == "duration?" and "We know, because so it is" in banner.words.text()
    assert labels(banner) == [("About 13:56", ("Alt", "1")), ("15:53", ("Alt", "2")), ("Enter time…", ("Alt", "3")),
                              ("Set aside…", ("Alt", "X"))]  # fmt: skip
    assert "sets About 13:56" in banner.effect.text()


def test_an_answer_is_told_with_its_place_and_what_is_not_there_is_none(banner):
    told = []
    banner.answered.connect(lambda one, place: told.append((one.finding.rule, place)))
    assert not banner.answer(0)
    banner.show_questions((question("duration", "a", "b"),))
    assert banner.answer(1) and not banner.answer(2)
    banner.answers.buttons[0].click()
    assert told == [("duration", 1), ("duration", 0)]


def test_one_without_an_answer_can_be_set_aside(banner):
    told = []
    banner.aside_wished.connect(told.append)
    assert not banner.wish_aside()
    asked = question("zone")
    banner.show_questions((asked,))
    assert banner.wish_aside() and told == [asked] and banner.effect.text() == "mend it"


def test_several_of_a_section_follow_each_other(banner):
    first, second = question("a", "x"), question("b", "y")
    banner.show_questions((first, second))
    assert banner.title.text() == "a? (1 of 2 here)"
    assert banner.go_on() and banner.question == second and not banner.go_on()
    banner.show_questions((first, second))
    assert banner.question == second
    banner.show_questions((first,))
    assert banner.question == first and banner.title.text() == "a?"
    banner.show_questions(())
    assert banner.question is None and banner.isHidden()


def test_no_more_answers_have_a_button_than_there_are_keys(banner):
    banner.show_questions((question("milestones", *"abcdef"),))
    assert len(banner.answers.buttons) == MOST + 1 and not banner.answer(MOST)


def test_in_a_narrow_window_the_answers_stand_under_the_words(qtbot, banner):
    banner.show_questions((question("duration", "About 13:56", "15:53"),))
    banner.resize(1200, 120)
    banner.show()
    assert banner.answers.x() > banner.title.x()
    banner.resize(400, 200)
    qtbot.waitUntil(lambda: banner.answers.y() > banner.title.y() + banner.title.height() - 1)
