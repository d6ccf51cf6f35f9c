"""Sections, where each stands, which one is open; and what is wished goes into the record."""

from incident_desk.domain.doctor import Finding, Group
from incident_desk.domain.review import SectionState
from incident_desk.qt.pages.doctor.sheet import Question
from incident_desk.qt.pages.review.review_acts import ReviewActs
from incident_desk.qt.pages.review.view_model import can_be_sent, from_record
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.reviewing import choose_template
from tests.review_samples import OTHER


def told(model):
    return {one.section.id: (one.state, one.beside) for one in model.rows}


def test_a_review_that_nobody_began_is_shown_by_the_standard_template(model):
    assert told(model)["summary"] == (SectionState.EMPTY, "empty")
    assert told(model)["whys"] == (SectionState.EMPTY, "optional")
    assert told(model)["timeline"] == (None, "")
    assert model.open.id == "summary" and model.missing == ("Summary",)
    assert model.rows[3].spoken == "Timeline, from the record"
    assert not can_be_sent(model)


def test_the_sections_follow_what_is_written(room, model):
    room.sample.write("summary", "It was down")
    room.until(lambda: told(model)["summary"][0] is SectionState.DRAFT)
    assert model.missing == () and can_be_sent(model)
    ReviewActs(room.link, model).mark(SectionState.DONE)
    room.until(lambda: told(model)["summary"][0] is SectionState.DONE)
    model.choose("impact")
    ReviewActs(room.link, model).mark(SectionState.NOT_NEEDED, "Nobody noticed")
    room.until(lambda: told(model)["impact"] == (SectionState.NOT_NEEDED, "not needed"))


def test_the_open_section_is_kept_by_incident_and_moved_by_keys(model):
    seen = []
    model.section_changed.connect(lambda: seen.append(model.open.id))
    model.step(-1)
    model.step(1)
    model.choose("timeline")
    model.choose("timeline")
    assert seen == ["actions", "summary", "timeline"]
    assert from_record(model) == ("the timeline",)


def test_action_items_say_what_they_lack(room, model):
    room.sample.do(lambda _: add_action(ActionWish("Alert on pool usage")))
    room.until(lambda: told(model)["actions"][1] == "1, 1 without an owner")


def test_another_template_shows_its_own_sections(room, model):
    room.sample.do(lambda one: choose_template(one, OTHER))
    room.until(lambda: list(told(model)) == ["lessons"])
    assert model.open.id == "lessons"


def test_the_next_question_is_of_this_section_or_of_the_one_that_follows(room, model):
    def question(rule):
        return Question(Finding(rule, Group.ASK, rule, "", "", "", facts=(rule,)))

    assert not model.next_question()
    model.ask([question("one-minute"), question("actions")])
    assert [one.questions for one in model.rows] == [0, 0, 0, 1, 1]
    assert model.next_question() and model.open.id == "timeline"
    assert [one.finding.rule for one in model.questions_here] == ["one-minute"]
    assert model.next_question() and model.open.id == "actions"
    model.ask([question("actions")])
    assert not model.next_question() and model.open.id == "actions"
    assert model.rows[4].asks == "1 question" and model.rows[4].spoken.endswith("1 question")


def test_a_text_without_a_section_here_is_read_written_and_counted_with_none(room, model):
    room.sample.write("summary", "It was down")
    room.sample.do(lambda one: choose_template(one, OTHER))
    room.until(lambda: list(told(model)) == ["lessons", "summary"])
    assert (model.own, model.progress, model.missing) == (1, (0, 1), ("Lessons",))
    model.step(1)
    assert (model.open.title, model.open.prose) == ("Summary", True)
    room.sample.write("summary", "It was down for an hour")
    room.until(lambda: model.incident.review.text("summary").endswith("hour"))
    # Whoever takes its words away to write others is not sent to another section.
    room.sample.write("summary", "")
    room.until(lambda: not model.incident.review.text("summary"))
    assert model.open.id == "summary"
    room.sample.write("summary", "Again")
    room.until(lambda: told(model)["summary"] == (SectionState.DRAFT, ""))
