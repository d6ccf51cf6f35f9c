"""The small table by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from incident_desk.qt.pages.playbooks.editor.cells import Cell, Look
from incident_desk.qt.pages.playbooks.editor.grid import Grid
from tests.qt.pages.playbooks.conftest import shown

CELLS = [[Cell("1", Look.NUMBER), Cell(name, Look.PLAIN, "Name", name)] for name in ("a", "b")]


@pytest.fixture
def grid(themes, qtbot):
    one = shown(qtbot, Grid(themes, "People", ("", "Name"), (40, 0)), 300, 200)
    one.show_cells(CELLS)
    one.told = []
    one.typed.connect(lambda *words: one.told.append(words))
    one.removed.connect(one.told.append)
    one.setFocus()
    return one


def test_enter_types_over_a_cell_and_delete_takes_its_row(grid, qtbot):
    grid.setCurrentCell(1, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    field = grid.viewport().findChild(QLineEdit)
    field.setText("c")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(grid.told))
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert grid.told == [(1, 1, "c"), 1]


def test_what_is_not_changed_is_not_told_and_what_has_no_name_is_not_typed(grid, qtbot):
    grid.type_into(0, 1)
    qtbot.keyClick(grid.viewport().findChild(QLineEdit), Qt.Key.Key_Return)
    before = len(grid.viewport().findChildren(QLineEdit))
    grid.type_into(0, 0)
    assert grid.told == [] and len(grid.viewport().findChildren(QLineEdit)) == before


def test_the_current_cell_stays_and_the_height_follows_the_rows(grid):
    grid.setCurrentCell(1, 1)
    height = grid.sizeHint().height()
    grid.show_cells([*CELLS, CELLS[0]])
    assert (grid.currentRow(), grid.currentColumn()) == (1, 1) and grid.sizeHint().height() > height
    grid.show_cells(CELLS[:1])
    assert grid.currentRow() == 0
    assert grid.item(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Name, a"


def test_one_click_on_a_value_types_over_it_and_one_on_what_is_no_field_does_not(grid, qtbot):
    def click(row, column):
        place = grid.visualRect(grid.model().index(row, column)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(0, 0)
    assert grid.viewport().findChild(QLineEdit) is None
    click(1, 1)
    field = grid.viewport().findChild(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "dawn")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.told == [(1, 1, "dawn")])
