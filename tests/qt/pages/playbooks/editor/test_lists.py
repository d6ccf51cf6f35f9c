"""Triggers, limits, reasons and the form of the review in folded tables."""

import pytest

from incident_desk.qt.pages.playbooks.editor.lists import FORMS, ListFold
from tests.qt.pages.playbooks.conftest import shown

BY_PART = {form.part: form for form in FORMS}


@pytest.fixture
def fold(themes, drafting, qtbot):
    return lambda part: shown(qtbot, ListFold(themes, drafting, BY_PART[part]), 500, 300)


@pytest.mark.parametrize("part", sorted(BY_PART))
def test_things_come_change_and_go(fold, drafting, part):
    one = fold(part)
    assert one.facts == "none"
    one.add_one()
    one.add_one()
    assert one.facts == "2" and one.is_open and one.grid.rowCount() == 2
    column = 1 if part == "criteria" else 0
    one.grid.typed.emit(1, column, "The bell is silent")
    assert BY_PART[part].cells(getattr(drafting.playbook, part)[1])[column] == "The bell is silent"
    one.grid.typed.emit(1, column, " ")
    assert "need" in drafting.said[-1]
    one.grid.removed.emit(0)
    assert len(getattr(drafting.playbook, part)) == 1
    for _ in range(4):
        drafting.undo()
    assert getattr(drafting.playbook, part) == () and one.facts == "none"
    one.grab()


def test_what_is_typed_is_understood(fold, drafting):
    signs = fold("triggers")
    signs.add_one()
    signs.grid.typed.emit(0, 0, "No bell for > 5 minutes")
    assert drafting.playbook.triggers[0].after_s == 300
    limits = fold("thresholds")
    limits.add_one()
    limits.grid.typed.emit(0, 3, "2m")
    assert drafting.playbook.thresholds[0].every_s == 120
    limits.grid.typed.emit(0, 3, "often")
    assert drafting.said[-1].startswith("How often to look at New measure: “often” is no time")
    form = fold("review")
    form.add_one()
    form.grid.typed.emit(0, 1, "What rang?; Who heard it?;")
    assert drafting.playbook.review[0].prompts == ("What rang?", "Who heard it?")
