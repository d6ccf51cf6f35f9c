"""The head of a part."""

from incident_desk.qt.pages.playbooks.editor.section import SectionHead
from tests.qt.pages.playbooks.conftest import shown


def test_it_has_a_button_where_there_is_something_to_do(themes, qtbot):
    head = shown(qtbot, SectionHead(themes, "Contacts", "Contact"), 300, 40)
    head.say("7")
    assert head.facts == "7" and head.button.isVisible() and head.button.accessibleName() == "Contact"
    assert not shown(qtbot, SectionHead(themes, "Severities"), 300, 40).button.isVisible()
