"""Commands and role of a step."""

from PySide6.QtCore import Qt

from incident_desk.domain.playbook import Command
from incident_desk.domain.playbook_editing_steps import set_commands, step_of
from incident_desk.qt.pages.playbooks.editor.step_panel import StepPanel
from tests.qt.pages.playbooks.conftest import shown


def panel_of(themes, drafting, qtbot, step_id):
    return shown(qtbot, StepPanel(themes, drafting, step_of(drafting.playbook, step_id)), 500, 120)


def test_a_command_is_added_changed_and_taken_away(themes, drafting, qtbot):
    panel = panel_of(themes, drafting, qtbot, "1.2")
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.fields[0].field, "rm -rf /var/spool/[JOB]")
    qtbot.keyClick(panel.fields[0].field, Qt.Key.Key_Return)
    command = step_of(drafting.playbook, "1.2").commands[0]
    assert command.text == "rm -rf /var/spool/[JOB]" and command.danger and command.span is None
    again = panel_of(themes, drafting, qtbot, "1.2")
    assert again._loses.text().startswith("Caution: ")
    qtbot.mouseClick(again.fields[0].drop, Qt.MouseButton.LeftButton)
    assert step_of(drafting.playbook, "1.2").commands == ()


def test_a_script_of_many_lines_is_shown_and_not_typed_over(themes, drafting, qtbot):
    drafting.act(lambda book: set_commands(book, "1.2", [Command("one\ntwo")]))
    panel = panel_of(themes, drafting, qtbot, "1.2")
    assert panel.fields[0].field.isReadOnly() and panel.fields[0].field.text() == "one ⏎ two"
    assert panel._loses.text() == "no loss known"


def test_a_step_that_gathers_becomes_a_heading_and_back(themes, drafting, qtbot):
    panel = panel_of(themes, drafting, qtbot, "1.1")
    qtbot.mouseClick(panel.role, Qt.MouseButton.LeftButton)
    assert step_of(drafting.playbook, "1.1").role == "group"
    panel = panel_of(themes, drafting, qtbot, "1.1")
    assert panel.role.model.text == "Make it a step" and not panel.add.isEnabled()
    qtbot.mouseClick(panel.role, Qt.MouseButton.LeftButton)
    assert step_of(drafting.playbook, "1.1").role == "step"
    panel = panel_of(themes, drafting, qtbot, "1.2")
    qtbot.mouseClick(panel.role, Qt.MouseButton.LeftButton)
    assert "gathers no steps" in drafting.said[0]
