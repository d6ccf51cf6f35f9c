"""Known patterns: names, words and steps, one pattern at a time."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.playbooks.editor.patterns import PatternsFold
from tests.qt.pages.playbooks.conftest import shown
from tests.qt.pages.playbooks.editor.test_outline import typed


@pytest.fixture
def fold(themes, drafting, qtbot):
    one = shown(qtbot, PatternsFold(themes, drafting), 520, 700)
    one.add_one()
    return one


def pattern(drafting, place=0):
    return drafting.playbook.procedures[place]


def test_a_pattern_is_named_and_gets_words_and_steps(fold, drafting, qtbot):
    form = fold.form
    assert fold.facts == "1" and pattern(drafting).name == "New pattern"
    form.name.setText("Paper jam")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert pattern(drafting).name == "Paper jam"
    form.words["symptoms"].add()
    form.words["symptoms"].grid.typed.emit(0, 0, "A grinding noise")
    form.words["causes"].add()
    assert (pattern(drafting).symptoms, pattern(drafting).causes) == (("A grinding noise",), ("New cause",))
    form.words["causes"].grid.removed.emit(0)
    form.outlines["resolution"].add()
    typed(form.outlines["resolution"], qtbot, "Pull the sheet")
    assert [step.text for step in pattern(drafting).resolution] == ["Pull the sheet"]
    assert pattern(drafting).causes == () and pattern(drafting).investigation == ()
    fold.grab()


def test_another_one_is_shown_and_one_is_deleted(fold, drafting, qtbot):
    form = fold.form
    form.outlines["steps"].add()
    fold.add_one()
    assert form.choice.count() == 2 and form.place == 1 and form.outlines["steps"].step is None
    form.name.setText("New pattern")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert "called" in drafting.said[-1] and form.name.text() == "New pattern 2"
    form.choice.activated.emit(0)
    assert len(form.outlines["steps"]._items) == 1
    qtbot.mouseClick(form.drop, Qt.MouseButton.LeftButton)
    assert [one.name for one in drafting.playbook.procedures] == ["New pattern 2"]
    drafting.undo()
    assert len(drafting.playbook.procedures) == 2
