"""The outline of the steps by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from incident_desk.domain.playbook import walk
from incident_desk.domain.playbook_editing_steps import rename_step
from incident_desk.qt.pages.playbooks.editor.outline import Outline
from incident_desk.qt.pages.playbooks.editor.outline_painter import WORDS
from tests.qt.pages.playbooks.conftest import ids, shown

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def outline(themes, drafting, qtbot):
    one = shown(qtbot, Outline(themes, drafting), 500, 500)
    one.setFocus()
    return one


def texts(drafting):
    return [step.text for step in walk(drafting.shown_phase.steps)]


def field(outline):
    """The line that is typed in: the newest, for one that was left is gone a moment later."""
    return [
        one for one in outline.viewport().findChildren(QLineEdit) if one.accessibleName()[:3] in ("Wor", "Due")
    ][-1]


def typed(outline, qtbot, words):
    line = field(outline)
    line.setText(words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.wait(5)


def test_all_steps_of_the_shown_phase_stand_in_it(outline, drafting):
    assert texts(drafting) == ["Go to the printer", "Look at the lamp", "Read <b>the display</b>", "Ask around"]
    assert len(outline._items) == 4 and outline.sizeHint().height() > 100
    drafting.choose_phase(1)
    assert list(outline._items) == ids(drafting)
    outline.grab()


def test_enter_adds_and_f2_renames(outline, drafting, qtbot):
    outline.choose("1.1.1")
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    typed(outline, qtbot, "Count the sheets")
    assert (
        texts(drafting)[1:3] == ["Look at the lamp", "Count the sheets"] and outline.step.text == "Count the sheets"
    )
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    typed(outline, qtbot, "Weigh the sheets")
    assert texts(drafting)[2] == "Weigh the sheets"
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    typed(outline, qtbot, "")
    assert "A step needs words" in drafting.said[0] and texts(drafting)[2] == "Weigh the sheets"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_step_that_is_never_named_goes_and_leaves_no_trace(outline, drafting, qtbot, key):
    before = drafting.playbook
    outline.choose("1.2")
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert len(ids(drafting)) == 3 and field(outline).text() == ""
    qtbot.keyClick(field(outline), key)
    qtbot.waitUntil(lambda: ids(drafting) == ["1.1", "1.2"])
    assert drafting.playbook is before and outline.step.id == "1.2" and outline.hasFocus()
    drafting.redo()
    drafting.undo()
    assert drafting.playbook is before and drafting.said == []


def test_esc_leaves_a_step_that_has_a_name(outline, drafting, qtbot):
    outline.choose("1.2")
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    typed(outline, qtbot, "Count the sheets")
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    field(outline).setText("Weigh")
    qtbot.keyClick(field(outline), Qt.Key.Key_Escape)
    qtbot.wait(5)
    assert texts(drafting)[-1] == "Count the sheets"


def test_a_line_for_one_more_command_has_room(outline, drafting, qtbot):
    outline.choose("1.2")
    panel = outline.itemWidget(outline._panel_item, WORDS)
    height = outline.sizeHint().height()
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert outline.sizeHint().height() > height
    line = panel.fields[0].field
    qtbot.waitUntil(lambda: line.height() >= line.sizeHint().height())
    qtbot.waitUntil(lambda: panel.fields[0].geometry().bottom() < panel.add.geometry().top())
    qtbot.waitUntil(lambda: panel.height() >= panel.sizeHint().height())


def test_a_due_time_is_typed_also_as_the_end_of_the_phase(outline, drafting, qtbot):
    for words, due in (("0:10", 600), ("end of phase", 900), ("", None)):
        outline.choose("1.2")
        outline.edit_due()
        typed(outline, qtbot, words)
        assert outline.step.due_s == due
    outline.edit_due()
    typed(outline, qtbot, "soon")
    assert drafting.said[-1].startswith("Due of “Ask around”: “soon” is no time")


def test_keys_move_nest_and_delete(outline, drafting, qtbot):
    outline.choose("1.2")
    qtbot.keyClick(outline, Qt.Key.Key_Up, ALT)
    assert ids(drafting) == ["1.2", "1.1"] and outline.step.id == "1.2"
    qtbot.keyClick(outline, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(outline, Qt.Key.Key_Tab)
    assert [step.id for step in drafting.shown_phase.steps[0].children] == ["1.1.1", "1.1.2", "1.2"]
    qtbot.keyClick(outline, Qt.Key.Key_Backtab)
    assert ids(drafting) == ["1.1", "1.2"] and outline.hasFocus()
    qtbot.keyClick(outline, Qt.Key.Key_Delete)
    assert ids(drafting) == ["1.1"] and outline.step is not None
    drafting.undo()
    assert ids(drafting) == ["1.1", "1.2"]


def test_a_step_that_leaves_its_phase_is_followed(outline, drafting, qtbot):
    outline.choose("1.2")
    qtbot.keyClick(outline, Qt.Key.Key_Down, ALT)
    assert drafting.shown_phase.name == "Mend" and outline.step.id == "1.2"


def test_what_belongs_to_the_current_step_stands_under_it(outline, drafting):
    drafting.choose_phase(1)
    outline.choose(ids(drafting)[0])
    panel = outline.itemWidget(outline._panel_item, WORDS)
    assert panel.fields[0].field.text() == "cancel -a"
    assert not outline._panel_item.flags() & Qt.ItemFlag.ItemIsEnabled
    outline.grab()


def test_what_is_folded_stays_folded(outline, drafting):
    item = outline._items["1.1"]
    item.setExpanded(False)
    outline.choose("1.2")
    drafting.act(lambda book: rename_step(book, "1.2", "x"))
    assert not outline._items["1.1"].isExpanded()
