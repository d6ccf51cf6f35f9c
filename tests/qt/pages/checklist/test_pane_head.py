"""The heading of a column."""

from incident_desk.qt.pages.checklist.pane_head import PaneHead
from incident_desk.qt.theme import Density


def test_it_says_its_name_and_words_and_is_lower_where_there_is_little_room(themes, qtbot):
    head = PaneHead(themes, "Steps")
    qtbot.addWidget(head)
    head.say("7 open <b>")
    assert (head.name.text(), head.words.text()) == ("Steps", "7 open <b>")
    before = head.height()
    themes.set_density(Density.COMPACT)
    assert head.height() < before
