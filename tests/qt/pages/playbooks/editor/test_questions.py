"""The first questions as an outline."""

from incident_desk.qt.pages.playbooks.editor.questions import QuestionsFold
from tests.qt.pages.playbooks.conftest import shown
from tests.qt.pages.playbooks.editor.test_outline import typed


def test_questions_are_edited_as_steps_are(themes, drafting, qtbot):
    fold = shown(qtbot, QuestionsFold(themes, drafting), 500, 300)
    steps = drafting.shown_phase.steps
    assert fold.facts == "none" and fold.outline is None
    fold.add_one()
    typed(fold.outline, qtbot, "Who called?")
    assert [step.text for step in drafting.playbook.assessment] == ["Who called?"] and fold.facts == "1"
    assert drafting.shown_phase.steps == steps
    drafting.undo()
    drafting.undo()
    assert drafting.playbook.assessment == () and fold.outline.step is None
    fold.grab()
