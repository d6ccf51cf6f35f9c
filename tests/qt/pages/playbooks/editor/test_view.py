"""The editor as a whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.pages.playbooks.drafting import compiled
from incident_desk.qt.pages.playbooks.editor.view import EditorView
from tests.qt.pages.playbooks.conftest import BOOK, draft, shown


@pytest.fixture
def editor(themes, model, qtbot):
    model.wishes = []
    model.wanted.connect(model.wishes.append)
    model.action_wished.connect(model.wishes.append)
    return shown(qtbot, EditorView(themes, model), 900, 800)


def test_what_is_not_changed_is_not_saved(editor, model, qtbot):
    assert (
        not editor.save.isEnabled()
        and not editor.discard.isVisible()
        and editor.steps_head.facts == "6, Look shown"
    )
    model.draft.act(lambda book: move_edge(book, 0, 1200))
    assert editor.save.isEnabled() and editor.save.model.text == "Save as v2"
    for button in (editor.save, editor.drill, editor.export, editor.discard):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert model.wishes == ["save", "drill", "export", "discard"]


def test_what_would_be_lost_as_markdown_is_said(editor, model):
    plan = BOOK.plans[0]
    first = replace(plan.phases[0], name="- Look")
    unlike = replace(BOOK, plans=(replace(plan, phases=(first, *plan.phases[1:])), *BOOK.plans[1:]))
    model.draft.act(lambda book: unlike)
    model.draft.show_compiled(compiled(model.draft.draft))
    assert "can't be saved: " in editor.warning.text() and "Ctrl+Z" in editor.warning.text()
    assert editor.warning.isVisible() and editor.foot_words.text().startswith("The draft is kept")
    model.draft.undo()
    assert not editor.warning.isVisible()
    assert editor.foot_words.text().startswith("The imported file is kept")


def test_a_checklist_can_be_run(editor, model, qtbot):
    assert not editor.run.isVisible()
    model.draft.begin(draft(replace(BOOK, kind="checklist")))
    assert editor.run.isVisible()
    qtbot.mouseClick(editor.run, Qt.MouseButton.LeftButton)
    assert model.wishes == ["start_checklist"]


def test_parts_stand_under_each_other_where_it_is_narrow(editor):
    editor.turn(False)
    editor.resize(600, 800)
    assert editor.severities.mapTo(editor, editor.severities.rect().topLeft()).x() < 100
    assert len(editor.areas) == 7
    editor.grab()


def test_what_is_typed_and_not_left_is_in_the_draft_that_is_saved(editor, model, qtbot):
    before = model.draft.playbook
    editor.outline.setFocus()
    editor.outline.add()
    model.draft.flush()
    assert model.draft.playbook is before
    editor.outline.add()
    qtbot.keyClicks(editor.focusWidget(), "Count the sheets")
    model.draft.flush()
    assert "Count the sheets" in [step.text for step in model.draft.shown_phase.steps]
    editor.severities.grid.type_into(0, 2)
    qtbot.keyClicks(editor.focusWidget(), "3 h")
    model.draft.flush()
    assert model.draft.playbook.severities[0].response_s == 10_800
