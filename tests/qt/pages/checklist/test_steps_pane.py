"""The steps of a run: keys, menu, commands and the line that asks why."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Blank, Command, Phase, Plan, Playbook, Step
from incident_desk.qt.panes.playbook.step_tree import NODE_ROLE
from incident_desk.services.acts.run_course import fill_blank
from tests.qt.pages.checklist.conftest import Front


def node(front, step):
    return front.page.steps.steps.model().index_of(step).data(NODE_ROLE)


def test_space_ticks_the_selected_step_and_d_means_the_next_one(front, qtbot):
    steps = front.page.steps.steps
    steps.select("2.2")
    steps.setFocus()
    with front.moved():
        qtbot.keyClick(steps, Qt.Key.Key_Space)
    assert front.state.steps["2.2"].state is StepState.DONE
    front.page.outline.setFocus()
    assert front.page.steps.chosen == "1.1"


def test_the_menu_gives_a_step_its_state_and_asks_where_a_reason_is_wanted(front, qtbot):
    pane = front.page.steps
    menu = pane.state_menu(node(front, "1.1"))
    assert isinstance(menu, QMenu)
    words = {one.text().replace("&", ""): one for one in menu.actions()}
    assert list(words) == ["Doing", "Done", "To do", "Defer…", "Not needed…"]
    assert [one for one in words if words[one].isChecked()] == ["To do"]
    with front.moved():
        words["Doing"].trigger()
    words["Defer…"].trigger()
    assert front.deferred == ["1.1"]
    words["Not needed…"].trigger()
    pane.reason.setText("covered by CI")
    with front.moved():
        qtbot.keyClick(pane.reason, Qt.Key.Key_Return)
    mark = front.state.steps["1.1"]
    assert (mark.state, mark.reason) == (StepState.NOT_NEEDED, "covered by CI")
    assert not pane.reason.isVisible()
    assert node(front, "1.1").children[0].text == "MK: covered by CI"


def test_a_command_is_copied_with_what_fills_its_blanks_and_open_ones_are_named(qtbot, themes, bench, link):
    command = Command("deploy <commit> to <place>", blanks=(Blank("commit", "<commit>"), Blank("place", "<place>")))
    steps = (Step("1", "Ship", commands=(command,)), Step("2", "Rest"))
    front = Front(
        qtbot, themes, bench, link, Playbook("x", kind="checklist", plans=(Plan("p", (Phase("Do", steps=steps),)),))
    )
    front.act(lambda run, _: fill_blank(run, "commit", "3f2c9e1"))
    assert node(front, "1/command-0").text == "deploy 3f2c9e1 to <place>"
    front.page.steps.copy_command()
    assert QGuiApplication.clipboard().text() == "deploy 3f2c9e1 to <place>"
    assert front.said == ["Copied: deploy 3f2c9e1 to <place>. Fill in place"]
    front.page.steps.steps.select("2")
    front.page.steps.steps.setFocus()
    front.page.steps.copy_command()
    assert front.said[-1] == "This step has no command"


def test_a_command_that_is_not_what_it_looks_like_is_copied_as_it_stands_and_that_is_said(
    qtbot, themes, bench, link
):
    steps = (Step("1", "Ship", commands=(Command("ship \u202e“all”"),)),)
    front = Front(
        qtbot, themes, bench, link, Playbook("x", kind="checklist", plans=(Plan("p", (Phase("Do", steps=steps),)),))
    )
    front.page.steps.copy_command()
    assert QGuiApplication.clipboard().text() == "ship \u202e“all”"
    assert front.said == [
        "Copied: ship \\u202e“all”. Look before you run it: it has signs that turn the text round, curly quotes"
    ]


def test_it_goes_to_the_next_open_step_and_to_a_part(front):
    pane = front.page.steps
    pane.steps.select("1.1")
    pane.go_next_open()
    assert pane.steps.selected_node().id == "1.2"
    front.page.outline.wanted.emit("2.1")
    assert pane.steps.selected_node().id == "2.1" and pane.steps.hasFocus()
