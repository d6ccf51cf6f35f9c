"""The tree under Qt's own tester."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from incident_desk.qt.panes.playbook.outline import nodes_of
from incident_desk.qt.panes.playbook.step_tree import DEPTH_ROLE, NODE_ROLE, StepTree, spoken


@pytest.fixture
def nodes(rehearsal):
    return nodes_of(rehearsal.night().scene.incident, "phase-1")


@pytest.fixture
def tree(qapp):
    tree = StepTree()
    tester = QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield tree
    del tester


def test_rows_stand_under_their_headings(tree, nodes):
    assert tree.show(nodes)
    index = tree.index_of("2.1.4")
    assert tree.rowCount() == 3
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Check network connectivity and DNS"
    assert (index.data(DEPTH_ROLE), tree.rowCount(index)) == (1, 3)
    assert index.parent().data(NODE_ROLE).id == "2.1"


def test_a_new_state_changes_one_row_and_resets_nothing(tree, nodes, qtbot):
    tree.show(nodes)
    changed = []
    tree.dataChanged.connect(lambda first, _last: changed.append(first.data(NODE_ROLE).id))
    group = nodes[2]
    other = replace(group, children=(replace(group.children[0], aside="RO 03:50"), *group.children[1:]))
    assert not tree.show((*nodes[:2], other))
    # The heading holds its rows, so it is new with them.
    assert changed == [group.id, group.children[0].id]


def test_other_rows_reset_the_tree(tree, nodes):
    tree.show(nodes)
    assert tree.show(nodes[:1])
    assert tree.rowCount() == 1
    assert not tree.index_of("2.2.1").isValid()


def test_an_empty_tree_answers_nothing(tree):
    assert tree.rowCount() == 0
    assert tree.data(QModelIndex(), Qt.ItemDataRole.DisplayRole) is None


def test_rows_are_spoken_with_state_and_person(nodes):
    step = nodes[0].children[3]
    assert spoken(step) == "Check network connectivity and DNS, doing, current step, RO doing"
    assert spoken(nodes[0]) == "Detailed investigation, 3 of 5"
    assert spoken(step.children[0]) == "Command: dig chatbot-fluxa.com"
