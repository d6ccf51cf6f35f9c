"""Each thing that was understood is found in the editor by what it is."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.playbooks.editor.cells import CELL
from incident_desk.qt.pages.playbooks.editor.coming import come_to
from incident_desk.qt.pages.playbooks.editor.view import EditorView
from tests.qt.pages.playbooks.conftest import BOOK, shown


@pytest.fixture
def editor(themes, model, qtbot):
    return shown(qtbot, EditorView(themes, model), 900, 800)


def test_a_step_and_its_phase(editor, model):
    step = BOOK.phases()[1].steps[0]
    come_to(editor, model.draft, step)
    assert model.draft.phase == 1 and editor.outline.step == step
    come_to(editor, model.draft, BOOK.phases()[2])
    assert model.draft.phase == 2 and editor.head.phase.text() == "Close"
    assert QApplication.focusWidget() is editor.head.phase


def test_a_severity_a_contact_and_a_message(editor, model):
    come_to(editor, model.draft, BOOK.severities[0])
    grid = editor.severities.grid
    assert grid.hasFocus() and grid.item(grid.currentRow(), 0).data(CELL).text == "P1"
    come_to(editor, model.draft, BOOK.contacts[1])
    assert editor.contacts.grid.hasFocus() and editor.contacts.grid.currentRow() == 1
    come_to(editor, model.draft, BOOK.templates[0])
    assert editor.messages.field.hasFocus()


def test_what_has_no_place_there_goes_to_the_title(editor, model):
    for thing in (None, "a word", replace(BOOK.phases()[0].steps[0], text="Not there")):
        come_to(editor, model.draft, thing)
        assert editor.head.title.hasFocus()
        editor.outline.setFocus()
