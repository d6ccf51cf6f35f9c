"""Words and time of a step stay together."""

from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.playbook_editing_steps import step_of
from incident_desk.formats.step_times import bare_words, reworded, timed


def book(step):
    return Playbook("P", plans=(Plan("P", (Phase("Look", 0, 900, steps=(step,)),)),), chosen_plan="P")


def one(found):
    step = step_of(found, "1")
    return step.text, step.due_s, step.start_s


def test_a_time_is_said_in_the_words_of_an_item():
    assert one(timed(book(Step("1", "Look")), "1", 1500)) == ("Look (within 25 minutes)", 1500, None)
    again = timed(timed(book(Step("1", "Look")), "1", 1500), "1", 3600)
    assert one(again) == ("Look (within 1 hour)", 3600, None)
    assert one(timed(again, "1", None)) == ("Look", None, None)


def test_a_heading_says_it_beside_them():
    assert one(timed(book(Step("1", "Look", "group")), "1", 1500)) == ("Look", 1500, None)


def test_other_words_keep_the_time_or_bring_one():
    step = Step("1", "Look (within 25 minutes)", due_s=1500)
    assert bare_words(step) == "Look"
    assert one(reworded(book(step), "1", "Go  there")) == ("Go there (within 25 minutes)", 1500, None)
    assert one(reworded(book(step), "1", "Go there (5-10 min)")) == ("Go there (5-10 min)", 600, 300)
