"""Title and kind can be corrected; what becomes of the library is said."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.importing.corrections import KIND_NAMES
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.head import ImportHead
from incident_desk.qt.pages.importing.view_model import Turn
from tests.qt.pages.importing.conftest import opened, row_of


@pytest.fixture
def head(themes, qtbot, model):
    one = ImportHead(themes, model)
    qtbot.addWidget(one)
    one.show()
    model.show(opened())
    return one


def test_the_title_is_corrected_as_it_is_typed(head, model, qtbot):
    assert head.title.text() == "Printer on fire"
    head.title.selectAll()
    qtbot.keyClicks(head.title, "Our printer")
    assert model.judged.title == "Our printer" and "corrected by you" in head.facts.text()


def test_another_kind_is_chosen_by_the_keys(head, model, qtbot):
    assert head.kind.currentText() == "Playbook"
    qtbot.keyClick(head.kind, Qt.Key.Key_Down)
    assert model.judged.kind == "checklist"
    assert [head.kind.itemText(one) for one in range(head.kind.count())] == list(KIND_NAMES.values())


def test_what_is_left_to_check_is_counted_down(head, model):
    assert head.to_check.text() == "2 to check"
    model.answer("plan", "First hour")
    model.settle(row_of(model, "git reset", Look.DOUBT))
    assert head.to_check.text() == "nothing left to check"


def test_what_becomes_of_the_library_is_said(head, model):
    assert head.facts.text() == "new in the library"
    model.show(replace(opened(), version=3))
    assert head.facts.text() == "changes version 2, will be version 3"
    model.show(replace(opened(), version=2, is_known=True, repairs=2))
    assert head.facts.text() == "the same as version 2 in the library · damaged text repaired in 2 places"
    model.begin(Turn("b.md", 2, 3))
    assert not head.title.isEnabled() and head.facts.text() == "is being read"
    assert head.kind.currentText() == ""
    model.show(opened())
    assert head.facts.text() == "new in the library · file 2 of 3"
