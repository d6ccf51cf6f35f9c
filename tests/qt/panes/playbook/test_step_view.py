"""Keys and clicks in the list of steps."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView

from incident_desk.qt.panes.playbook.outline import nodes_of
from incident_desk.qt.panes.playbook.row_form import RowForm
from incident_desk.qt.panes.playbook.step_view import StepView


@pytest.fixture
def view(themes, qtbot, rehearsal):
    view = StepView(themes)
    qtbot.addWidget(view)
    view.resize(540, 700)
    view.show_nodes(nodes_of(rehearsal.night().scene.incident, "phase-1"), "2.1.4")
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


def test_only_the_commands_of_the_current_step_are_open(view):
    tree = view.model()
    assert view.isExpanded(tree.index_of("2.1"))
    assert view.isExpanded(tree.index_of("2.1.4"))
    assert not view.isExpanded(tree.index_of("2.1.5"))


def test_space_ticks_the_selected_step(view, qtbot):
    view.select("2.1.5")
    with qtbot.waitSignal(view.toggle_wanted) as ticked:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticked.args == ["2.1.5"]


def test_space_on_a_command_copies_it(view, qtbot):
    view.select("2.1.4/command-1")
    with qtbot.waitSignal(view.copy_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert wanted.args[0].text == "ping chatbot-fluxa.com"


def test_enter_folds_and_unfolds(view, qtbot):
    view.select("2.1")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not view.isExpanded(view.model().index_of("2.1"))


def test_letters_move_nothing(view, qtbot):
    view.select("2.1.4")
    qtbot.keyClick(view, "v")
    assert view.selected_node().id == "2.1.4"


def test_a_fold_stays_when_a_step_is_ticked(view, rehearsal):
    view.collapse(view.model().index_of("2.2"))
    record = rehearsal.night()
    record.do("3:44:00", "Rita Ortega", rehearsal.done("2.1.4"))
    view.show_nodes(nodes_of(record.scene.incident, "phase-1"), "2.1.5")
    assert not view.isExpanded(view.model().index_of("2.2"))
    assert not view.isExpanded(view.model().index_of("2.1.4"))
    assert view.isExpanded(view.model().index_of("2.1.5"))


def test_a_click_on_the_box_ticks_and_elsewhere_selects(view, qtbot, themes):
    index = view.model().index_of("2.1.5")
    view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
    row = view.visualRect(index)
    form = RowForm(themes.current, view.model().data(index, Qt.ItemDataRole.UserRole), 1, view.viewport().width())
    with qtbot.waitSignal(view.toggle_wanted):
        box = form.box(row.top()).center().toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    with qtbot.assertNotEmitted(view.toggle_wanted):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, row.center().y()))
    assert view.selected_node().id == "2.1.5"


def test_a_click_on_the_copy_sign_copies(view, qtbot, themes):
    index = view.model().index_of("2.1.4/command-0")
    node = view.model().data(index, Qt.ItemDataRole.UserRole)
    form = RowForm(themes.current, node, 2, view.viewport().width())
    spot = form.copy_spot(view.visualRect(index).top()).center().toPoint()
    with qtbot.waitSignal(view.copy_wanted) as wanted:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted.args[0].text == "dig chatbot-fluxa.com"


def test_a_folded_heading_is_closed_until_somebody_opens_it(themes, qtbot, rehearsal):
    view = StepView(themes)
    qtbot.addWidget(view)
    nodes = nodes_of(rehearsal.night().scene.incident, "phase-1")
    folded = tuple(replace(one, folded=one.id == "2.2") for one in nodes)
    view.show_nodes(folded, "2.1.4")
    heading = view.model().index_of("2.2")
    assert not view.isExpanded(heading) and view.isExpanded(view.model().index_of("2.1"))
    view.expand(heading)
    view.show_nodes(folded, "2.1.5")
    assert view.isExpanded(heading)
