"""Title, state, and acts on phases."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.playbooks.drafting import compiled
from incident_desk.qt.pages.playbooks.editor.head import EditorHead
from tests.qt.pages.playbooks.conftest import shown


@pytest.fixture
def head(themes, model, qtbot):
    model.said = []
    model.draft.refused.connect(model.said.append)
    return shown(qtbot, EditorHead(themes, model), 800, 200)


def test_it_says_what_is_open_and_what_is_missing(head, model, qtbot):
    assert head.title.text() == "Printer Playbook" and head.facts.text() == "version 1"
    assert head.missing.text() == "1 contact missing" and head.missing.isVisible()
    assert not head.undo.isEnabled() and not head.redo.isEnabled()
    head.title.setText("Press Playbook")
    head.title.editingFinished.emit()
    model.draft.show_compiled(compiled(model.draft.draft))
    assert head.facts.text().startswith("draft v2, ") and model.draft.playbook.title == "Press Playbook"
    qtbot.mouseClick(head.undo, Qt.MouseButton.LeftButton)
    assert head.title.text() == "Printer Playbook" and head.redo.isEnabled()


def test_a_title_that_is_refused_stands_as_it_was(head, model):
    head.title.setText(" ")
    head.title.editingFinished.emit()
    assert "needs a title" in model.said[0] and head.title.text() == "Printer Playbook"


def test_phases_are_renamed_added_and_deleted(head, model, qtbot):
    head.phase.setText("First look")
    model.draft.flush()
    assert model.draft.phases[0].name == "First look"
    qtbot.mouseClick(head.add, Qt.MouseButton.LeftButton)
    assert [one.name for one in model.draft.phases][:2] == ["First look", "New phase"] and model.draft.phase == 1
    assert head.phase.hasFocus() and head.phase.text() == "New phase"
    qtbot.mouseClick(head.drop, Qt.MouseButton.LeftButton)
    assert [one.name for one in model.draft.phases] == ["First look", "Mend", "Close"]
    head.phase.setText("close")
    head.phase.editingFinished.emit()
    assert "Another phase is called" in model.said[0] and head.phase.text() == "Mend"
