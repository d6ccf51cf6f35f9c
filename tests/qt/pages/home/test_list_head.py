"""The line above the list."""

from incident_desk.qt.pages.home.choice import Choice
from incident_desk.qt.pages.home.list_head import ListHead
from incident_desk.qt.widgets.chip import ChipLook


def test_typing_chooses_words_and_keeps_the_rest(themes, qtbot):
    head, chosen = ListHead(themes), []
    qtbot.addWidget(head)
    head.chosen.connect(chosen.append)
    head.search.setText("Slack  Notes")
    assert chosen == [Choice(words=("slack", "notes"))]
    head.search.setText("slack notes ")
    assert len(chosen) == 1


def test_a_chip_that_narrows_looks_taken(themes, qtbot):
    head = ListHead(themes)
    qtbot.addWidget(head)
    head.show_levels(("P1",))
    head.show()
    head.severity.click()
    head.menu.actions()[1].trigger()
    head.menu.close()
    assert head.severity.model.look is ChipLook.ON
    assert head.choice.severity == "P1"
