"""The parts of the right column: made when they are first asked for, and once."""

import pytest

from incident_desk.qt.pages.desk.arrangement import Part
from incident_desk.qt.pages.desk.tab_words import Tab
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


def test_what_no_start_needs_is_made_hidden_at_the_first_need_and_once(whole):
    parts = whole.stage.desk.right.parts
    assert set(parts.made) >= {Part.HEALTH, Part.UPDATES, Part.ESCALATION}
    for part, named in ((Part.TABS, "tabs"), (Part.ACTIONS, "action_items"), (Part.QUESTIONS, "assessment")):
        was_there = part in parts.made
        made = parts.part(part)
        assert made is getattr(parts, named) is parts.part(part)
        assert was_there or made.isHidden()


def test_a_tab_and_the_head_of_the_questions_are_heard(whole, qtbot):
    parts = whole.stage.desk.right.parts
    with qtbot.waitSignal(parts.tab_chosen) as heard:
        parts.tabs.chosen.emit(Tab.UPDATE)
    assert heard.args == [Tab.UPDATE]
    with qtbot.waitSignal(parts.questions_clicked):
        parts.assessment.head.click()
